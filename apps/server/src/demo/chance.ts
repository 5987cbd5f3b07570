/** Chance that comes out the same in every run: the demo centre has the same days, people and words wherever it is loaded. */

import { uuidFrom } from '@huiyin/domain/kernel/id.ts';

/** Labels of streams of their own: what draws from one moves nothing that others draw. Tickets have theirs from 1,000 on. */
export const streams = { free: 1, survey: 2, presence: 3, joining: 4 } as const;

export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** Both ends included. */
  integer(from: number, to: number): number;
  /** True in this share of the cases. */
  in(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  weighted<Value>(values: readonly Value[], weightOf: (value: Value) => number): Value;
  /** Around 1, never negative, with a long tail to the right. */
  skewed(spread: number): number;
  shuffled<Value>(values: readonly Value[]): Value[];
  id(at: number): string;
  /** A stream of its own, so that a change in one ticket's story moves no other ticket. */
  fork(label: number): Chance;
}

/** sfc32 (Chris Doty-Humphrey, PractRand; public domain): 128 bits of state, so that ids drawn from it do not meet. */
export function createChance(seed: number): Chance {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 15; round++) word();

  const next = () => word() / 4_294_967_296;
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)]!;

  function weighted<Value>(values: readonly Value[], weightOf: (value: Value) => number): Value {
    let left = next() * values.reduce((sum, value) => sum + weightOf(value), 0);
    for (const value of values) {
      left -= weightOf(value);
      if (left < 0) return value;
    }
    return values.at(-1)!;
  }

  function skewed(spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.exp(spread * normal - (spread * spread) / 2);
  }

  function shuffled<Value>(values: readonly Value[]): Value[] {
    const all = [...values];
    for (let last = all.length - 1; last > 0; last--) {
      const other = integer(0, last);
      [all[last], all[other]] = [all[other]!, all[last]!];
    }
    return all;
  }

  function id(at: number): string {
    const words = new Uint32Array([word(), word(), word()]);
    return uuidFrom(at, new Uint8Array(words.buffer));
  }

  return { next, integer, in: (share) => next() < share, pick, weighted, skewed, shuffled, id, fork: (label) => createChance(Math.imul(seed ^ 0x5bd1e995, 0x01000193) ^ Math.imul(label + 1, 0x85ebca6b)) };
}
