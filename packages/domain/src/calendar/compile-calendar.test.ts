import { describe, expect, test } from 'vitest';
import { hour, type Instant } from '../kernel/instant.ts';
import type { CalendarDocument, CalendarVersion, Hours, Weekday } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { shippedCalendars, weekOf } from './shipped.ts';
import { china2025, china2026 } from './testing/official-days.ts';
import { openIntervals, workingTime } from './working-time.ts';

const standard = shippedCalendars[0]!.document;
const always = shippedCalendars[1]!.document;

function openOn(document: CalendarDocument | readonly CalendarVersion[], from: string, to: string): string[] {
  const span = { from: Date.parse(from), to: Date.parse(to) };
  const wide = { from: span.from - 40 * 24 * hour, to: span.to + 40 * 24 * hour };
  return openIntervals(compileCalendar(document, [china2025, china2026], wide), span).map((open) => `${wire(open.from)} ${wire(open.to)}`);
}

const wire = (at: Instant) => new Date(at).toISOString().slice(0, 16).concat('Z');

function calendar(timeZone: string, hours: readonly Hours[], days?: readonly Weekday[], more: Partial<CalendarDocument> = {}): CalendarDocument {
  return { timeZone, weekly: weekOf(hours, days), holidays: null, makeUpHours: null, overrides: [], ...more };
}

