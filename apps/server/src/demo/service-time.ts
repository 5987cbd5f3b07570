/** The demo centre's hours: every day from 8 to 22 in Shanghai, which keeps one time all year. */

import { day, hour, second } from '@huiyin/domain/kernel/instant.ts';

const zone = 8 * hour;
export const opensAt = 8 * hour;
export const closesAt = 22 * hour;

/** Midnight in Shanghai of the day that the instant lies in. */
export function dayOf(at: number): number {
  return Math.floor((at + zone) / day) * day - zone;
}

/** Midnight in Shanghai that begins a calendar day. `month` counts from 1. */
export function midnight(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) - zone;
}

export function hourOf(at: number): number {
  return Math.floor((at - dayOf(at)) / hour);
}

/** 0 is Sunday. */
export function weekdayOf(at: number): number {
  return new Date(at + zone).getUTCDay();
}

/** `2025-08-20`. */
export function dateOf(at: number): string {
  return new Date(at + zone).toISOString().slice(0, 10);
}

/** The same moment when the centre is open, else when it opens next. */
export function whenOpen(at: number): number {
  const since = at - dayOf(at);
  if (since < opensAt) return dayOf(at) + opensAt;
  return since < closesAt ? at : dayOf(at) + day + opensAt;
}

/** `ms` of open time later, to the second. */
export function addOpenTime(at: number, ms: number): number {
  let now = whenOpen(at);
  let left = Math.round(ms / second) * second;
  for (;;) {
    const untilClose = dayOf(now) + closesAt - now;
    if (left < untilClose) return now + left;
    left -= untilClose;
    now = dayOf(now) + day + opensAt;
  }
}
