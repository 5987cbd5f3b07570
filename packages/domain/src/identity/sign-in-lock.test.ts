import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour, minute } from '../kernel/instant.ts';
import { accountLock, afterFailure, lockedFor, type Attempts } from './sign-in-lock.ts';

function fail(times: number, at: number): Attempts {
  let attempts: Attempts | null = null;
  for (let index = 0; index < times; index++) attempts = afterFailure(attempts, accountLock, at);
  return attempts!;
}

test('a few slips cost nothing', () => {
  expect(lockedFor(null, 0)).toBe(0);
  expect(lockedFor(fail(4, 1000), 1000)).toBe(0);
});

test('then every failure doubles the wait, up to half an hour', () => {
  expect([5, 6, 7, 8].map((times) => lockedFor(fail(times, 0), 0))).toEqual([minute, 2 * minute, 4 * minute, 8 * minute]);
  expect(lockedFor(fail(500, 0), 0)).toBe(30 * minute);
});

test('the wait ends by itself, and an hour without failures forgets them', () => {
  const locked = fail(5, 0);
  expect(lockedFor(locked, minute)).toBe(0);
  expect(afterFailure(locked, accountLock, hour)).toMatchObject({ failures: 1, lockedUntil: null });
});

test('a guesser gets fewer than a hundred guesses a day, however they are spaced', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 * minute }), { minLength: 200, maxLength: 200 }), (pauses) => {
      let [now, guesses] = [0, 0];
      let attempts: Attempts | null = null;
      for (const pause of pauses) {
        now += pause;
        if (now > 24 * hour) break;
        if (lockedFor(attempts, now) > 0) continue;
        attempts = afterFailure(attempts, accountLock, now);
        guesses += 1;
      }
      expect(guesses).toBeLessThan(150);
    }),
    { numRuns: 50 },
  );
});
