/** What a review is written from. Everything is handed in, so that the same figures give the same review. */

import type { MetricReading } from '../insight/insight.contract.ts';
import type { Every, Period } from '../insight/period.ts';
import type { Analysis } from '../alert/analysis.schema.ts';
import type { BilingualText } from '../kernel/text.ts';

export interface Query extends Period {
  readonly metric: string;
  readonly by: string | null;
  readonly where: string;
  readonly every: Every;
}

/** What a query is filed under. */
export function queryKey({ metric, from, to, by, where, every }: Query): string {
  return [metric, from, to, by ?? '', where, every].join('|');
}

/** Of the key of a query: over the whole centre, told apart by nothing. */
export function isWhole(key: string): boolean {
  const [, , , by, where] = key.split('|');
  return by === '' && where === '';
}

export type Reading = MetricReading & { readonly where: string };

/** Something the business did: a release, a promotion, a new rule. */
export interface BusinessChange {
  readonly id: string;
  readonly name: BilingualText;
  /** Local days, both counted in. */
  readonly from: string;
  readonly to: string;
}

/** A target that ran in the month. */
export interface RunningTarget {
  readonly id: string;
  readonly metric: string;
  readonly where: string;
  readonly name: BilingualText;
  readonly owner: string;
  /** The last day, counted in. */
  readonly dueOn: string;
  readonly baseline: number;
  readonly goal: number;
  /** As it was judged at its end; null: not yet. */
  readonly verdict: 'reached' | 'missed' | null;
}

/** Why a figure of the month is another than the month before: what an alert would find. */
export type ExplainedChange = Pick<Analysis, 'answer' | 'unexplained' | 'causes'>;
export type ExplainedCause = ExplainedChange['causes'][number];

export interface ReviewFigures {
  /** `2025-08`. */
  readonly month: string;
  readonly timeZone: string;
  /** By `queryKey`. */
  readonly readings: Readonly<Record<string, MetricReading>>;
  /** By metric. */
  readonly explanations: Readonly<Record<string, ExplainedChange>>;
  readonly changes: readonly BusinessChange[];
  readonly targets: readonly RunningTarget[];
}

export function monthPeriod(month: string): Period {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: `${month}-01`, to: `${next}-01` };
}

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

export function isMonth(month: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month);
}
