import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, hour, minute } from '../kernel/instant.ts';
import { anyDocument, anyOfficialYear, dayCount, firstDay } from './calendar.arbitrary.ts';
import { compileCalendar } from './compile-calendar.ts';
import { shippedCalendars } from './shipped.ts';
import { china2025, china2026 } from './testing/official-days.ts';
import { traceDue } from './trace-due.ts';
import { validateCalendar } from './validate-calendar.ts';
import { workingTime } from './working-time.ts';

const versions = [{ number: 1, validFromOn: null, document: shippedCalendars[0]!.document }];
const years = [china2025, china2026];

test('tells the days that counted from those that did not, and why', () => {
  const compiled = compileCalendar(versions, years, { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2027-02-01T00:00Z') });
  const { dueAt, provisional, days, cut } = traceDue(versions, years, compiled, Date.parse('2026-02-14T17:00+08:00'), 2 * hour);
  expect(dueAt).toBe(Date.parse('2026-02-24T10:00+08:00'));
  expect([provisional, cut]).toEqual([false, false]);
  expect(days.map(({ on, kind, name, countedMs }) => `${on} ${kind} ${name ?? ''} ${countedMs / minute}`)).toEqual([
    '2026-02-14 make_up 春节 60',
    ...Array.from({ length: 9 }, (_, index) => `2026-02-${15 + index} holiday 春节 0`),
    '2026-02-24 weekly  60',
  ]);
});

test('what reaches into an unknown year says so', () => {
  const compiled = compileCalendar(versions, years, { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2027-02-01T00:00Z') });
  const traced = traceDue(versions, years, compiled, Date.parse('2026-12-31T17:30+08:00'), hour);
  expect(traced.provisional).toBe(true);
  expect(traced.days.map(({ provisional }) => provisional)).toEqual([false, true]);
});

test('the days that counted add up to what was asked for', () => {
  const span = { from: firstDay * day, to: (firstDay + dayCount) * day };
  fc.assert(
    fc.property(anyDocument, anyOfficialYear, fc.integer({ min: 3, max: 12 }), fc.integer({ min: 1, max: 3000 }), (document, official, startDay, minutes) => {
      // Shifts of two days that overlap are counted once by the clock and twice by the days; the validator refuses them in the week, overrides may still bring them.
      fc.pre(validateCalendar(document, [official], span.from).length === 0);
      const own = [{ number: 1, validFromOn: null, document }];
      const compiled = compileCalendar(own, [official], span);
      const start = span.from + startDay * day + 7 * hour;
      fc.pre(workingTime(compiled, start, span.to) >= minutes * minute);
      const total = traceDue(own, [official], compiled, start, minutes * minute).days.reduce((sum, { countedMs }) => sum + countedMs, 0);
      if (document.overrides.length === 0 && document.holidays === null) expect(total).toBe(minutes * minute);
      else expect(total).toBeGreaterThanOrEqual(minutes * minute);
    }),
    { numRuns: 40 },
  );
});
