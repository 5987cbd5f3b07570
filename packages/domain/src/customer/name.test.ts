import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, foldName, nameGrams, queryGrams } from './name.ts';

const text = fc.string({ unit: fc.constantFrom('张', '三', '丰', 'A', 'a', 'Ａ', ' ', '😀', 'é'), maxLength: 8 });

describe('nameGrams', () => {
  test('every part of a name is found by its grams', () => {
    fc.assert(
      fc.property(text, fc.nat(8), fc.nat(8), (name, from, to) => {
        const part = [...name].slice(from, to).join('');
        const grams = new Set(nameGrams(name));
        fc.pre(foldName(part) !== '' && foldName(name).includes(foldName(part)));
        expect(queryGrams(part).filter((gram) => !grams.has(gram))).toEqual([]);
      }),
    );
  });

  test('finds a name of two characters by each of them', () => {
    expect(nameGrams('张三')).toEqual(['张', '三', '张三']);
    expect(queryGrams('三')).toEqual(['三']);
  });
});

describe('cleanName', () => {
  test.each([
    ['  王  芳 ', '王 芳'],
    ['李\u202e雷', '李雷'],
    ['a\u0000b\n', 'a b'],
    [' \u200b ', null],
    [null, null],
    [undefined, null],
  ])('makes %j %j', (raw, expected) => {
    expect(cleanName(raw)).toBe(expected);
  });

  test('never cuts a character in two', () => {
    expect(cleanName('😀'.repeat(300))).toBe('😀'.repeat(100));
  });
});
