import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keptFor } from './kept.ts';

const counter = () => {
  let count = 0;
  return async () => ++count;
};

test('reads once for all who ask, each source for itself, until it is forgotten', async () => {
  const [kept, read, source] = [keptFor<number>(60_000), counter(), {}];
  expect(await Promise.all([kept.of(source, read), kept.of(source, read)])).toEqual([1, 1]);
  expect(await kept.of({}, read)).toBe(2);
  kept.forget(source);
  expect(await kept.of(source, read)).toBe(3);
});

test('reads anew when the moment is over', async () => {
  const [kept, read, source] = [keptFor<number>(1), counter(), {}];
  expect(await kept.of(source, read)).toBe(1);
  await sleep(5);
  expect(await kept.of(source, read)).toBe(2);
});

test('remembers no failure, and a late one takes nothing newer away', async () => {
  const [kept, source] = [keptFor<number>(60_000), {}];
  let fail = (_: Error) => undefined as void;
  const failing = kept.of(source, () => new Promise((_, reject) => (fail = reject)));
  kept.forget(source);
  expect(await kept.of(source, async () => 2)).toBe(2);
  fail(new Error('late'));
  await expect(failing).rejects.toThrow('late');
  expect(await kept.of(source, async () => 3)).toBe(2);

  kept.forget(source);
  await expect(kept.of(source, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept.of(source, async () => 4)).toBe(4);
});
