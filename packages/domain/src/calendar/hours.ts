/** `HH:MM`, and past midnight on to `48:00`, as minutes since the midnight that begins the day. */

import type { Hours } from './calendar.ts';

const dayMinutes = 24 * 60;

/** Null for what names no time. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined) return null;
  const whole = Number(hours) * 60 + Number(minutes);
  return whole <= 2 * dayMinutes ? whole : null;
}

export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** Throws a RangeError for what `checkHours` would have refused. */
export function toMinutes(hours: Hours): MinuteSpan {
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  if (from === null || to === null) throw new RangeError(`${hours.from}–${hours.to} is no time of day`);
  return { from, to };
}
