import { expect, test } from 'vitest';
import { besideUs, checkBenchmark } from './benchmark.ts';
import { metricOf } from './registry.ts';

const wish = { metricKey: 'frt', kind: 'industry', name: '行业平均', value: 4.5, on: '2025-06-30', source: '某协会年度报告，第 12 页', note: '' } as const;
const around = { metric: metricOf('frt'), today: '2025-08-12' };

test.each([
  ['source', { source: ' ' }],
  ['on', { on: '' }],
  ['on', { on: '2025-08-13' }],
  ['on', { on: '2025-02-30' }],
  ['name', { name: '' }],
  ['value', { value: -1 }],
])('a benchmark is refused for its %s', (field, part) => {
  const checked = checkBenchmark({ ...wish, ...part }, around);
  expect(checked).toMatchObject({ ok: false, code: 'benchmark.invalid', facts: { field } });
});

test('of no metric it is refused, and whole it is taken', () => {
  expect(checkBenchmark(wish, { ...around, metric: undefined })).toMatchObject({ ok: false, facts: { field: 'metricKey' } });
  expect(checkBenchmark({ ...wish, name: ' 行业平均 ' }, around)).toEqual({ ok: true, value: wish });
});

test('which of two is better comes from the metric', () => {
  expect([besideUs(metricOf('frt')!, 3.2, 4.5), besideUs(metricOf('csat')!, 88.5, 90), besideUs(metricOf('frt')!, 4.52, 4.5), besideUs(metricOf('frt')!, null, 4.5)]).toEqual(['better', 'worse', 'flat', null]);
});
