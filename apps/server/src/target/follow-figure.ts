/** Reads the figure that a target follows: as a metric over its slice, the same as on every other page, or as entered by hand. */

import { addDays, daysOf, pointOf } from '@huiyin/domain/insight/period.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { latestEntry, lookedUntil, soundPoint } from '@huiyin/domain/target/look.ts';
import type { Point, Target } from '@huiyin/domain/target/target.ts';
import { readMetric, readSlice } from '../insight/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readEntries } from './entry.store.ts';

export type Reading = Pick<Shell, 'db' | 'clock'>;

export interface Course {
  readonly now: Point | null;
  /** By whole weeks (Monday to Sunday), or as entered. */
  readonly points: readonly Point[];
}

/** `since`: from where on the points are wanted; the baseline's first day when it is absent. */
export async function followFigure(shell: Reading, target: Target, today: string, { entries, since }: { readonly entries?: readonly Point[]; readonly since?: string } = {}): Promise<Course> {
  const until = lookedUntil(target, today);
  const from = since ?? target.baseline.from;
  if (target.followed.kind === 'hand') {
    const entered = (entries ?? (await readEntries(shell.db, [target.id]))).map(({ on, value, n }) => ({ on, value, n })).toSorted(byDay);
    return { now: latestEntry(target, entered, until), points: entered.filter(({ on }) => on >= from && on <= until) };
  }
  const { key, where } = target.followed;
  const weeks = { from: mondayFrom(oldest(from, until)), to: pointOf(until, 'week') };
  const [now, points] = await Promise.all([
    readOver(shell, { key, where }, { from: addDays(until, -target.windowDays), to: until }),
    daysOf(weeks) > 0 ? readWeeks(shell, { key, where }, weeks) : [],
  ]);
  return { now: now === null ? null : soundPoint({ on: until, ...now }), points };
}

/** Null: the metric or the slice is gone, or there is no data. */
export async function readOver(shell: Reading, figure: { readonly key: string; readonly where: string }, period: { readonly from: string; readonly to: string }): Promise<{ readonly value: number; readonly n: number } | null> {
  const [metric, slice] = [metricOf(figure.key), await readSlice(shell.db, figure.where)];
  if (metric === undefined || !slice.ok) return null;
  const { value, n } = await readMetric(shell, { metric, period, where: slice.value, by: null });
  return value === null ? null : { value, n };
}

async function readWeeks(shell: Reading, { key, where }: { readonly key: string; readonly where: string }, period: { readonly from: string; readonly to: string }): Promise<readonly Point[]> {
  const [metric, slice] = [metricOf(key), await readSlice(shell.db, where)];
  if (metric === undefined || !slice.ok) return [];
  const { series } = await readMetric(shell, { metric, period, where: slice.value, by: null, every: 'week' });
  return series.flatMap(({ at, value, n }) => soundPoint({ on: addDays(at, 7), value, n }) ?? []);
}

/** Series reach back so many days at most. */
const longestDays = 728;

function oldest(from: string, until: string): string {
  const limit = addDays(until, -longestDays);
  return from > limit ? from : limit;
}

/** That day, or the Monday after it. */
function mondayFrom(on: string): string {
  const monday = pointOf(on, 'week');
  return monday === on ? on : addDays(monday, 7);
}

function byDay(a: Point, b: Point): number {
  return a.on < b.on ? -1 : 1;
}

export function entriesOf(entries: readonly (Point & { readonly targetId: Id })[], targetId: Id): readonly Point[] {
  return entries.filter((entry) => entry.targetId === targetId);
}
