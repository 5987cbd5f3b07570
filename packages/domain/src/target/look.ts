/** A target on a day: from its points and its value now to how it stands. The pages and the sweep that warns look through the same eyes. */

import { addDays } from '../insight/period.ts';
import type { Forecast } from './forecast.ts';
import { fewestOfPoint, lookAhead, standOf } from './standing.ts';
import type { Point, Standing, Target } from './target.ts';
import { plannedOn, progressOf } from './trajectory.ts';

export interface Look {
  readonly standing: Standing;
  /** Over the last window, or as last entered. */
  readonly now: Point | null;
  readonly planned: number | null;
  readonly progress: number | null;
  /** On the deadline; null: not enough data since the start. */
  readonly forecast: Forecast | null;
}

export function lookAt(target: Target, { now, points }: { readonly now: Point | null; readonly points: readonly Point[] }): Look {
  const forecast = lookAhead(target, points, target.followed.kind === 'metric' ? 'week' : 'entry')?.forecast ?? null;
  if (now === null) return { standing: 'unmeasured', now, planned: null, progress: null, forecast };
  return { standing: standOf(target, now, forecast), now, planned: plannedOn(target, now.on), progress: progressOf(target, now.value), forecast };
}

/** Up to which day a target is looked at: days that are over, and none after its last one. */
export function lookedUntil({ deadlineOn }: Pick<Target, 'deadlineOn'>, today: string): string {
  const end = addDays(deadlineOn, 1);
  return today < end ? today : end;
}

/** A measured figure over hardly any ticket is none. */
export function soundPoint(point: { readonly on: string; readonly value: number | null; readonly n: number }): Point | null {
  return point.value === null || point.n < fewestOfPoint ? null : { on: point.on, value: point.value, n: point.n };
}

/** Of figures by hand the last one that is not too old: a month's figure comes a few days into the next. */
export function latestEntry(target: Pick<Target, 'startOn' | 'windowDays'>, entries: readonly Point[], until: string): Point | null {
  const oldest = addDays(until, -(target.windowDays + handLagDays));
  const fresh = entries.filter(({ on }) => on >= target.startOn && on >= oldest && on <= until);
  return fresh.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
}

const handLagDays = 7;
