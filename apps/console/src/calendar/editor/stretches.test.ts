import { describe, expect, test } from 'vitest';
import { nextStretch, withEnd, withStart } from './stretches.ts';

describe('an end that is not after its beginning is the next day’s', () => {
  test.each([
    ['09:00', '18:00', '18:00'],
    ['22:00', '06:00', '30:00'],
    ['00:00', '00:00', '24:00'],
    ['18:00', '00:00', '24:00'],
    ['09:00', '09:00', '33:00'],
  ])('%s and %s: until %s', (from, clock, to) => expect(withEnd({ from }, clock)).toEqual({ from, to }));

  test('moving the beginning keeps the clock of the end', () => {
    expect(withStart({ from: '22:00', to: '30:00' }, '05:00')).toEqual({ from: '05:00', to: '06:00' });
    expect(withStart({ from: '09:00', to: '18:00' }, '19:00')).toEqual({ from: '19:00', to: '42:00' });
  });
});

test('another stretch begins an hour after the last, and stays within the day', () => {
  expect(nextStretch([])).toEqual({ from: '09:00', to: '18:00' });
  expect(nextStretch([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
  expect(nextStretch([{ from: '18:00', to: '22:00' }])).toEqual({ from: '23:00', to: '24:00' });
  expect(nextStretch([{ from: '22:00', to: '30:00' }])).toEqual({ from: '00:00', to: '01:00' });
});
