import { describe, expect, test } from 'vitest';
import { numberWords, plainNumber, signed } from './number.ts';

describe('numberWords', () => {
  test.each([
    [0, 0, '0', '0'],
    [1256, 0, '1,256', '1,256'],
    [9999, 0, '9,999', '9,999'],
    [10_000, 0, '1万', '10,000'],
    [12_345, 0, '1.23万', '12,345'],
    [-12_345, 0, '-1.23万', '-12,345'],
    [345_678, 0, '34.6万', '345,678'],
    [1_234_567, 0, '123万', '1.23M'],
    [12_345_678, 0, '1,235万', '12.3M'],
    [123_456_789, 0, '1.23亿', '123M'],
    [1_234_567_890, 0, '12.3亿', '1.23B'],
    [3.2, 1, '3.2', '3.2'],
    [88, 1, '88.0', '88.0'],
  ])('%d with %d decimals', (value, decimals, zh, en) => {
    expect(numberWords(value, decimals, 'zh')).toBe(zh);
    expect(numberWords(value, decimals, 'en')).toBe(en);
  });

  test('tooltips have every digit', () => {
    expect(plainNumber(12_345, 0, 'zh')).toBe('12,345');
  });

  test('a change has its sign', () => {
    const words = (size: number) => plainNumber(size, 1, 'zh');
    expect([0.5, -1.2, 0].map((value) => signed(value, words))).toEqual(['+0.5', '−1.2', '±0.0']);
  });
});
