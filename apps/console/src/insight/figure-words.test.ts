import { describe, expect, test } from 'vitest';
import { casesWords, changeWords, daysOfPoint, figureWords, periodWords, pointWords, turnBetween, within } from './figure-words.ts';

describe('figureWords', () => {
  test.each([
    [9872, { unit: 'count', decimals: 0 }, '9,872', '9,872'],
    [18_686, { unit: 'count', decimals: 0 }, '1.87万', '18,686'],
    [3.2, { unit: 'percent', decimals: 1 }, '3.2%', '3.2%'],
    [88.46, { unit: 'points', decimals: 1 }, '88.5 分', '88.5 pts'],
    [3.21, { unit: 'minutes', decimals: 1 }, '3.2 分钟', '3.2 min'],
    [312, { unit: 'minutes', decimals: 1 }, '5.2 小时', '5.2 h'],
    [4320, { unit: 'minutes', decimals: 1 }, '3.0 天', '3.0 d'],
    [48.4, { unit: 'milliseconds', decimals: 1 }, '48 毫秒', '48 ms'],
    [1530, { unit: 'milliseconds', decimals: 1 }, '1.5 秒', '1.5 s'],
    [1.254, { unit: 'ratio', decimals: 2 }, '1.25', '1.25'],
  ] as const)('%d %o', (value, told, zh, en) => {
    expect(figureWords(value, told, 'zh')).toBe(zh);
    expect(figureWords(value, told, 'en')).toBe(en);
  });
});

describe('changeWords', () => {
  test('counts by percent, shares by points, the rest by themselves', () => {
    expect(changeWords({ unit: 'count', decimals: 0, change: 1058, changePercent: 12 }, 'zh')).toBe('+12.0%');
    expect(changeWords({ unit: 'count', decimals: 0, change: 5, changePercent: null }, 'zh')).toBe('+5');
    expect(changeWords({ unit: 'percent', decimals: 1, change: 0.7, changePercent: 28 }, 'zh')).toBe('+0.7 个百分点');
    expect(changeWords({ unit: 'minutes', decimals: 1, change: 0.5, changePercent: 18.5 }, 'zh')).toBe('+0.5 分钟');
    expect(changeWords({ unit: 'points', decimals: 1, change: -1.2, changePercent: -1.3 }, 'en')).toBe('−1.2 pts');
  });

  test('is better or worse by the direction of good, and flat when nothing is seen of it', () => {
    expect(turnBetween('down', 1, 3.2, 2.7)).toBe('worse');
    expect(turnBetween('up', 1, 88.5, 89.7)).toBe('worse');
    expect(turnBetween('down', 1, 2.5, 3.2)).toBe('better');
    expect(turnBetween('neither', 0, 9872, 8814)).toBe('changed');
    expect(turnBetween('up', 1, 88.51, 88.54)).toBe('flat');
  });
});

describe('time in words', () => {
  test('periods', () => {
    expect(periodWords({ from: '2025-08-01', to: '2025-09-01' }, 'zh')).toBe('2025年8月');
    expect(periodWords({ from: '2025-06-01', to: '2025-09-01' }, 'zh')).toBe('2025年6月至2025年8月');
    expect(periodWords({ from: '2025-08-04', to: '2025-08-13' }, 'zh')).toBe('2025年8月4日至2025年8月12日');
    expect(periodWords({ from: '2025-08-20', to: '2025-08-21' }, 'en')).toBe('20 Aug 2025');
  });

  test('points, and the days they stand for', () => {
    expect(pointWords('2025-08-20', 'day', 'zh')).toBe('8/20');
    expect(pointWords('2025-08-20T10', 'hour', 'zh')).toBe('20日 10:00');
    expect(daysOfPoint('2025-08-20T10', 'hour')).toEqual({ from: '2025-08-20', to: '2025-08-21' });
    expect(daysOfPoint('2025-08-18', 'week')).toEqual({ from: '2025-08-18', to: '2025-08-25' });
    expect(daysOfPoint('2025-12-01', 'month')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    expect(within({ from: '2025-07-28', to: '2025-08-04' }, { from: '2025-08-01', to: '2025-09-01' })).toEqual({ from: '2025-08-01', to: '2025-08-04' });
  });
});

test('cases are counted, and presence is read in hours', () => {
  expect(casesWords(4_517, { rows: ['tickets'] }, 'en')).toBe('4,517');
  expect([casesWords(141_120, { rows: ['tickets', 'presence'] }, 'zh'), casesWords(141_120, { rows: ['tickets', 'presence'] }, 'en')]).toEqual(['2,352 小时', '2,352 h']);
});
