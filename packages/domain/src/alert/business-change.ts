/** What the business did at that time: releases, promotions and changed rules that may stand behind a change of figures. */

import { type LocalDate, toDayNumber } from '../calendar/local-date.ts';
import type { Id } from '../kernel/id.ts';

export const businessChangeKinds = ['release', 'promotion', 'policy', 'incident', 'other'] as const;
export type BusinessChangeKind = (typeof businessChangeKinds)[number];

export interface BusinessChange {
  readonly id: Id;
  readonly kind: BusinessChangeKind;
  readonly name: string;
  /** Both counted in. */
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  /** Topics (category ids) that it is about; empty: not said. */
  readonly topics: readonly Id[];
}

export interface Days {
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
}

/** Customers still write about what ended some days ago. */
const aftermathDays = 3;

/**
 * Those that may stand behind a change between `before` and `now`, the likeliest first: about one of the named topics, then the one that
 * began last. What held all through both explains nothing.
 */
export function changesBehind(changes: readonly BusinessChange[], now: Days, before: Days, topics: ReadonlySet<Id>): readonly BusinessChange[] {
  const isAbout = (change: BusinessChange) => change.topics.some((topic) => topics.has(topic));
  return changes
    .filter(({ fromOn, untilOn }) => fromOn <= now.untilOn && toDayNumber(untilOn) + aftermathDays >= toDayNumber(now.fromOn))
    .filter(({ fromOn, untilOn }) => !(fromOn < before.fromOn && untilOn >= now.untilOn))
    .toSorted((a, b) => Number(isAbout(b)) - Number(isAbout(a)) || compare(b.fromOn, a.fromOn) || compare(a.name, b.name) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
