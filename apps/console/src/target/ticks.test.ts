import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticksBetween } from './ticks.ts';

test('ticks are few, evenly spaced, and enclose what they are made for', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(1, 0.01), (low, span, unit) => {
      const [from, to] = [low * unit, (low + span) * unit];
      const ticks = ticksBetween(from, to);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks[0]).toBeLessThanOrEqual(from + 1e-9);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(to - 1e-9);
      const step = ticks[1]! - ticks[0]!;
      for (const [index, tick] of ticks.entries()) expect(tick).toBeCloseTo(ticks[0]! + index * step, 6);
    }),
  );
});
