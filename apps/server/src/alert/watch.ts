/** Looks at the figure of a rule: what it was over the rule's window at any tick, and what it is compared with. */

import { type Baseline, seasonOf } from '@huiyin/domain/alert/baseline.ts';
import type { Reading } from '@huiyin/domain/alert/evaluate.ts';
import type { AlertRule } from '@huiyin/domain/alert/rule.ts';
import { isWatchable } from '@huiyin/domain/alert/watchable.ts';
import type { Metric } from '@huiyin/domain/insight/metric.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { day, type Instant, minute, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { readSlice, readSlots, type SlotSums, type Span, type Watched } from '../insight/index.ts';
import type { Db } from '../platform/db.ts';

/** How often rules are looked at; windows and weeks are whole multiples of it. */
export const tickMs: Milliseconds = 5 * minute;
const week = 7 * day;

export function tickBefore(at: Instant): Instant {
  return Math.floor(at / tickMs) * tickMs;
}

/** Null: a group of its slice is gone, or the metric is. */
export async function watchedBy(db: Db, { metric, slice }: Pick<AlertRule, 'metric' | 'slice'>): Promise<Watched | null> {
  const registered = metricOf(metric);
  if (registered === undefined || !isWatchable(registered)) return null;
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

export function figuresFrom(metric: Metric, slots: readonly SlotSums[]): Figures {
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
      const [first, last] = [before(from), before(to)];
      const cases = n[last]! - n[first]!;
      const sum = total[last]! - total[first]!;
      if (metric.formula.kind === 'count') return { value: cases, n: cases };
      return cases === 0 ? null : { value: sum / cases, n: cases };
    },
  };
}

export async function readFigures(db: Db, watched: Watched, spans: readonly Span[]): Promise<Figures> {
  return figuresFrom(watched.metric, await readSlots(db, watched, spans, tickMs));
}

export function readingAt(rule: Pick<AlertRule, 'condition' | 'windowMs' | 'weeks' | 'minimumN'>, metric: Metric, figures: Figures, at: Instant): Reading {
  const { now, before } = windowsOf(rule, at);
  const figure = figures.at(now);
  const baseline = baselineOf(rule, metric, before.map((span) => figures.at(span)));
  if (metric.formula.kind !== 'count') return { at, value: figure?.value ?? null, n: figure?.n ?? 0, baseline };
  // A count is its own number of cases; of a change, the larger side has to be worth speaking of.
  return { at, value: figure!.value, n: rule.condition.kind === 'threshold' ? null : Math.max(figure!.value, baseline?.value ?? 0), baseline };
}

function baselineOf({ condition, minimumN }: Pick<AlertRule, 'condition' | 'minimumN'>, metric: Metric, before: readonly ({ readonly value: number; readonly n: number } | null)[]): Baseline | null {
  if (condition.kind === 'threshold') return null;
  const isCount = metric.formula.kind === 'count';
  const values = before.map((figure) => (figure !== null && (isCount || figure.n >= minimumN) ? figure.value : null));
  if (condition.against === 'season') return seasonOf(values);
  const [value] = values;
  return value === undefined || value === null ? null : { value, spread: null };
}
