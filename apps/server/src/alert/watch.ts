/** Looks at the figure of a rule: what it was over the rule's window at any tick, and what it is compared with. */

import { type Baseline, seasonOf } from '@huiyin/domain/alert/baseline.ts';
import type { Reading } from '@huiyin/domain/alert/evaluate.ts';
import type { AlertRule, WatchedMetric } from '@huiyin/domain/alert/rule.ts';
import { isByDay, isNumberOfCases, knowsChannel } from '@huiyin/domain/alert/watchable.ts';
import { sourceOfFormula } from '@huiyin/domain/insight/figure.ts';
import type { Metric } from '@huiyin/domain/insight/metric.ts';
import { metricOf, metrics } from '@huiyin/domain/insight/registry.ts';
import { day, type Instant, minute, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { dimensionsOf, readSlice, readSlots, type SlotSums, type Span, type Watched } from '../insight/index.ts';
import type { Db } from '../platform/db.ts';

/** How often rules are looked at; windows and weeks are whole multiples of it. */
export const tickMs: Milliseconds = 5 * minute;
const week = 7 * day;

export function tickBefore(at: Instant): Instant {
  return Math.floor(at / tickMs) * tickMs;
}

/** By what each metric can be narrowed for a rule. Of our own tool nothing is known but when it was asked. */
export const watchedMetrics: ReadonlyMap<string, WatchedMetric> = new Map(metrics.map((metric) => [metric.key, { dimensions: narrowedBy(metric), byDay: isByDay(metric) }]));

function narrowedBy(metric: Metric): ReadonlySet<string> {
  const known = new Set<string>(dimensionsOf(metric));
  const isOfTool = sourceOfFormula(metric.formula) === 'tool';
  for (const dimension of ['weekday', ...(isOfTool ? ['hour'] : []), ...(knowsChannel(metric) ? [] : ['channel', 'medium'])]) known.delete(dimension);
  return known;
}

/** Null: a group of its slice is gone, or the metric is. */
export async function watchedBy(db: Db, { metric, slice }: Pick<AlertRule, 'metric' | 'slice'>): Promise<Watched | null> {
  const registered = metricOf(metric);
  if (registered === undefined) return null;
  const where = await readSlice(db, whereOf(slice));
  return where.ok ? { metric: registered, where: where.value } : null;
}

export function whereOf(slice: AlertRule['slice']): string {
  return Object.entries(slice).map(([dimension, group]) => `${dimension}:${group}`).join(';');
}

/** Where the figures lie that a look at `at` needs. */
export function windowsOf({ condition, windowMs, weeks }: Pick<AlertRule, 'condition' | 'windowMs' | 'weeks'>, at: Instant): { readonly now: Span; readonly before: readonly Span[] } {
  const now = { from: at - windowMs, to: at };
  const shifted = (by: Milliseconds) => ({ from: now.from - by, to: now.to - by });
  if (condition.kind === 'threshold') return { now, before: [] };
  return { now, before: condition.against === 'before' ? [shifted(windowMs)] : seasonSpans(now, weeks) };
}

/** The same weekday and hours of the weeks before. A clock that is put forward or back in between moves them by an hour. */
export function seasonSpans({ from, to }: Span, weeks: number): readonly Span[] {
  // A window longer than a week would meet itself.
  const step = Math.ceil((to - from) / week) * week;
  return Array.from({ length: weeks }, (_, index) => ({ from: from - (index + 1) * step, to: to - (index + 1) * step }));
}

export interface Figures {
  /** Null: no cases. Of a count, nought is a figure. */
  at(span: Span): { readonly value: number; readonly n: number } | null;
}

function figuresFrom(metric: Metric, slots: readonly SlotSums[]): Figures {
  const [n, total] = [[0], [0]];
  for (const slot of slots) {
    n.push(n.at(-1)! + slot.n);
    total.push(total.at(-1)! + slot.total);
  }
  const before = (at: Instant) => {
    let [low, high] = [0, slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (slots[middle]!.at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    at({ from, to }) {
      // What stands there is all that came in less all that went, from the beginning.
      const [first, last] = [metric.formula.kind === 'level' ? 0 : before(from), before(to)];
      const cases = n[last]! - n[first]!;
      const sum = total[last]! - total[first]!;
      if (isNumberOfCases(metric)) return { value: sum, n: sum };
      return cases === 0 ? null : { value: sum / cases, n: cases };
    },
  };
}

export async function readFigures(db: Db, watched: Watched, spans: readonly Span[]): Promise<Figures> {
  return figuresFrom(watched.metric, await readSlots(db, watched, spans, tickMs));
}

/** Null of a span without cases. */
export async function figuresOf(db: Db, watched: Watched, spans: readonly Span[]): Promise<readonly ({ readonly value: number; readonly n: number } | null)[]> {
  const figures = await readFigures(db, watched, spans);
  return spans.map((span) => figures.at(span));
}

export function readingAt(rule: Pick<AlertRule, 'condition' | 'windowMs' | 'weeks' | 'minimumN'>, metric: Metric, figures: Figures, at: Instant): Reading {
  const { now, before } = windowsOf(rule, at);
  const figure = figures.at(now);
  const baseline = baselineOf(rule, metric, before.map((span) => figures.at(span)));
  if (!isNumberOfCases(metric)) return { at, value: figure?.value ?? null, n: figure?.n ?? 0, baseline };
  // A count is its own number of cases; of a change, the larger side has to be worth speaking of.
  return { at, value: figure!.value, n: rule.condition.kind === 'threshold' ? null : Math.max(figure!.value, baseline?.value ?? 0), baseline };
}

function baselineOf({ condition, minimumN }: Pick<AlertRule, 'condition' | 'minimumN'>, metric: Metric, before: readonly ({ readonly value: number; readonly n: number } | null)[]): Baseline | null {
  if (condition.kind === 'threshold') return null;
  const isCount = isNumberOfCases(metric);
  const values = before.map((figure) => (figure !== null && (isCount || figure.n >= minimumN) ? figure.value : null));
  if (condition.against === 'season') return seasonOf(values);
  const [value] = values;
  return value === undefined || value === null ? null : { value, spread: null };
}
