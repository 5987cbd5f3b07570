import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageWait, lossProbability, occupancy, offeredLoad, serversFor, serviceLevel, waitProbability, withShrinkage } from './erlang-c.ts';

const handleMs = 180_000;
const load = fc.double({ min: 0.01, max: 60, noNaN: true });
const servers = fc.integer({ min: 1, max: 120 });
const withinMs = fc.integer({ min: 0, max: 600_000 });

/** The formula as it stands in the books, in plain factorials: right for small numbers, and not the code under test. */
function byFactorials(a: number, n: number): number {
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
  const last = (a ** n / factorial(n)) * (n / (n - a));
  let sum = 0;
  for (let k = 0; k < n; k += 1) sum += a ** k / factorial(k);
  return last / (sum + last);
}

describe('Erlang C', () => {
  const a = offeredLoad(100 / 1_800_000, handleMs);

  // 100 calls in 30 minutes, 180 s each: the verified table.
  test.each([
    [11, 0.6821, 38.96, 122.78, 90.9],
    [12, 0.4494, 64.02, 40.44, 83.3],
    [13, 0.2853, 79.56, 17.12, 76.9],
    [14, 0.1741, 88.84, 7.84, 71.4],
    [15, 0.102, 94.15, 3.67, 66.7],
  ])('with %i people agrees with the verified table', (n, waits, level, asa, busy) => {
    expect(a).toBeCloseTo(10, 12);
    expect(waitProbability(a, n)).toBeCloseTo(waits, 4);
    expect(serviceLevel(a, n, handleMs, 20_000) * 100).toBeCloseTo(level, 2);
    expect(averageWait(a, n, handleMs) / 1_000).toBeCloseTo(asa, 2);
    expect(occupancy(a, n) * 100).toBeCloseTo(busy, 1);
  });

  test('80 % within 20 s needs fourteen people there: thirteen reach 79.56 %', () => {
    expect(serversFor(a, handleMs, { share: 0.8, withinMs: 20_000 })).toBe(14);
  });

  test('agrees with the factorials of the books', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, share) => {
        const offered = n * share;
        expect(waitProbability(offered, n)).toBeCloseTo(byFactorials(offered, n), 9);
      }),
    );
  });

  test('one person more never makes it worse', () => {
    fc.assert(
      fc.property(load, servers, withinMs, (offered, n, within) => {
        expect(waitProbability(offered, n + 1)).toBeLessThanOrEqual(waitProbability(offered, n));
        expect(serviceLevel(offered, n + 1, handleMs, within)).toBeGreaterThanOrEqual(serviceLevel(offered, n, handleMs, within));
        expect(averageWait(offered, n + 1, handleMs)).toBeLessThanOrEqual(averageWait(offered, n, handleMs));
      }),
    );
  });

  test('as many people as work, or fewer, leave the queue growing for ever', () => {
    fc.assert(
      fc.property(servers, fc.double({ min: 1, max: 5, noNaN: true }), (n, times) => {
        expect(waitProbability(n * times, n)).toBe(1);
        expect(serviceLevel(n * times, n, handleMs, 600_000)).toBe(0);
        expect(averageWait(n * times, n, handleMs)).toBe(Infinity);
      }),
    );
  });

  test('the answer reaches the goal, and one fewer does not', () => {
    fc.assert(
      fc.property(load, fc.double({ min: 0.01, max: 0.99, noNaN: true }), withinMs, (offered, share, within) => {
        const n = serversFor(offered, handleMs, { share, withinMs: within });
        expect(serviceLevel(offered, n, handleMs, within)).toBeGreaterThanOrEqual(share);
        expect(n === 1 || serviceLevel(offered, n - 1, handleMs, within) < share).toBe(true);
      }),
    );
  });

  test('no work needs nobody, and nobody waits', () => {
    expect(serversFor(0, handleMs, { share: 0.8, withinMs: 20_000 })).toBe(0);
    expect([waitProbability(0, 3), serviceLevel(0, 0, handleMs, 0), averageWait(0, 0, handleMs), occupancy(0, 0)]).toEqual([0, 1, 0, 0]);
  });

  test('does not overflow where factorials do', () => {
    const waits = waitProbability(4_900, 5_000);
    expect(waits).toBeGreaterThan(0);
    expect(waits).toBeLessThan(1);
    expect(lossProbability(5_000, 5_000)).toBeLessThan(0.02);
  });
});

test('shrinkage: whoever shall have six at work while 40 % are away schedules ten', () => {
  expect(withShrinkage(6, 0.4)).toBe(10);
  expect(withShrinkage(7, 0.3)).toBe(10);
  expect(withShrinkage(14, 0)).toBe(14);
});
