/** The only arithmetic on working time in the system. Intervals are half-open: at the closing moment it is closed. */

import type { Instant, Milliseconds } from '../kernel/instant.ts';
import type { CompiledCalendar, Span } from './calendar.ts';

/** An answer would lie outside of what was compiled. Compile more; a guess would be silently wrong. */
export class BeyondCalendar extends RangeError {
  readonly span: Span;

  constructor(span: Span, what: string) {
    super(`${what} lies beyond the compiled calendar (${span.from} to ${span.to})`);
    this.span = span;
  }
}

/** Open time between two instants; negative when `to` is the earlier one. */
export function workingTime(calendar: CompiledCalendar, from: Instant, to: Instant): Milliseconds {
  return openUntil(calendar, to) - openUntil(calendar, from);
}

/**
 * The instant that lies `ms` of open time away: the earliest one later, for a negative `ms` the latest one before. Hence a promise that fills a
 * day exactly is due when the day closes, not when the next opens, and counting back ends in open time. `workingTime` to it is `ms` again.
 */
export function addWorkingTime(calendar: CompiledCalendar, from: Instant, ms: Milliseconds): Instant {
  const { opens, openBefore, span } = calendar;
  const target = openUntil(calendar, from) + ms;
  if (ms === 0) return from;
  if (!(target >= 0 && target <= openBefore.at(-1)!)) throw new BeyondCalendar(span, `${ms} ms of working time from ${from}`);
  const index = lastIndex(openBefore, opens.length, ms > 0 ? (before) => before < target : (before) => before <= target);
  if (index < 0) throw new BeyondCalendar(span, `${ms} ms of working time from ${from}`);
  return opens[index]! + target - openBefore[index]!;
}

export function isOpen(calendar: CompiledCalendar, at: Instant): boolean {
  // Time can be counted up to the end of the span, but what begins there was not compiled.
  if (at === calendar.span.to) throw new BeyondCalendar(calendar.span, String(at));
  const index = intervalBefore(calendar, at);
  return index >= 0 && at < calendar.closes[index]!;
}

/** The same moment when it is open, else when it opens next. */
export function nextOpening(calendar: CompiledCalendar, at: Instant): Instant {
  const index = intervalBefore(calendar, at);
  if (index >= 0 && at < calendar.closes[index]!) return at;
  const opening = calendar.opens[index + 1];
  if (opening === undefined) throw new BeyondCalendar(calendar.span, `the next opening after ${at}`);
  return opening;
}

/** When it closes next: the end of the open interval that holds `at` or follows it. */
export function nextClosing(calendar: CompiledCalendar, at: Instant): Instant {
  const opening = nextOpening(calendar, at);
  return calendar.closes[intervalBefore(calendar, opening)]!;
}

/** The open intervals within a span, cut at its ends. */
export function openIntervals(calendar: CompiledCalendar, { from, to }: Span): Span[] {
  const first = Math.max(intervalBefore(calendar, from), 0);
  const last = intervalBefore(calendar, to);
  const found: Span[] = [];
  for (let index = first; index <= last; index += 1) {
    const cut = { from: Math.max(calendar.opens[index]!, from), to: Math.min(calendar.closes[index]!, to) };
    if (cut.from < cut.to) found.push(cut);
  }
  return found;
}

/** True when what lies at this instant may still move, because its year's official days are not published. */
export function isProvisional(calendar: CompiledCalendar, at: Instant): boolean {
  return calendar.provisionalFrom !== null && at >= calendar.provisionalFrom;
}

function openUntil(calendar: CompiledCalendar, at: Instant): Milliseconds {
  const index = intervalBefore(calendar, at);
  if (index < 0) return 0;
  return calendar.openBefore[index]! + Math.min(at, calendar.closes[index]!) - calendar.opens[index]!;
}

/** The last interval that opens at or before `at`; −1 when none does. */
function intervalBefore({ opens, span }: CompiledCalendar, at: Instant): number {
  if (!(at >= span.from && at <= span.to)) throw new BeyondCalendar(span, String(at));
  return lastIndex(opens, opens.length, (open) => open <= at);
}

/** The last of the first `length` numbers for which `holds`; it holds for all before that one. */
function lastIndex(sorted: readonly number[], length: number, holds: (value: number) => boolean): number {
  let low = -1;
  let high = length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle;
    else high = middle;
  }
  return low;
}
