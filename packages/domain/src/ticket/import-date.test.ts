/** Moments of other systems: the same moment from every way of writing it, and a refusal for what could be two. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessDateOrder, readMoment, type DateReading } from './import-date.ts';

const shanghai: DateReading = { timeZone: 'Asia/Shanghai', dateOrder: 'YMD' };
const newYork: DateReading = { timeZone: 'America/New_York', dateOrder: 'MDY' };
const at = (text: string, reading = shanghai) => {
  const read = readMoment(text, reading);
  return read.ok ? new Date(read.at).toISOString() : read.code;
};

describe('readMoment', () => {
  test('gives the moment back that any offset was written for', () => {
    const anyOffset = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 86_400_000, max: 4_000_000_000_000 }), anyOffset, (moment, offset) => {
        const local = new Date(moment + offset * 60_000).toISOString().slice(0, 23);
        const sign = offset < 0 ? '-' : '+';
        const zone = `${sign}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
        expect(readMoment(local + zone, newYork)).toEqual({ ok: true, at: moment });
      }),
    );
  });

  test.each([
    ['2025-08-12T10:00:00+08:00', '2025-08-12T02:00:00.000Z'],
    ['2025-08-12 10:00:00', '2025-08-12T02:00:00.000Z'],
    ['2025/8/12 10:00', '2025-08-12T02:00:00.000Z'],
    ['2025年8月12日 10:00', '2025-08-12T02:00:00.000Z'],
    ['2025年8月12日10时00分00秒', '2025-08-12T02:00:00.000Z'],
    ['2025/8/12 上午10:00', '2025-08-12T02:00:00.000Z'],
    ['2025/8/12 下午10:00:05', '2025-08-12T14:00:05.000Z'],
    ['20250812 100000', '2025-08-12T02:00:00.000Z'],
    ['2025-08-12', '2025-08-11T16:00:00.000Z'],
    ['２０２５-０８-１２ １０：００', '2025-08-12T02:00:00.000Z'],
    ['2025-08-12T02:00:00.5Z', '2025-08-12T02:00:00.500Z'],
  ])('reads %s', (text, moment) => expect(at(text)).toBe(moment));

  test.each([
    ['05/01/2022 12:00:03 AM', newYork, '2022-05-01T04:00:03.000Z'],
    ['05/01/2022 12:00:03 PM', newYork, '2022-05-01T16:00:03.000Z'],
    ['01.05.2022 09:30', { timeZone: 'Europe/Rome', dateOrder: 'DMY' } as const, '2022-05-01T07:30:00.000Z'],
    // Shown twice in autumn: the first of the two.
    ['11/06/2022 01:30:00 AM', newYork, '2022-11-06T05:30:00.000Z'],
  ])('reads %s where the order is told', (text, reading, moment) => expect(at(text, reading)).toBe(moment));

  test.each([
    ['05/01/2022 10:00', 'date.order_unknown'],
    ['2025-02-30', 'date.not_in_calendar'],
    ['2025-08-12 24:00', 'date.not_in_calendar'],
    ['2025-08-12 13:00 PM', 'date.malformed'],
    ['yesterday', 'date.malformed'],
    ['45000', 'date.malformed'],
    ['1969-12-31T23:59:59Z', 'date.too_old'],
  ])('refuses %s', (text, code) => expect(at(text)).toBe(code));

  test('refuses a moment that the clocks skipped', () => expect(at('03/13/2022 02:30:00 AM', newYork)).toBe('date.skipped'));
});

test('the order of a date is told by a number above twelve, and by nothing else', () => {
  expect(guessDateOrder(['05/01/2022', '05/13/2022'])).toBe('MDY');
  expect(guessDateOrder(['05/01/2022', '13/05/2022'])).toBe('DMY');
  expect(guessDateOrder(['05/01/2022'])).toBeNull();
  expect(guessDateOrder(['05/13/2022', '13/05/2022'])).toBeNull();
  expect(guessDateOrder(['2022-05-13'])).toBeNull();
});
