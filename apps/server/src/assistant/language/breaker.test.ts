import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

const limits = { failures: 3, restMs: 1_000, longestRestMs: 3_000 };
const failAt = (breaker: ReturnType<typeof createBreaker>, at: number) => breaker.enter(at)!.failed(at);

test('a breaker opens after failures in a row, and a success begins the count anew', () => {
  const breaker = createBreaker(limits);
  failAt(breaker, 0);
  failAt(breaker, 0);
  breaker.enter(0)!.worked();
  failAt(breaker, 0);
  failAt(breaker, 0);
  expect(breaker.rests(0)).toBe(false);
  failAt(breaker, 0);
  expect([breaker.rests(0), breaker.enter(999)]).toEqual([true, null]);
});

test('after its rest one request tries; the others wait for how it ends', () => {
  const breaker = createBreaker(limits);
  for (let n = 0; n < 3; n++) failAt(breaker, 0);
  const trial = breaker.enter(1_000)!;
  expect(breaker.enter(1_000)).toBeNull();
  trial.worked();
  expect(breaker.enter(1_000)).not.toBeNull();
});

test('each trial that fails makes the rest longer, up to a bound', () => {
  const breaker = createBreaker(limits);
  for (let n = 0; n < 3; n++) failAt(breaker, 0);
  failAt(breaker, 1_000);
  expect([breaker.rests(2_999), breaker.rests(3_000)]).toEqual([true, false]);
  failAt(breaker, 3_000);
  expect([breaker.rests(5_999), breaker.rests(6_000)]).toEqual([true, false]);
  breaker.enter(6_000)!.worked();
  for (let n = 0; n < 3; n++) failAt(breaker, 7_000);
  expect([breaker.rests(7_999), breaker.rests(8_000)]).toEqual([true, false]);
});

test('an endpoint that asks for a pause gets it at once, within reason', () => {
  const breaker = createBreaker(limits);
  breaker.enter(0)!.failed(0, 2_000);
  expect([breaker.rests(1_999), breaker.rests(2_000)]).toEqual([true, false]);
  const other = createBreaker(limits);
  other.enter(0)!.failed(0, 1e9);
  expect([other.rests(2_999), other.rests(3_000)]).toEqual([true, false]);
});

test('what was asked before it opened closes nothing', () => {
  const breaker = createBreaker(limits);
  const early = breaker.enter(0)!;
  for (let n = 0; n < 3; n++) failAt(breaker, 0);
  early.worked();
  expect(breaker.rests(0)).toBe(true);
});
