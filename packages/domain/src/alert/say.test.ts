import { expect, test } from 'vitest';
import { metricOf } from '../insight/registry.ts';
import { hour } from '../kernel/instant.ts';
import type { CauseView } from './analysis.schema.ts';
import { sayBreach, sayCause, sayNumber } from './say.ts';

const [frt, volume, complaints] = ['frt', 'volume', 'complaint_rate'].map((key) => metricOf(key)!);

test('says what happened with the figures, their limit and what they are taken over', () => {
  const rule = { windowMs: hour, condition: { kind: 'threshold', side: 'above', limit: 12 } } as const;
  expect(sayBreach(frt!, rule, { value: 13.42, n: 58, baseline: null })).toEqual({
    zh: '首次响应时间 13.4 分钟，超过 12 分钟（近 1 小时，58 单）',
    en: 'First response time 13.4 min, over 12 min (last hour, 58 cases)',
  });
});

test('says a change against what is usual', () => {
  const rule = { windowMs: 24 * hour, condition: { kind: 'change', side: 'above', against: 'season', by: 80, measuredIn: 'percent' } } as const;
  expect(sayBreach(volume!, rule, { value: 1_256, n: null, baseline: { value: 314, spread: 20 } })).toEqual({
    zh: '咨询量 1,256，比往周同时段的 314 高 300%（近 1 天）',
    en: 'Consultations 1,256, 300% above the usual 314 (last day)',
  });
});

test('tells the difference of shares in points of per cent', () => {
  const rule = { windowMs: 168 * hour, condition: { kind: 'change', side: 'above', against: 'before', by: 0.5, measuredIn: 'unit' } } as const;
  expect(sayBreach(complaints!, rule, { value: 3.2, n: 2_000, baseline: { value: 2.5, spread: null } }).en).toBe('Complaint rate 3.2%, 0.7 percentage points above the 2.5% of the span before (last 7 days, 2,000 cases)');
});

test('says of a surge’s cause which part of all it was', () => {
  const cause: CauseView = {
    how: 'volume', dimension: 'topic', size: 600, power: 0.66, low: 550, high: 650, confidence: 'strong', causeClass: 'tool', action: 'article',
    groups: [{ group: 'x', name: { zh: '功能使用', en: 'How to use' }, size: 600, share: 0.5, shareBefore: 0.08, value: 628, valueBefore: 28 }],
  };
  expect(sayCause(volume!, { zh: '问题分类', en: 'Topic' }, cause).zh).toBe('问题分类“功能使用”多了 600，占同期总量的 50%，占变化的 66%');
});

test.each([[1_234_567.891, 1, '1,234,567.9'], [-0.04, 1, '0.0'], [-3.25, 2, '−3.25'], [999, 0, '999']])('writes %d with %d decimals as %s', (value, decimals, said) => {
  expect(sayNumber(value, decimals)).toBe(said);
});
