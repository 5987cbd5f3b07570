/** The planned line from the baseline to the goal, and how much of the way is done. */

import { addDays, daysOf } from '../insight/period.ts';
import type { Target } from './target.ts';

export type Course = Pick<Target, 'baseline' | 'goal' | 'startOn' | 'deadlineOn' | 'scale' | 'windowDays'>;

/** How much of the time is over: 0 at the start, 1 at the deadline and after. */
export function elapsedOn({ startOn, deadlineOn }: Pick<Course, 'startOn' | 'deadlineOn'>, on: string): number {
  const whole = daysOf({ from: startOn, to: deadlineOn });
  return Math.min(1, Math.max(0, daysOf({ from: startOn, to: on }) / whole));
}

/** Where the figure should stand on a day when it moves evenly. */
export function plannedOn(course: Course, on: string): number {
  const { baseline, goal } = course;
  return baseline.value + (goal.value - baseline.value) * elapsedOn(course, on);
}

/** Share of the way from baseline to goal: 0 at the baseline, 1 at the goal; below 0 it went the wrong way. */
export function progressOf({ baseline, goal }: Pick<Course, 'baseline' | 'goal'>, value: number): number {
  return (value - baseline.value) / (goal.value - baseline.value);
}

/** Absolute, in the unit, and in percent of the baseline (null when that was nought): a target tells both (contradiction 2 of the seeds). */
export function changeOf({ baseline, goal }: Pick<Course, 'baseline' | 'goal'>): { readonly change: number; readonly changePercent: number | null } {
  const change = goal.value - baseline.value;
  return { change, changePercent: baseline.value === 0 ? null : (100 * change) / Math.abs(baseline.value) };
}

/** Ratings and returning customers come days after the ticket, and figures by hand after the month: what counts at the deadline is looked at a week later. */
const settlingDays = 7;

export function judgedFrom({ deadlineOn }: Pick<Course, 'deadlineOn'>): string {
  return addDays(deadlineOn, settlingDays);
}
