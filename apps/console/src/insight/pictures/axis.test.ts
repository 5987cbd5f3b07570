import { describe, expect, test } from 'vitest';
import { axisSteps, axisWords } from './axis.ts';

describe('axisSteps', () => {
  test('are whole hours or days where minutes are read as such', () => {
    expect(axisSteps('minutes', 16.6 * 60, 4)).toEqual({ interval: 300, max: 1200 });
    expect(axisSteps('minutes', 223, 3)).toEqual({ interval: 120, max: 240 });
    expect(axisSteps('minutes', 9 * 24 * 60, 4)).toEqual({ interval: 3 * 24 * 60, max: 9 * 24 * 60 });
    expect(axisSteps('minutes', 61, 4)).toEqual({ interval: 60, max: 120 });
    expect(axisSteps('minutes', 4.4, 4)).toEqual({});
  });

  test('end at a hundred where there is no more', () => {
    expect(axisSteps('percent', 96.6, 4)).toEqual({ max: 100, interval: 25 });
    expect(axisSteps('points', 93, 3)).toEqual({ max: 100, interval: 50 });
    expect(axisSteps('percent', 3.2, 4)).toEqual({});
    expect(axisSteps('count', 96, 4)).toEqual({});
  });
});

describe('axisWords', () => {
  const minutes = { unit: 'minutes', decimals: 1 } as const;

  test('keep one unit along the axis', () => {
    expect([0, 1200, 3600].map((value) => axisWords(minutes, 2500, value, 'zh'))).toEqual(['0 小时', '20 小时', '60 小时']);
    expect([0, 1440, 2160].map((value) => axisWords(minutes, 4000, value, 'en'))).toEqual(['0 d', '1 d', '1.5 d']);
    expect(axisWords(minutes, 4.4, 2.5, 'zh')).toBe('2.5 分钟');
  });
});
