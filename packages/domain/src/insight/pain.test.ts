import { expect, test } from 'vitest';
import { stages } from '../flow/stage.ts';
import { painOf, touchpoints } from './pain.ts';
import { metricOf } from './registry.ts';

test('every stage of the loop is a touchpoint, told by metrics that exist and have a direction', () => {
  expect(touchpoints.map(({ stage }) => stage)).toEqual([...stages]);
  for (const key of touchpoints.flatMap(({ metrics }) => metrics)) expect(['percent', 'minutes'], key).toContain(metricOf(key)!.unit);
  for (const key of touchpoints.flatMap(({ metrics }) => metrics)) expect(['up', 'down'], key).toContain(metricOf(key)!.good);
  const all = touchpoints.flatMap(({ metrics }) => metrics);
  expect(new Set(all).size).toBe(all.length);
});

test('twice the wait is twice the pain; of what is good when high, what is missing hurts', () => {
  expect(painOf({ good: 'down', value: 6, n: 50, whole: 3 })).toBe(2);
  expect(painOf({ good: 'up', value: 80, n: 50, whole: 90 })).toBe(2);
  expect(painOf({ good: 'down', value: 6, n: 3, whole: 3 })).toBeNull();
  expect(painOf({ good: 'down', value: null, n: 0, whole: 3 })).toBeNull();
});
