import { describe, expect, test } from 'vitest';
import type { DutyHours } from './channel.contract.ts';
import { isOnDuty, isTimeZone } from './duty.ts';

const office: DutyHours = { timeZone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
/** Of August 2025 in Shanghai; the 11th is a Monday. */
const shanghai = (day: number, hour: number, minute = 0) => Date.UTC(2025, 7, day, hour - 8, minute);

describe('isOnDuty', () => {
  test.each([
    ['before it opens', shanghai(11, 8, 59), false],
    ['when it opens', shanghai(11, 9), true],
    ['in the last minute', shanghai(11, 17, 59), true],
    ['when it closes', shanghai(11, 18), false],
    ['on a Saturday', shanghai(16, 10), false],
  ])('%s', (_, at, expected) => {
    expect(isOnDuty(office, at)).toBe(expected);
  });

  test('a night belongs to the evening it began on', () => {
    const night: DutyHours = { timeZone: 'Asia/Shanghai', weekdays: [5], from: '22:00', to: '06:00' };
    expect([shanghai(15, 21, 59), shanghai(15, 22), shanghai(16, 5, 59), shanghai(16, 6), shanghai(15, 3)].map((at) => isOnDuty(night, at))).toEqual([false, true, true, false, false]);
  });

  test('follows the clock of its zone through summer time', () => {
    const newYork: DutyHours = { timeZone: 'America/New_York', weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00' };
    expect(isOnDuty(newYork, Date.UTC(2025, 0, 15, 14, 30))).toBe(true);
    expect(isOnDuty(newYork, Date.UTC(2025, 6, 15, 13, 30))).toBe(true);
    expect(isOnDuty(newYork, Date.UTC(2025, 6, 15, 14, 30))).toBe(false);
  });

  test('until midnight and round the clock', () => {
    expect(isOnDuty({ ...office, to: '24:00' }, shanghai(11, 23, 59))).toBe(true);
    expect(isOnDuty({ ...office, from: '00:00', to: '24:00' }, shanghai(11, 0))).toBe(true);
    expect(isOnDuty(undefined, 0)).toBe(true);
  });
});

test('knows which time zones there are', () => {
  expect([isTimeZone('Asia/Shanghai'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
});
