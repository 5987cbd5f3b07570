/** A figure of somebody else's beside our own (S3.18, S1.1): without its source and its day it says nothing. */

import { isLocalDate } from '../calendar/local-date.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { turnOf, type Turn } from './figure.ts';
import type { Metric } from './metric.ts';

export const benchmarkKinds = ['industry', 'competitor'] as const;
export type BenchmarkKind = (typeof benchmarkKinds)[number];

export interface BenchmarkWish {
  readonly metricKey: string;
  readonly kind: BenchmarkKind;
  /** Whose figure it is. */
  readonly name: string;
  readonly value: number;
  readonly on: string;
  readonly source: string;
  readonly note: string;
}

export function checkBenchmark(wish: BenchmarkWish, { metric, today }: { readonly metric: Metric | undefined; readonly today: string }): Result<BenchmarkWish, 'benchmark.invalid'> {
  const tidy = { ...wish, name: wish.name.trim(), source: wish.source.trim(), note: wish.note.trim() };
  if (metric === undefined) return refuse('benchmark.invalid', { field: 'metricKey' });
  if (tidy.name === '') return refuse('benchmark.invalid', { field: 'name' });
  if (tidy.source === '') return refuse('benchmark.invalid', { field: 'source' });
  if (!isLocalDate(tidy.on) || tidy.on > today) return refuse('benchmark.invalid', { field: 'on', to: today });
  const { least, most } = possible(metric.unit, metric.key);
  if (tidy.value < least || tidy.value > most) return refuse('benchmark.invalid', { field: 'value', least, ...(Number.isFinite(most) ? { most } : {}) });
  return accept(tidy);
}

/** Where we stand beside it: `flat` when both are shown alike, null without a figure of ours. */
export function besideUs(metric: Pick<Metric, 'good' | 'decimals'>, own: number | null, value: number): Turn | null {
  return own === null ? null : turnOf(metric, own, value);
}

/** Between which values a figure can lie at all. */
export function possible(unit: string, metricKey: string | null = null): { readonly least: number; readonly most: number } {
  if (unit === 'percent') return { least: 0, most: 100 };
  if (unit === 'points') return { least: metricKey === 'nps' ? -100 : 0, most: 100 };
  return { least: 0, most: Number.POSITIVE_INFINITY };
}
