/** Which groups came up since the period before, and which went down: what chance alone would hardly make of it (S3.20). */

import { daysOf, type Period } from './period.ts';

export interface CountedGroup {
  readonly key: string;
  readonly n: number;
  /** Null: none. */
  readonly previous: number | null;
}

export interface MovedGroup {
  readonly key: string;
  readonly now: number;
  /** As many days' worth as `now` has. */
  readonly before: number;
}

/** Counts of matters that come independently scatter by their root; beyond twice that it is told as a change. */
const beyondChance = 2;

/** The farthest first. Months of unequal length are compared day for day. */
export function movedGroups(groups: readonly CountedGroup[], { period, before }: { readonly period: Period; readonly before: Period }): { readonly rising: readonly MovedGroup[]; readonly falling: readonly MovedGroup[] } {
  const scale = daysOf(period) / daysOf(before);
  const moved = groups.flatMap(({ key, n, previous }) => {
    const [then, scatter] = [(previous ?? 0) * scale, Math.sqrt(n + (previous ?? 0) * scale ** 2)];
    return Math.abs(n - then) > beyondChance * scatter ? [{ key, now: n, before: then }] : [];
  });
  const far = (a: MovedGroup, b: MovedGroup) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || (a.key < b.key ? -1 : 1);
  return { rising: moved.filter(({ now, before: then }) => now > then).toSorted(far), falling: moved.filter(({ now, before: then }) => now < then).toSorted(far) };
}
