/** Who should be at work when. A shift is a calendar of its own with breaks cut out of it, so its arithmetic is the calendar's. */

import type { CalendarDocument, CompiledCalendar } from '../calendar/calendar.ts';
import { weekdays } from '../calendar/calendar.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import type { Finding } from '../calendar/finding.ts';
import { checkHours, validateCalendar } from '../calendar/validate-calendar.ts';
import { isOpen, openIntervals } from '../calendar/working-time.ts';
import { day, type Instant } from '../kernel/instant.ts';
import type { ShiftDocument } from './dispatch.schema.ts';

export interface CompiledShift {
  readonly work: CompiledCalendar;
  readonly breaks: CompiledCalendar;
}

export interface ShiftMoment {
  readonly now: 'on' | 'break' | 'off';
  /** Of the shift that runs, or the next one within a week. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** The break that runs, or the next one of this shift. */
  readonly breakFrom: Instant | null;
  readonly breakTo: Instant | null;
}

/** Yesterday's night shift and a week ahead are enough for every question that is asked of it. */
export function compileShift(document: ShiftDocument, at: Instant): CompiledShift {
  const span = { from: at - 2 * day, to: at + 8 * day };
  const work = compileCalendar(calendarOf(document), [], span);
  const breaks = compileCalendar(calendarOf({ ...document, weekly: breaksOf(document), exceptions: breakExceptions(document) }), [], span);
  return { work, breaks };
}

export function shiftAt({ work, breaks }: CompiledShift, at: Instant): ShiftMoment {
  const shift = openIntervals(work, { from: at - day, to: work.span.to }).find(({ to }) => to > at);
  if (shift === undefined) return { now: 'off', from: null, to: null, breakFrom: null, breakTo: null };
  const rest = openIntervals(breaks, shift).find(({ to }) => to > at);
  const on = at >= shift.from;
  return { now: !on ? 'off' : isOpen(breaks, at) ? 'break' : 'on', from: shift.from, to: shift.to, breakFrom: rest?.from ?? null, breakTo: rest?.to ?? null };
}

/** At the field, in both languages; empty when it can be used. */
export function validateShift(document: ShiftDocument, at: Instant): readonly Finding[] {
  const breaks = checkHours(document.breaks, '/breaks');
  return [...validateCalendar(calendarOf(document), [], at).map(renamed), ...breaks];
}

/** What a calendar calls overrides, a shift calls exceptions; and what opens never is here never worked. */
function renamed(finding: Finding): Finding {
  if (finding.code === 'calendar.never_open') return { ...finding, message: { zh: '一年之内没有任何上班时间', en: 'Nobody would ever work on this shift' } };
  return { ...finding, path: finding.path.replace(/^\/overrides/, '/exceptions') };
}

function calendarOf({ timeZone, weekly, exceptions }: Pick<ShiftDocument, 'timeZone' | 'weekly' | 'exceptions'>): CalendarDocument {
  return { timeZone, weekly, holidays: null, makeUpHours: null, overrides: exceptions };
}

function breaksOf({ weekly, breaks }: ShiftDocument): ShiftDocument['weekly'] {
  return Object.fromEntries(weekdays.map((weekday) => [weekday, weekly[weekday].length > 0 ? breaks : []])) as unknown as ShiftDocument['weekly'];
}

/** A day off has no break; a day worked instead has the usual ones. */
function breakExceptions({ exceptions, breaks }: ShiftDocument): ShiftDocument['exceptions'] {
  return exceptions.map((exception) => (exception.kind === 'off' || breaks.length === 0 ? { on: exception.on, kind: 'off', name: exception.name } : { ...exception, hours: breaks }));
}
