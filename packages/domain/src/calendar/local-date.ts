/** Days of the calendar on the wall, `2025-10-11`, and their arithmetic: as numbers of days since 1970, which know no time zone. */

import { day } from '../kernel/instant.ts';

/** `YYYY-MM-DD`. */
export type LocalDate = string;

/** Days since 1970-01-01. */
export type DayNumber = number;

export function toDayNumber(date: LocalDate): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

export function toLocalDate(dayNumber: DayNumber): LocalDate {
  return new Date(dayNumber * day).toISOString().slice(0, 10);
}

/** Says no to `2026-02-30` too. */
export function isLocalDate(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const dayNumber = toDayNumber(text);
  return Number.isInteger(dayNumber) && toLocalDate(dayNumber) === text;
}

/** 0 is Monday. */
export function weekdayOf(dayNumber: DayNumber): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

export function yearOf(dayNumber: DayNumber): number {
  return new Date(dayNumber * day).getUTCFullYear();
}

/** From the first until just before the last. */
export function datesUntil(from: LocalDate, until: LocalDate): LocalDate[] {
  const first = toDayNumber(from);
  return Array.from({ length: Math.max(0, toDayNumber(until) - first) }, (_, index) => toLocalDate(first + index));
}
