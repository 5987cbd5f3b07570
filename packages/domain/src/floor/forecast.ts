/**
 * How many will come in the next hours, from how many came.
 *
 * Method: the mean course of comparable days (working days with working days, days off with days off; a make-up workday is a working day),
 * times how today runs against it. "How today runs" weighs the last hours most (halving every hour) and is drawn towards 1 by a few imagined
 * arrivals, so that three customers before breakfast make no storm. Limits: it knows no campaigns, no weather and no trend within weeks, takes
 * Monday as any working day, and with fewer than three comparable days says so and goes by the recent rate alone.
 */

import type { Instant, Milliseconds } from '../kernel/instant.ts';
import { hour, minute } from '../kernel/instant.ts';

export const slotMs: Milliseconds = 30 * minute;
export const fewestDays = 3;
/** Fewer arrivals than this in the last two hours carry no rate. */
const fewestArrivals = 5;
const halfLifeMs = hour;
const lookBackMs = 4 * hour;
/** Imagined arrivals that ran exactly as expected. */
const priorArrivals = 8;

export interface History {
  /** One entry for each comparable day: arrivals by slot of the day, counted from midnight. */
  readonly days: readonly (readonly number[])[];
  /** Today, up to the last whole slot. */
  readonly today: readonly number[];
  /** Where the first slot of today begins. */
  readonly midnight: Instant;
}

/** `days`: the course of comparable days. `rate`: the recent rate goes on. `none`: too little happened to say anything. */
export type Basis = 'days' | 'rate' | 'none';

export interface Forecast {
  readonly basis: Basis;
  /** Comparable days that it rests on. */
  readonly days: number;
  /** How today runs against them; 1 is as usual. */
  readonly pace: number;
  readonly slots: readonly ForecastSlot[];
}

export interface ForecastSlot {
  readonly startsAt: Instant;
  readonly arrivals: number;
  /** Four times in five it lies between, if arrivals are independent; bursts lie outside more often. */
  readonly low: number;
  readonly high: number;
}

/** The slots that begin at `from` or later and before `to`. */
export function forecast(history: History, from: Instant, to: Instant): Forecast {
  const { days, today, midnight } = history;
  const last = today.length;
  const weightOf = (slot: number) => 0.5 ** (((last - slot) * slotMs) / halfLifeMs);
  const recent = Array.from({ length: Math.min(last, lookBackMs / slotMs) }, (_, back) => last - 1 - back);
  const came = sum(recent.map((slot) => weightOf(slot) * (today[slot] ?? 0)));

  if (days.length >= fewestDays) {
    const usual = (slot: number) => sum(days.map((day) => day[slot] ?? 0)) / days.length;
    const expected = sum(recent.map((slot) => weightOf(slot) * usual(slot)));
    const pace = (came + priorArrivals) / (expected + priorArrivals);
    return { basis: 'days', days: days.length, pace, slots: slotsBetween(midnight, from, to, (slot) => usual(slot % slotsADay) * pace) };
  }

  const lastTwoHours = sum(today.slice(-((2 * hour) / slotMs)));
  const weights = sum(recent.map(weightOf));
  if (lastTwoHours < fewestArrivals || weights === 0) return { basis: 'none', days: days.length, pace: 1, slots: [] };
  return { basis: 'rate', days: days.length, pace: 1, slots: slotsBetween(midnight, from, to, () => came / weights) };
}

export const slotsADay = (24 * hour) / slotMs;

function slotsBetween(midnight: Instant, from: Instant, to: Instant, expected: (slot: number) => number): ForecastSlot[] {
  const slots: ForecastSlot[] = [];
  for (let slot = Math.ceil((from - midnight) / slotMs); midnight + slot * slotMs < to; slot += 1) {
    const arrivals = expected(slot);
    const spread = 1.2816 * Math.sqrt(arrivals);
    slots.push({ startsAt: midnight + slot * slotMs, arrivals, low: Math.max(0, Math.floor(arrivals - spread)), high: Math.ceil(arrivals + spread) });
  }
  return slots;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
