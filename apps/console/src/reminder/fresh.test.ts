import { expect, test } from 'vitest';
import { lookAt } from './fresh.ts';

const told = (id: number) => ({ id: String(id), at: new Date(Date.UTC(2025, 7, 12, 2, id)).toISOString() });
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

test('what stands there at the first look does not ring; what comes later rings once', () => {
  const first = lookAt(null, [told(2), told(1)]);
  expect(first.fresh).toEqual([]);
  const second = lookAt(first.seen, [told(3), told(2), told(1)]);
  expect(ids(second.fresh)).toEqual(['3']);
  expect(lookAt(second.seen, [told(3), told(2), told(1)]).fresh).toEqual([]);
});

test('after nothing at all, the first one rings', () => {
  expect(ids(lookAt(lookAt(null, []).seen, [told(1)]).fresh)).toEqual(['1']);
});

test('older ones that move up when newer ones are settled do not ring', () => {
  const { seen } = lookAt(null, [told(9), told(8)]);
  expect(lookAt(seen, [told(8), told(7), told(6)]).fresh).toEqual([]);
});

test('one that was committed a moment late does ring', () => {
  const { seen } = lookAt(null, [told(2)]);
  const late = { id: 'late', at: new Date(Date.parse(told(2).at) - 2_000).toISOString() };
  expect(ids(lookAt(seen, [told(2), late]).fresh)).toEqual(['late']);
});
