/** From the clock on the wall to the instant and back, for every zone that `Intl` knows. */

import { day, hour, minute, type Instant, type Milliseconds } from '../kernel/instant.ts';
import type { DayNumber } from './local-date.ts';

export interface Zone {
  /**
   * The instant at which the wall shows `minutes` past the midnight that begins the day. What the wall shows twice means the first time; what it
   * skips means the moment after the gap, so that a shift which ends inside the gap ends with it.
   */
  instantOf(dayNumber: DayNumber, minutes: number): Instant;
  /** What to add to UTC. */
  offsetAt(at: Instant): Milliseconds;
  dayOf(at: Instant): DayNumber;
}

export function isTimeZone(name: string): boolean {
  try {
    // Offsets (`+08:00`) and abbreviations name no place whose rules one could follow.
    return (/^[A-Za-z_]+\//.test(name) || name === 'UTC') && new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** Throws a RangeError for a zone that nobody knows; `isTimeZone` asks beforehand. */
export function zoneOf(name: string): Zone {
  const wall = new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });

  function offsetAt(at: Instant): Milliseconds {
    const whole = Math.floor(at / 1000) * 1000;
    const field: Record<string, number> = {};
    for (const { type, value } of wall.formatToParts(whole)) field[type] = Number(value);
    return Date.UTC(field['year']!, field['month']! - 1, field['day']!, field['hour']!, field['minute']!, field['second']!) - whole;
  }

  // Years lie between two changes, and asking `Intl` is what compiling spends its time on: one question a day decides.
  const atNoon = new Map<Instant, Milliseconds>();
  function offsetAtNoon(noon: Instant): Milliseconds {
    const known = atNoon.get(noon) ?? offsetAt(noon);
    atNoon.set(noon, known);
    return known;
  }

  /** Null when it changes nearby. */
  function steadyOffset(wallAsUtc: number): Milliseconds | null {
    const noon = Math.floor(wallAsUtc / day) * day + 12 * hour;
    const before = offsetAtNoon(noon - 2 * day);
    return [noon - day, noon, noon + day, noon + 2 * day].every((near) => offsetAtNoon(near) === before) ? before : null;
  }

  function instantOf(dayNumber: DayNumber, minutes: number): Instant {
    const wallAsUtc = dayNumber * day + minutes * minute;
    const steady = steadyOffset(wallAsUtc);
    if (steady !== null) return wallAsUtc - steady;

    const before = offsetAt(wallAsUtc - 36 * hour);
    const after = offsetAt(wallAsUtc + 36 * hour);
    const fits = [wallAsUtc - before, wallAsUtc - after].filter((at) => at + offsetAt(at) === wallAsUtc);
    return fits.length > 0 ? Math.min(...fits) : changeBetween(offsetAt, wallAsUtc - after, wallAsUtc - before);
  }

  return { instantOf, offsetAt, dayOf: (at) => Math.floor((at + offsetAt(at)) / day) };
}

/** The first moment with the offset that holds at `to`, to the second: zones have changed at odd ones. */
function changeBetween(offsetAt: Zone['offsetAt'], from: Instant, to: Instant): Instant {
  const after = offsetAt(to);
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000) === after) high = middle;
    else low = middle;
  }
  return high * 1000;
}
