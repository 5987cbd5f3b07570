/** What a target is: a figure that one person answers for, on its way from where it stood to where it shall stand on a day. */

import type { Id } from '../kernel/id.ts';
import type { Unit } from '../insight/metric.ts';

/** What the centre gains: for customers, in working, or in money (S1.11). */
export const axes = ['experience', 'efficiency', 'cost'] as const;
export type Axis = (typeof axes)[number];

/** A figure kept by hand may be told in more than metrics are. */
export const targetUnits = ['percent', 'milliseconds', 'minutes', 'hours', 'days', 'points', 'ratio', 'yuan'] as const satisfies readonly (Exclude<Unit, 'count'> | 'hours' | 'days' | 'yuan')[];
export type TargetUnit = (typeof targetUnits)[number];

/** How its values are told, and which way is better. Frozen with the baseline, so that a later definition does not turn it round. */
export interface Scale {
  readonly unit: TargetUnit;
  readonly decimals: number;
  readonly good: 'up' | 'down';
}

/** A registered metric over a slice (`where` as the figures take it), or a figure that people enter with its source until a metric exists. */
export type Followed = { readonly kind: 'metric'; readonly key: string; readonly where: string } | { readonly kind: 'hand'; readonly name: string };

/** Never changed after the target was set. */
export interface Baseline {
  readonly value: number;
  /** How many it was taken over; null: entered by hand without it. */
  readonly n: number | null;
  /** Local days, `to` not counted in. */
  readonly from: string;
  readonly to: string;
  /** Of the metric's definition; null: by hand. */
  readonly metricVersion: number | null;
  /** Where a figure entered by hand comes from; null: from the data. */
  readonly source: string | null;
}

/** `to`: the value itself. `by`: so much more or less, in the unit. `by_percent`: of the baseline — 15 → 10 minutes is −33 %, and “CSAT +15” may be either. */
export const goalWays = ['to', 'by', 'by_percent'] as const;
export interface Goal {
  readonly how: (typeof goalWays)[number];
  readonly amount: number;
  /** What it comes to, in the unit. */
  readonly value: number;
}

export interface Target {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  readonly axis: Axis;
  readonly ownerId: Id;
  readonly followed: Followed;
  readonly scale: Scale;
  readonly baseline: Baseline;
  readonly goal: Goal;
  readonly startOn: string;
  readonly deadlineOn: string;
  /** Over so many last days the figure is taken, from the baseline to the judgement. */
  readonly windowDays: number;
}

/** How a target stands on a day. The first four while it runs, the next two at its end; `unmeasured`: nobody can say. */
export const standings = ['ahead', 'on_track', 'at_risk', 'off_track', 'reached', 'missed', 'unmeasured'] as const;
export type Standing = (typeof standings)[number];

/** A figure as it stood over the days before `on`, or as entered for it. */
export interface Point {
  readonly on: string;
  readonly value: number;
  readonly n: number | null;
}

/** +1 when more is better. */
export function signOf({ good }: Pick<Scale, 'good'>): 1 | -1 {
  return good === 'up' ? 1 : -1;
}