describe('Chinese official days', () => {
  const hoursOn = (date: string, document = standard) => openOn(document, `${date}T00:00+08:00`, `${date}T23:59+08:00`).length;

  test.each(['2025-09-28', '2025-10-11', '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])('%s, a weekend day, is worked', (date) => expect(hoursOn(date)).toBe(1));
  test.each(['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08', '2026-02-16', '2026-02-23'])('%s, a weekday, is not', (date) => expect(hoursOn(date)).toBe(0));
  test.each(['2025-09-27', '2026-03-07', '2026-03-08'])('%s is an ordinary weekend', (date) => expect(hoursOn(date)).toBe(0));

  test('the centre’s own entry comes before them', () => {
    const overrides = [
      { on: '2026-10-01', kind: 'work', name: '值班', hours: [{ from: '10:00', to: '12:00' }] },
      { on: '2026-10-10', kind: 'off', name: '年会' },
      { on: '2026-03-07', kind: 'work', name: '大促', hours: null },
    ] as const;
    const document = { ...standard, overrides };
    expect(openOn(document, '2026-10-01T00:00+08:00', '2026-10-02T00:00+08:00')).toEqual(['2026-10-01T02:00Z 2026-10-01T04:00Z']);
    expect(hoursOn('2026-10-10', document)).toBe(0);
    expect(openOn(document, '2026-03-07T00:00+08:00', '2026-03-08T00:00+08:00')).toEqual(['2026-03-07T01:00Z 2026-03-07T10:00Z']);
  });

  test('a make-up day has its own hours when the centre wrote them down', () => {
    const document = { ...standard, makeUpHours: [{ from: '10:00', to: '16:00' }] };
    expect(openOn(document, '2026-02-14T00:00+08:00', '2026-02-15T00:00+08:00')).toEqual(['2026-02-14T02:00Z 2026-02-14T08:00Z']);
  });

  test('else those of the first weekday that has any, never those of a weekend', () => {
    const document = { ...standard, weekly: { ...weekOf([{ from: '12:00', to: '16:00' }], ['wed']), sun: [{ from: '09:00', to: '10:00' }] } };
    expect(openOn(document, '2026-02-14T00:00+08:00', '2026-02-15T00:00+08:00')).toEqual(['2026-02-14T04:00Z 2026-02-14T08:00Z']);
    const weekend = { ...standard, weekly: weekOf([{ from: '09:00', to: '10:00' }], ['sun']) };
    expect(openOn(weekend, '2026-02-14T00:00+08:00', '2026-02-15T00:00+08:00')).toEqual([]);
    expect(openOn(weekend, '2026-01-04T00:00+08:00', '2026-01-05T00:00+08:00')).toEqual(['2026-01-04T01:00Z 2026-01-04T02:00Z']);
  });

  test('round the clock ignores them, and is one interval', () => {
    const compiled = compileCalendar(always, [china2025, china2026], { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2027-06-01T00:00Z') });
    expect(compiled.opens).toHaveLength(1);
    expect(compiled.provisionalFrom).toBeNull();
  });
});

describe('years without official days', () => {
  const span = { from: Date.parse('2025-01-01T00:00+08:00'), to: Date.parse('2029-01-01T00:00+08:00') };

  test('the first unknown year is named, even when a later one is known', () => {
    const later = { ...china2026, year: 2028, off: [], work: [] };
    expect(compileCalendar(standard, [china2025, china2026, later], span).provisionalFrom).toBe(Date.parse('2027-01-01T00:00+08:00'));
  });

  test('all of the span, when nothing is known at all', () => {
    expect(compileCalendar(standard, [], span).provisionalFrom).toBe(span.from);
  });

  test('none, when what is unknown lies behind the span', () => {
    expect(compileCalendar(standard, [china2025, china2026], { ...span, to: Date.parse('2027-01-01T00:00+08:00') }).provisionalFrom).toBeNull();
  });

  test('years before the first known one are not waited for', () => {
    expect(compileCalendar(standard, [china2025, china2026], { from: Date.parse('2020-01-01T00:00Z'), to: Date.parse('2026-06-01T00:00Z') }).provisionalFrom).toBeNull();
  });
});

describe('night shifts', () => {
  const nights = calendar('Asia/Shanghai', [{ from: '22:00', to: '30:00' }], ['fri']);

  test('run over midnight and belong to the day they begin on', () => {
    expect(openOn(nights, '2026-03-01T00:00+08:00', '2026-03-10T00:00+08:00')).toEqual(['2026-03-06T14:00Z 2026-03-06T22:00Z']);
  });

  test('are cut off neither by a holiday the next morning nor by the edge of the span', () => {
    const off = { ...nights, overrides: [{ on: '2026-03-07', kind: 'off', name: 'x' }] as const };
    expect(openOn(off, '2026-03-07T00:00+08:00', '2026-03-08T00:00+08:00')).toEqual(['2026-03-06T16:00Z 2026-03-06T22:00Z']);
    const cut = compileCalendar(nights, [], { from: Date.parse('2026-03-07T00:00+08:00'), to: Date.parse('2026-03-08T00:00+08:00') });
    expect(workingTime(cut, cut.span.from, cut.span.to)).toBe(6 * hour);
  });

  test('of every day make one open stretch with the day shift they touch', () => {
    const both = calendar('Asia/Shanghai', [{ from: '06:00', to: '22:00' }, { from: '22:00', to: '30:00' }]);
    expect(openOn(both, '2026-03-02T00:00+08:00', '2026-03-04T00:00+08:00')).toEqual(['2026-03-01T16:00Z 2026-03-03T16:00Z']);
  });
});

describe('daylight saving in New York, forward on 2026-03-08 at 02:00 and back on 2026-11-01', () => {
  const sunday = (from: string, to: string) => calendar('America/New_York', [{ from, to }], ['sun']);
  const forward = (from: string, to: string) => openOn(sunday(from, to), '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00');
  const back = (from: string, to: string) => openOn(sunday(from, to), '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00');

  test('a shift across the gap is an hour shorter', () => expect(forward('00:00', '08:00')).toEqual(['2026-03-08T05:00Z 2026-03-08T12:00Z']));
  test('a time inside the gap moves forward to its end', () => {
    expect(forward('02:30', '08:00')).toEqual(['2026-03-08T07:00Z 2026-03-08T12:00Z']);
    expect(forward('00:00', '02:30')).toEqual(['2026-03-08T05:00Z 2026-03-08T07:00Z']);
    expect(forward('02:15', '02:45')).toEqual([]);
  });
  test('a shift across the repeated hour is an hour longer', () => expect(back('00:00', '08:00')).toEqual(['2026-11-01T04:00Z 2026-11-01T13:00Z']));
  test('a time that comes twice is the first of the two', () => {
    expect(back('01:30', '08:00')).toEqual(['2026-11-01T05:30Z 2026-11-01T13:00Z']);
    expect(back('00:00', '01:30')).toEqual(['2026-11-01T04:00Z 2026-11-01T05:30Z']);
  });
  test('the night shift before keeps its wall-clock end', () => {
    const saturday = calendar('America/New_York', [{ from: '22:00', to: '30:00' }], ['sat']);
    expect(openOn(saturday, '2026-03-07T12:00-05:00', '2026-03-09T00:00-04:00')).toEqual(['2026-03-08T03:00Z 2026-03-08T10:00Z']);
  });
  test('a change late in the evening is seen by the hours before midnight', () => {
    // Nuuk skips from 23:00 on Saturday to midnight.
    const nuuk = calendar('America/Nuuk', [{ from: '22:00', to: '23:30' }], ['sat']);
    expect(openOn(nuuk, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual(['2026-03-29T00:00Z 2026-03-29T01:00Z']);
  });
  test('a day that a country skipped has no hours', () => {
    const samoa = calendar('Pacific/Apia', [{ from: '09:00', to: '17:00' }]);
    expect(openOn(samoa, '2011-12-29T12:00Z', '2011-12-31T12:00Z')).toEqual(['2011-12-29T19:00Z 2011-12-30T03:00Z', '2011-12-30T19:00Z 2011-12-31T03:00Z']);
  });
});

describe('versions', () => {
  const on = (number: number, validFromOn: string | null, from: string): CalendarVersion => ({ number, validFromOn, document: calendar('UTC', [{ from, to: '20:00' }]) });
  const openings = (...versions: CalendarVersion[]) => openOn(versions, '2026-03-02T00:00Z', '2026-03-06T00:00Z').map((open) => open.slice(5, 13));

  test('each holds from its first day on', () => {
    expect(openings(on(1, null, '08:00'), on(2, '2026-03-04', '09:00'))).toEqual(['03-02T08', '03-03T08', '03-04T09', '03-05T09']);
  });

  test('what was saved last holds from its day on, over what was meant for later', () => {
    expect(openings(on(1, null, '08:00'), on(2, '2026-03-04', '09:00'), on(3, '2026-03-03', '10:00'))).toEqual(['03-02T08', '03-03T10', '03-04T10', '03-05T10']);
  });

  test('nothing is open before the first one', () => {
    expect(openings(on(1, '2026-03-05', '08:00'))).toEqual(['03-05T08']);
  });
});
