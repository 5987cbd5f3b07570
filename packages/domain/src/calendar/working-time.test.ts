import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, minute, type Instant } from '../kernel/instant.ts';
import { anyDocument, anyOfficialYear, dayCount, firstDay } from './calendar.arbitrary.ts';
import type { CalendarDocument, OfficialYear } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { shippedCalendars, weekOf } from './shipped.ts';
import { china2025, china2026 } from './testing/official-days.ts';
import { addWorkingTime, BeyondCalendar, isOpen, isProvisional, nextClosing, nextOpening, openIntervals, workingTime } from './working-time.ts';

const standard = shippedCalendars[0]!.document;
const span = { from: Date.parse('2025-01-01T00:00+08:00'), to: Date.parse('2028-01-01T00:00+08:00') };
const shanghai = compileCalendar(standard, [china2025, china2026], span);
const at = (local: string): Instant => Date.parse(`${local.replace(' ', 'T')}+08:00`);
const inShanghai = (instant: Instant) => new Date(instant + 8 * hour).toISOString().slice(0, 16).replace('T', ' ');

describe('due dates at nine to six on workdays, make-up workdays included', () => {
  test.each([
    ['2026-02-13 17:30', 4, '2026-02-14 12:30'],
    ['2026-02-14 17:00', 2, '2026-02-24 10:00'],
    ['2026-09-18 17:30', 1, '2026-09-20 09:30'],
    ['2026-09-30 16:00', 8, '2026-10-08 15:00'],
    ['2026-10-09 17:00', 3, '2026-10-10 11:00'],
    ['2026-05-08 18:30', 1, '2026-05-09 10:00'],
    ['2026-03-07 11:00', 1, '2026-03-09 10:00'],
    ['2025-09-27 12:00', 1, '2025-09-28 10:00'],
    ['2025-09-30 17:30', 1, '2025-10-09 09:30'],
    ['2025-10-10 17:30', 1, '2025-10-11 09:30'],
  ])('%s and %d hours: due %s', (start, hours, due) => {
    const found = addWorkingTime(shanghai, at(start), hours * hour);
    expect(inShanghai(found)).toBe(due);
    expect(isProvisional(shanghai, found)).toBe(false);
  });

  test('what reaches into a year nobody has announced is marked as provisional', () => {
    const due = addWorkingTime(shanghai, at('2026-12-31 17:30'), hour);
    expect(inShanghai(due)).toBe('2027-01-01 09:30');
    expect(shanghai.provisionalFrom).toBe(at('2027-01-01 00:00'));
    expect(isProvisional(shanghai, due)).toBe(true);
  });

  test('a promise that fills the day is due when it closes, and the closing moment is not open', () => {
    const closing = at('2026-03-09 18:00');
    expect(addWorkingTime(shanghai, at('2026-03-09 09:00'), 9 * hour)).toBe(closing);
    expect(isOpen(shanghai, closing)).toBe(false);
    expect(isOpen(shanghai, closing - 1)).toBe(true);
    expect(nextOpening(shanghai, closing)).toBe(at('2026-03-10 09:00'));
    expect(nextClosing(shanghai, closing)).toBe(at('2026-03-10 18:00'));
    expect(addWorkingTime(shanghai, closing, minute)).toBe(at('2026-03-10 09:01'));
  });

  test('counting back ends in open time', () => {
    expect(addWorkingTime(shanghai, at('2026-03-10 09:10'), -10 * minute)).toBe(at('2026-03-10 09:00'));
    expect(addWorkingTime(shanghai, at('2026-03-10 09:10'), -20 * minute)).toBe(at('2026-03-09 17:50'));
  });
});

test('an answer beyond what was compiled is refused, never guessed', () => {
  const beyond = [
    () => workingTime(shanghai, span.from - 1, span.to),
    () => workingTime(shanghai, span.from, span.to + 1),
    () => workingTime(shanghai, Number.NaN, span.to),
    () => addWorkingTime(shanghai, at('2027-12-31 17:00'), 2 * hour),
    () => addWorkingTime(shanghai, at('2025-01-02 10:00'), -2 * hour),
    () => addWorkingTime(shanghai, span.from, Number.NaN),
    () => nextOpening(shanghai, at('2027-12-31 18:00')),
    () => isOpen(shanghai, span.to),
    () => isOpen(shanghai, span.to + 1),
  ];
  for (const ask of beyond) expect(ask).toThrow(BeyondCalendar);
});

