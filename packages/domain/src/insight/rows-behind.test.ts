import { expect, test } from 'vitest';
import { metricOf, metrics } from './registry.ts';
import { rowsBehind, rowUnitOf } from './rows-behind.ts';

test('behind every metric lie rows of some kind', () => {
  expect(metrics.filter((metric) => rowsBehind(metric).length === 0)).toEqual([]);
});

test.each([
  ['frt', ['tickets'], 'minutes'],
  ['complaint_rate', ['tickets'], null],
  ['backlog', ['tickets'], null],
  ['throughput', ['tickets'], 'count'],
  ['inside_share', ['tickets'], 'count'],
  ['occupancy', ['tickets', 'presence'], 'minutes'],
  ['tool_response', ['hours'], 'milliseconds'],
  ['tool_slow', ['hours'], null],
])('%s', (key, kinds, unit) => {
  expect([rowsBehind(metricOf(key)!), rowUnitOf(metricOf(key)!)]).toEqual([kinds, unit]);
});
