import { expect, test } from 'vitest';
import { createIds } from './ids.ts';

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are of version 7 and rise, even many in a millisecond and when the clock is set back', () => {
  let now = Date.UTC(2025, 7, 1);
  const ids = createIds({ now: () => now });
  const made = Array.from({ length: 20_000 }, (_, index) => {
    if (index === 10_000) now -= 3_600_000;
    return ids.next();
  });
  expect(made.every((id) => uuid7.test(id))).toBe(true);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(Number.parseInt(made[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2025, 7, 1));
});

test('tokens hold 192 bits and fit into an address', () => {
  const { token } = createIds({ now: () => 0 });
  expect(token()).toMatch(/^[\w-]{32}$/);
  expect(token()).not.toBe(token());
});
