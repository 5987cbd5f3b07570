import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour } from '../kernel/instant.ts';
import { forecast, slotMs, slotsADay } from './forecast.ts';

const midnight = Date.UTC(2025, 7, 11, 16);
const course = Array.from({ length: slotsADay }, (_, slot) => (slot >= 18 && slot < 36 ? 20 : 1));
const ten = midnight + 10 * hour;
const until = (at: number, of = course) => of.slice(0, (at - midnight) / slotMs);

test('a day that runs as usual goes on as usual', () => {
  const { basis, days, pace, slots } = forecast({ days: [course, course, course], today: until(ten), midnight }, ten, ten + 4 * hour);
  expect({ basis, days, pace }).toEqual({ basis: 'days', days: 3, pace: 1 });
  expect(slots.map(({ arrivals }) => arrivals)).toEqual(Array.from({ length: 8 }, () => 20));
  expect(slots.map(({ startsAt }) => startsAt)).toEqual(Array.from({ length: 8 }, (_, index) => ten + index * slotMs));
});

test('a day twice as busy makes the next hours busier, though not at once twice', () => {
  const busy = until(ten).map((count) => count * 2);
  const { pace, slots } = forecast({ days: [course, course, course], today: busy, midnight }, ten, ten + hour);
  expect(pace).toBeGreaterThan(1.4);
  expect(pace).toBeLessThan(2);
  expect(slots[0]!.arrivals).toBeCloseTo(20 * pace, 9);
});

test('three customers before breakfast make no storm', () => {
  const six = midnight + 6 * hour;
  const { pace } = forecast({ days: [course, course, course], today: until(six).map((_, slot) => (slot === 11 ? 4 : 1)), midnight }, six, six + hour);
  expect(pace).toBeLessThan(1.25);
});

test('with too few comparable days the recent rate goes on, and it says so', () => {
  const { basis, slots } = forecast({ days: [course], today: until(ten), midnight }, ten, ten + hour);
  expect(basis).toBe('rate');
  expect(slots[0]!.arrivals).toBeGreaterThan(8);
  expect(slots[0]!.arrivals).toBeLessThan(20);
});

test('when next to nothing happened it says nothing', () => {
  expect(forecast({ days: [], today: until(ten).map(() => 0), midnight }, ten, ten + hour)).toEqual({ basis: 'none', days: 0, pace: 1, slots: [] });
  expect(forecast({ days: [], today: [], midnight }, midnight, midnight + hour).basis).toBe('none');
});

test('runs on past midnight by the same course', () => {
  const late = midnight + 23 * hour;
  const { slots } = forecast({ days: [course, course, course], today: until(late), midnight }, late, late + 11 * hour);
  expect(slots.at(-1)!.arrivals).toBeGreaterThan(15);
});

test('is never negative, never wider than its own bounds, and leaves no slot out', () => {
  const counts = fc.array(fc.nat(60), { minLength: slotsADay, maxLength: slotsADay });
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 5 }), counts, fc.integer({ min: 0, max: slotsADay - 1 }), fc.integer({ min: 1, max: 12 }), (days, day, now, hours) => {
      const at = midnight + now * slotMs;
      const { basis, slots } = forecast({ days, today: day.slice(0, now), midnight }, at, at + hours * hour);
      if (basis === 'none') return void expect(slots).toEqual([]);
      expect(slots).toHaveLength(hours * 2);
      for (const { arrivals, low, high } of slots) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(arrivals);
        expect(high).toBeGreaterThanOrEqual(arrivals);
      }
    }),
  );
});
