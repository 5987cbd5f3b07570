/** Generators of calendars: few times and small spans, so that shifts touch, meet holidays and run over midnight often. */

import fc from 'fast-check';
import { weekdays, type CalendarDocument, type Hours, type OfficialYear, type Override, type Weekly } from './calendar.ts';
import { toLocalDate } from './local-date.ts';

/** 1 to 28 March 2026, in which New York skips an hour (the 8th). */
export const firstDay = Date.UTC(2026, 2, 1) / 86_400_000;
export const dayCount = 28;

const anyZone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'UTC');

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const nightShift: readonly Hours[] = [{ from: '22:00', to: '30:00' }];

/** Up to three stretches of a day, apart from each other, in quarters of an hour. */
const anyDayHours: fc.Arbitrary<readonly Hours[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(nightShift) },
  {
    weight: 4,
    arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((quarters) => {
      const sorted = quarters.toSorted((a, b) => a - b);
      return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({ from: timeOf(sorted[2 * index]! * 15), to: timeOf(sorted[2 * index + 1]! * 15) }));
    }),
  },
);

const anyWeekly = fc.tuple(...weekdays.map(() => anyDayHours)).map((days) => Object.fromEntries(weekdays.map((weekday, index) => [weekday, days[index]!])) as unknown as Weekly);

const anyDate = fc.integer({ min: firstDay, max: firstDay + dayCount - 1 }).map(toLocalDate);

const anyOverride: fc.Arbitrary<Override> = fc.oneof(
  fc.record({ on: anyDate, kind: fc.constant('off' as const), name: fc.constant('x') }),
  fc.record({ on: anyDate, kind: fc.constant('work' as const), name: fc.constant('x'), hours: fc.option(anyDayHours.filter((hours) => hours.length > 0)) }),
);

export const anyDocument: fc.Arbitrary<CalendarDocument> = fc.record({
  timeZone: anyZone,
  weekly: anyWeekly,
  holidays: fc.constantFrom('CN' as const, null),
  makeUpHours: fc.option(anyDayHours.filter((hours) => hours.length > 0)),
  overrides: fc.uniqueArray(anyOverride, { maxLength: 4, selector: ({ on }) => on }),
});

export const anyOfficialYear: fc.Arbitrary<OfficialYear> = fc
  .uniqueArray(anyDate, { maxLength: 8 })
  .map((dates) => ({ source: 'CN', year: 2026, off: dates.slice(0, dates.length >> 1).map((on) => ({ on, name: 'off' })), work: dates.slice(dates.length >> 1).map((on) => ({ on, name: 'work' })) }));