describe('for any calendar', { timeout: 30_000 }, () => {
  const window = { from: firstDay * day, to: (firstDay + dayCount) * day };
  const anyMoment = fc.integer({ min: 0, max: (window.to - window.from) / minute }).map((minutes) => window.from + minutes * minute);
  const anyCalendar = fc.record({ document: anyDocument, official: anyOfficialYear });
  const compile = ({ document, official }: { document: CalendarDocument; official: OfficialYear }) => compileCalendar(document, [official], window);

  test('working time is what a walk minute by minute counts', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMoment, (calendar, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(workingTime(compile(calendar), from, to)).toBe(walk(calendar, from, to) * minute);
      }),
      { numRuns: 100 },
    );
  });

  test('it is open exactly in the minutes that the walk counts', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, (calendar, moment) => {
        fc.pre(moment < window.to);
        expect(isOpen(compile(calendar), moment)).toBe(walk(calendar, moment, moment + minute) === 1);
      }),
    );
  });

  test('adding is undone by measuring, forwards and backwards', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMoment, (calendar, from, to) => {
        const compiled = compile(calendar);
        const ms = workingTime(compiled, from, to);
        const found = addWorkingTime(compiled, from, ms);
        expect(workingTime(compiled, from, found)).toBe(ms);
        expect(workingTime(compiled, found, to)).toBe(0);
        // From an open instant to one inside open time there is only one way.
        if (to < window.to && isOpen(compiled, to) && !compiled.opens.includes(to)) expect(found).toBe(to);
      }),
      { numRuns: 200 },
    );
  });

  test('adding step by step is adding at once, and later never comes before sooner', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.nat(900), fc.nat(900), (calendar, from, a, b) => {
        const compiled = compile(calendar);
        fc.pre(workingTime(compiled, from, window.to) >= (a + b) * minute);
        const first = addWorkingTime(compiled, from, a * minute);
        const both = addWorkingTime(compiled, from, (a + b) * minute);
        expect(addWorkingTime(compiled, first, b * minute)).toBe(both);
        expect(both).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThanOrEqual(from);
      }),
    );
  });

  test('three moments measure up: from the first to the second to the third', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMoment, anyMoment, (calendar, a, b, c) => {
        const compiled = compile(calendar);
        expect(workingTime(compiled, a, b) + workingTime(compiled, b, c)).toBe(workingTime(compiled, a, c));
      }),
    );
  });

  test('the intervals cut out of a span add up to its working time', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMoment, (calendar, a, b) => {
        const cut = { from: Math.min(a, b), to: Math.max(a, b) };
        const compiled = compile(calendar);
        expect(openIntervals(compiled, cut).reduce((sum, { from, to }) => sum + to - from, 0)).toBe(workingTime(compiled, cut.from, cut.to));
      }),
    );
  });
});

test('a calendar that is never open answers, and adds nothing', () => {
  const closed = compileCalendar({ ...standard, weekly: weekOf([]) }, [], span);
  expect(workingTime(closed, span.from, span.to)).toBe(0);
  expect(addWorkingTime(closed, span.from, 0)).toBe(span.from);
  expect(() => addWorkingTime(closed, span.from, 1)).toThrow(BeyondCalendar);
});

// The oracle knows only the wall clock: for each minute it asks which day and time the wall shows, and looks them up in what the centre wrote down.

const quarter = 15 * minute;
const formats = new Map<string, Intl.DateTimeFormat>();
const walls = new Map<string, { date: string; minutes: number; dayBefore: string }>();

function wallAt(timeZone: string, instant: Instant) {
  const key = `${timeZone} ${instant}`;
  let wall = walls.get(key);
  if (!wall) {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(timeZone, format);
    const [date, time] = format.format(instant).split(' ') as [string, string];
    const dayBefore = new Date(Date.parse(`${date}T12:00:00Z`) - day).toISOString().slice(0, 10);
    walls.set(key, (wall = { date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)), dayBefore }));
  }
  return wall;
}

function walk({ document, official }: { document: CalendarDocument; official: OfficialYear }, from: Instant, to: Instant): number {
  let minutes = 0;
  let asked = Number.NaN;
  let open = false;
  for (let moment = from; moment < to; moment += minute) {
    // Everything that these calendars write down lies on quarters of an hour, in every zone among them: one look does for fifteen minutes.
    const start = Math.floor(moment / quarter) * quarter;
    if (start !== asked) {
      const wall = wallAt(document.timeZone, start);
      open = covers(document, official, wall.date, wall.minutes) || covers(document, official, wall.dayBefore, wall.minutes + 1440);
      asked = start;
    }
    if (open) minutes += 1;
  }
  return minutes;
}

function covers(document: CalendarDocument, official: OfficialYear, date: string, minutes: number): boolean {
  return written(document, official, date).some(({ from, to }) => clock(from) <= minutes && minutes < clock(to));
}

function clock(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function written({ weekly, holidays, makeUpHours, overrides }: CalendarDocument, official: OfficialYear, date: string) {
  const ofWeekday = [weekly.sun, weekly.mon, weekly.tue, weekly.wed, weekly.thu, weekly.fri, weekly.sat][new Date(`${date}T00:00:00Z`).getUTCDay()]!;
  const asMakeUp = makeUpHours ?? [weekly.mon, weekly.tue, weekly.wed, weekly.thu, weekly.fri].find(({ length }) => length > 0) ?? ofWeekday;
  const override = overrides.find(({ on }) => on === date);
  if (override?.kind === 'off') return [];
  if (override) return override.hours ?? (ofWeekday.length > 0 ? ofWeekday : asMakeUp);
  if (holidays && official.work.some(({ on }) => on === date)) return asMakeUp;
  if (holidays && official.off.some(({ on }) => on === date)) return [];
  return ofWeekday;
}
