import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seasonOf } from './baseline.ts';

test('one mad week does not move what is usual', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 4, maxLength: 8 }), fc.constantFrom(0, 5_000), fc.nat(8), (weeks, mad, at) => {
      const season = seasonOf([...weeks.slice(0, at), mad, ...weeks.slice(at)])!;
      expect(season.value).toBeGreaterThanOrEqual(90);
      expect(season.value).toBeLessThanOrEqual(110);
    }),
  );
});

test('fewer than three known weeks are no season', () => {
  expect(seasonOf([10, null, 12, null])).toBeNull();
  expect(seasonOf([10, null, 12, 11])).toEqual({ value: 11, spread: 1.4826 });
});

test('weeks that were all alike leave room for some scatter', () => {
  expect(seasonOf([100, 100, 100])).toEqual({ value: 100, spread: 5 });
});
