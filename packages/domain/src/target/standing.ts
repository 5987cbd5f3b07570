/** How a target stands: by how far the figure is from the plan, and by what its trend promises. */

import { possible } from '../insight/benchmark.ts';
import { shown } from '../insight/figure.ts';
import { daysOf } from '../insight/period.ts';
import { type Forecast, forecastOn, type Line, lineThrough } from './forecast.ts';
import { type Point, type Scale, signOf, type Standing, type Target } from './target.ts';
import { type Course, elapsedOn, progressOf } from './trajectory.ts';

/** Shares of the whole way by which a figure may differ from the plan. */
const slack = { ahead: 0.1, onTrack: -0.1, atRisk: -0.35 } as const;

const worst = ['off_track', 'at_risk', 'on_track', 'ahead'] as const;

/** Better values never stand worse, nor do better forecasts. */
export function standOf(course: Course, now: { readonly on: string; readonly value: number } | null, forecast: Forecast | null): Standing {
  if (now === null) return 'unmeasured';
  const gap = progressOf(course, now.value) - elapsedOn(course, now.on);
  const byPlan = gap >= slack.ahead ? 3 : gap >= slack.onTrack ? 2 : gap >= slack.atRisk ? 1 : 0;
  if (forecast === null) return worst[byPlan]!;
  const [bad, good] = course.scale.good === 'up' ? [forecast.low, forecast.high] : [forecast.high, forecast.low];
  // A trend that cannot arrive is a risk however well it stands today; one that can hardly fail is none that is lost.
  if (!isReached(course, good)) return worst[Math.min(byPlan, 1)]!;
  return worst[isReached(course, bad) ? Math.max(byPlan, 1) : byPlan]!;
}

/** At the end: by the figures as people see them, so that 10.04 minutes shown as 10.0 are ten minutes. */
export function judge(course: Course, value: number | null): 'reached' | 'missed' | 'unmeasured' {
  return value === null ? 'unmeasured' : isReached(course, value) ? 'reached' : 'missed';
}

function isReached({ goal, scale }: { readonly goal: { readonly value: number }; readonly scale: Scale }, value: number): boolean {
  return signOf(scale) * (shown(value, scale.decimals) - shown(goal.value, scale.decimals)) >= 0;
}

/** Weeks with fewer tickets are noise and shape no trend; whoever enters a figure by hand vouches for it. */
export const fewestOfPoint = 5;

export interface Outlook {
  readonly line: Line;
  /** On the deadline. */
  readonly forecast: Forecast;
}

/** Null: not enough data since the start. */
export function lookAhead(target: Pick<Target, 'followed'> & Course, points: readonly Point[], every: 'week' | 'entry'): Outlook | null {
  const { startOn, scale, followed } = target;
  const sound = points.filter(({ on, n }) => on > startOn && (every === 'entry' || (n ?? 0) >= fewestOfPoint));
  const line = lineThrough(sound.map(({ on, value }) => ({ day: dayOf(target, on), value })));
  if (line === null) return null;
  return { line, forecast: forecastOn(line, deadlineDay(target, every), possible(scale.unit, followed.kind === 'metric' ? followed.key : null)) };
}

export function dayOf({ startOn }: Pick<Course, 'startOn'>, on: string): number {
  return daysOf({ from: startOn, to: on });
}

/** The judgement looks at the mean of the last window, which lies in its middle, a week's point in the middle of the week. */
function deadlineDay(course: Course, every: 'week' | 'entry'): number {
  const day = dayOf(course, course.deadlineOn);
  return every === 'entry' ? day : day - (course.windowDays - 7) / 2;
}
