import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDocument, anyOfficialYear, firstDay } from './calendar.arbitrary.ts';
import type { CalendarDocument, Hours } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { shippedCalendars, weekOf } from './shipped.ts';
import { validateCalendar } from './validate-calendar.ts';

const from = firstDay * 86_400_000;
const standard = shippedCalendars[0]!.document;
const said = (document: CalendarDocument) => validateCalendar(document, [], from).map(({ code, path }) => `${code} ${path}`);
const monday = (...hours: Hours[]) => ({ ...standard, weekly: { ...standard.weekly, mon: hours } });

test.each(shippedCalendars)('$key is well', ({ document }) => expect(said(document)).toEqual([]));

describe('says what is wrong, at its place', () => {
  test.each<[string, CalendarDocument, string[]]>([
    ['an unknown zone', { ...standard, timeZone: 'Asia/Chengdu2' }, ['zone.unknown /timeZone']],
    ['an offset for a zone', { ...standard, timeZone: '+08:00' }, ['zone.unknown /timeZone']],
    ['nonsense times', monday({ from: '25:00', to: '99:00' }, { from: 'nine', to: '9:00' }), ['hours.time /weekly/mon/0/from', 'hours.time /weekly/mon/0/to', 'hours.time /weekly/mon/1/from', 'hours.time /weekly/mon/1/to']],
    ['a beginning at 24:00', monday({ from: '24:00', to: '26:00' }), ['hours.time /weekly/mon/0/from']],
    ['an end before its beginning', monday({ from: '22:00', to: '06:00' }), ['hours.order /weekly/mon/0/to']],
    ['an end that is its beginning', monday({ from: '09:00', to: '09:00' }), ['hours.order /weekly/mon/0/to']],
    ['more than a day', { ...standard, weekly: { ...standard.weekly, fri: [{ from: '09:00', to: '33:01' }] } }, ['hours.too_long /weekly/fri/0/to']],
    ['an overlap in a day', monday({ from: '13:00', to: '18:00' }, { from: '09:00', to: '13:01' }), ['hours.overlap /weekly/mon/0/from']],
    ['an overlap over midnight', { ...standard, weekly: { ...standard.weekly, sun: [{ from: '22:00', to: '34:00' }] } }, ['hours.overlap /weekly/mon/0/from']],
    ['a make-up day without hours', { ...standard, makeUpHours: [] }, ['hours.none /makeUpHours']],
    [
      'bad overrides',
      {
        ...standard,
        overrides: [
          { on: '2026-02-30', kind: 'off', name: 'x' },
          { on: '2026-05-04', kind: 'off', name: ' ' },
          { on: '2026-05-04', kind: 'work', name: 'x', hours: [] },
        ],
      },
      ['override.date /overrides/0/on', 'override.name /overrides/1/name', 'override.twice /overrides/2/on', 'hours.none /overrides/2/hours'],
    ],
    ['a week without hours', { ...standard, weekly: weekOf([]) }, ['calendar.never_open /weekly']],
  ])('%s', (_, document, findings) => expect(said(document)).toEqual(findings));

  test('a calendar that opens only years from now', () => {
    expect(said({ ...standard, weekly: weekOf([]), overrides: [{ on: '2029-01-01', kind: 'work', name: 'x', hours: [{ from: '09:00', to: '10:00' }] }] })).toEqual(['calendar.never_open /weekly']);
  });
});

test('stretches that touch are well', () => expect(said(monday({ from: '12:00', to: '24:00' }, { from: '09:00', to: '12:00' }))).toEqual([]));

test('whatever is well compiles and is open', () => {
  fc.assert(
    fc.property(anyDocument, anyOfficialYear, (document, official) => {
      fc.pre(validateCalendar(document, [official], from).length === 0);
      expect(compileCalendar(document, [official], { from, to: from + 366 * 86_400_000 }).opens.length).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});
