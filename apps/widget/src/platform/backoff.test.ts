import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('backoffMs', () => {
  test('is never under 200 ms and never over half a minute of its own', () => {
    fc.assert(fc.property(fc.nat(2_000), chance, (attempt, luck) => {
      const ms = backoffMs(attempt, luck);
      expect(ms).toBeGreaterThanOrEqual(200);
      expect(ms).toBeLessThanOrEqual(30_000);
    }));
  });

  test('never comes back sooner than the server asks', () => {
    fc.assert(fc.property(fc.nat(20), chance, fc.nat(120_000), (attempt, luck, asked) => {
      expect(backoffMs(attempt, luck, asked)).toBeGreaterThanOrEqual(asked);
    }));
  });

  test('doubles up to its ceiling and uses all of it, so that pages spread out', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(attempt, 1))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(backoffMs(5, 0.5)).toBe(15_000);
  });
});
