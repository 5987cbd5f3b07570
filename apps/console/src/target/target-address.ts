/** What the page of targets takes from its address: a target in the making that another page proposes. */

import { isLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { axes, type Axis } from '@huiyin/domain/target/target.ts';

export interface ProposedTarget {
  readonly title: string;
  readonly axis: Axis;
  readonly metric: string;
  /** `topic:app-howto`, at most one dimension; empty: the whole centre. */
  readonly where: string;
  /** Local days of the baseline, `to` not counted in. */
  readonly from: string;
  readonly to: string;
  readonly goal: number;
  readonly dueOn: string;
}

export interface TargetsAddress {
  readonly draft?: ProposedTarget;
}

/** Whatever an address may carry: what is no whole proposal is dropped. */
export function readTargetsAddress({ draft }: Record<string, unknown>): TargetsAddress {
  if (typeof draft !== 'object' || draft === null) return {};
  const { title, axis, metric, where, from, to, goal, dueOn } = draft as Record<string, unknown>;
  const known = axes.find((each) => each === axis);
  const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length <= longest;
  const isDay = (value: unknown): value is string => typeof value === 'string' && isLocalDate(value);
  if (known === undefined || !isText(title, 120) || !isText(metric, 60) || !isText(where, 600) || where.includes(';') || !isDay(from) || !isDay(to) || !isDay(dueOn) || typeof goal !== 'number' || !Number.isFinite(goal)) return {};
  return { draft: { title, axis: known, metric, where, from, to, goal, dueOn } };
}
