import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLocalDate } from './local-date.ts';
import { readDays, type ReadDays } from './read-days.ts';

const zone = 'Asia/Shanghai';

function read(text: string): ReadDays {
  const result = readDays(text, zone);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

function ics(...events: string[][]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n');
}

describe('an iCalendar text', () => {
  test('gives each day of an event, its end left out, and tells days worked from days off', () => {
    const text = ics(
      ['DTSTART;VALUE=DATE:20270206', 'DTEND;VALUE=DATE:20270208', 'SUMMARY:春节(休)'],
      ['DTSTART;VALUE=DATE:20270220', 'SUMMARY:春节(班)'],
      ['DTSTART;VALUE=DATE:20270926', 'DTEND;VALUE=DATE:20270927', 'SUMMARY:国庆节 补班 第1天/共1天'],
      ['DTSTART;VALUE=DATE:20271001', 'DURATION:P2D', 'SUMMARY:国庆节', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'],
      ['DTSTART;VALUE=DATE:20271009', 'SUMMARY:国庆节', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'],
    );
    expect(read(text)).toEqual({
      days: [
        { on: '2027-02-06', kind: 'off', name: '春节' },
        { on: '2027-02-07', kind: 'off', name: '春节' },
        { on: '2027-02-20', kind: 'work', name: '春节', hours: null },
        { on: '2027-09-26', kind: 'work', name: '国庆节 补班 第1天/共1天', hours: null },
        { on: '2027-10-01', kind: 'off', name: '国庆节' },
        { on: '2027-10-02', kind: 'off', name: '国庆节' },
        { on: '2027-10-09', kind: 'work', name: '国庆节', hours: null },
      ],
      problems: [],
    });
  });

  test('may be folded, escaped, end with bare line feeds, and begin with a byte order mark', () => {
    const text = `\uFEFF${ics(['DTSTART;X-A="a:b;c";VALUE=DATE:20270101', 'SUMMARY:New Year\\, the ', ' first\\ncelebration'])}`.replaceAll('\r\n', '\n');
    expect(read(text).days).toEqual([{ on: '2027-01-01', kind: 'off', name: 'New Year, the first celebration' }]);
  });

  test('gives the days that moments lie on in the calendar’s zone', () => {
    const text = ics(['DTSTART:20261231T160000Z', 'DTEND:20270101T160000Z', 'SUMMARY:元旦'], ['DTSTART;TZID=Asia/Shanghai:20270501T090000', 'DTEND;TZID=Asia/Shanghai:20270501T180000', 'SUMMARY:值班(班)']);
    expect(read(text).days.map(({ on }) => on)).toEqual(['2027-01-01', '2027-05-01']);
  });

  test('names what it does not understand, with its line, and keeps the rest', () => {
    const text = ics(
      ['DTSTART;VALUE=DATE:20270230', 'SUMMARY:a'],
      ['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY', 'SUMMARY:b'],
      ['DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20280101', 'SUMMARY:c'],
      ['DTSTART;VALUE=DATE:20270105', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:d'],
      ['SUMMARY:no date'],
      ['DTSTART;VALUE=DATE:20270103', 'SUMMARY:e'],
      ['DTSTART;VALUE=DATE:20270103', 'SUMMARY:f'],
    );
    const { days, problems } = read(text);
    expect(days).toEqual([{ on: '2027-01-03', kind: 'off', name: 'e' }]);
    expect(problems).toEqual([
      { line: 4, code: 'date' },
      { line: 7, code: 'recurring' },
      { line: 12, code: 'too_long' },
      { line: 19, code: 'date' },
      { line: 22, code: 'date' },
      { line: 30, code: 'twice' },
    ]);
  });
});

describe('a JSON text', () => {
  const day = { on: '2027-05-04', kind: 'off', name: '青年节' };
  test.each([
    ['a list of ours', JSON.stringify([day])],
    ['a document of ours', JSON.stringify({ overrides: [day] })],
    ['a list with other words', JSON.stringify([{ date: '2027-05-04', type: 'off', name: '青年节' }])],
    ['days off and days worked', JSON.stringify({ off: [{ on: '2027-05-04', name: '青年节' }], work: [] })],
    ['a year of the package', JSON.stringify({ holidays: { '2027-05-04': 'Youth Day,青年节,1' }, workdays: {}, inLieuDays: {} })],
  ])('may be %s', (_, text) => expect(read(text)).toEqual({ days: [day], problems: [] }));

  test('may carry hours, and names what is wrong by its place', () => {
    const hours = [{ from: '09:00', to: '12:00' }];
    const list = [{ on: '2027-03-08', kind: 'work', name: '妇女节', hours }, { on: '2027-13-01', kind: 'off' }, { on: '2027-01-02', kind: 'holiday' }, 7, { on: '2027-01-03', kind: 'work', hours: [{ from: 'x', to: 'y' }] }];
    expect(read(JSON.stringify(list))).toEqual({
      days: [{ on: '2027-03-08', kind: 'work', name: '妇女节', hours }],
      problems: [{ line: 2, code: 'date' }, { line: 3, code: 'kind' }, { line: 4, code: 'date' }, { line: 5, code: 'hours' }],
    });
  });

  test('puts no field of its own into the days', () => {
    expect(read('[{"on":"2027-01-01","kind":"off","name":"x","hours":null,"__proto__":{"a":1},"more":1}]').days).toEqual([{ on: '2027-01-01', kind: 'off', name: 'x' }]);
  });
});

test.each(['', 'hello', '[]', '{}', 'null', '7', '[', 'BEGIN:VCALENDAR\nEND:VCALENDAR', '<html>'])('%j is none of them', (text) => {
  expect(readDays(text, zone)).toMatchObject({ ok: false, code: 'calendar.file_unreadable' });
});

test('a flood of days is refused, quickly', () => {
  const flood = JSON.stringify(Array.from({ length: 30_000 }, (_, index) => ({ on: new Date(index * 86_400_000).toISOString().slice(0, 10), kind: 'off', name: 'x' })));
  expect(readDays(flood, zone)).toMatchObject({ ok: false, facts: { most: 2000 } });
});

test('controls and line breaks leave no trace in a name', () => {
  expect(read(JSON.stringify([{ on: '2027-01-01', kind: 'off', name: ' a\u0000\u202E\n b ' + 'x'.repeat(100) }])).days[0]!.name).toBe(`a b ${'x'.repeat(56)}`);
});

test('whatever comes in, days come out whole or it is refused', () => {
  const line = fc.oneof(fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'DTSTART:20270101', 'DTEND:20270199', 'DTSTART:20270101T250000Z', 'DURATION:P1W', 'SUMMARY:x', ' folded', ':'), fc.string());
  const any = fc.oneof(fc.array(line).map((lines) => ['BEGIN:VCALENDAR', ...lines].join('\n')), fc.json(), fc.string());
  fc.assert(
    fc.property(any, (text) => {
      const result = readDays(text, zone);
      if (result.ok) for (const { on, name } of result.value.days) expect(isLocalDate(on) && name.length <= 120).toBe(true);
    }),
  );
});
