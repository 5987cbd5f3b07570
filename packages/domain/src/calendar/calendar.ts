/** The words of working calendars: what a centre writes down, and what it is compiled to. Decision 0013 gives the reasons. */

import type { Instant, Milliseconds } from '../kernel/instant.ts';
import type { LocalDate } from './local-date.ts';

/**
 * From `from` until just before `to`, in wall-clock time, `HH:MM`. Belongs to the day it begins on. A night shift runs past
 * midnight by counting on: `22:00`–`30:00` ends at six the next morning. `24:00` is the end of the day.
 */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export type Weekly = Readonly<Record<Weekday, readonly Hours[]>>;

/** Whose official days hold. `CN`: the yearly notice of the State Council. */
export const holidaySources = ['CN'] as const;
export type HolidaySource = (typeof holidaySources)[number];

/** A day that is other than the week and the official days say: a company holiday, half a day, a Saturday worked. */
export type Override =
  | { readonly on: LocalDate; readonly kind: 'off'; readonly name: string }
  | {
      readonly on: LocalDate;
      readonly kind: 'work';
      readonly name: string;
      /** Null: as an ordinary workday. */
      readonly hours: readonly Hours[] | null;
    };

export interface CalendarDocument {
  /** IANA: `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly weekly: Weekly;
  /** Null: no official day changes anything. */
  readonly holidays: HolidaySource | null;
  /** Hours of a make-up workday (调休上班). Null: those of the first weekday, from Monday to Friday, that has any. */
  readonly makeUpHours: readonly Hours[] | null;
  readonly overrides: readonly Override[];
}

/** One state of a calendar. What was saved last holds, from its first day on. */
export interface CalendarVersion {
  readonly number: number;
  /** Null: from the beginning. */
  readonly validFromOn: LocalDate | null;
  readonly document: CalendarDocument;
}

/** The official days of one year. They may lie in the December before: a notice can make its last Sunday a workday. */
export interface OfficialYear {
  readonly source: HolidaySource;
  readonly year: number;
  readonly off: readonly OfficialDay[];
  /** Make-up workdays. */
  readonly work: readonly OfficialDay[];
}

export interface OfficialDay {
  readonly on: LocalDate;
  readonly name: string;
}

/** Half-open: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A calendar as numbers: open intervals, sorted, apart from each other, half-open. All arithmetic on working time is in `working-time.ts`. */
export interface CompiledCalendar {
  readonly span: Span;
  readonly opens: readonly Instant[];
  readonly closes: readonly Instant[];
  /** Open time since the span began, before the interval of the same index; one more entry than intervals, the last being the whole. */
  readonly openBefore: readonly Milliseconds[];
  /** From here on official days are missing: what is computed beyond may change once they are published. Null: all are known. */
  readonly provisionalFrom: Instant | null;
}
