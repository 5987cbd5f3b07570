import { describe, expect, test } from 'vitest';
import type { Chinese } from './chinese.ts';
import { normalise } from './normalise.ts';
import { stemOf } from './stem.ts';
import { tokensOf } from './tokens.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: (text) => text.match(/../gu) ?? [], simplify: (text) => text.replaceAll('遞', '递') };
const tokens = (text: string) => tokensOf(normalise(text, chinese), chinese);

describe('tokensOf', () => {
  test('reads full width, capitals and traditional characters alike', () => {
    expect(tokens('ＡＰＰ快遞')).toEqual(tokens('app快递'));
  });

  test('finds a Chinese text by characters, pairs and words', () => {
    expect(tokens('快递丢失')).toEqual(expect.arrayContaining(['快', '快递', 'w:快递', '递丢', 'w:丢失']));
  });

  test('parts a number from its unit, and leaves a version whole', () => {
    expect(tokens('3kg')).toEqual(['3', 'kg']);
    expect(tokens('8.0')).toEqual(['8.0']);
  });

  test('takes different words for one thing as one', () => {
    const thing = (text: string) => tokens(text).filter((token) => token.startsWith('s:'));
    expect(thing('邮费')).toEqual(thing('运费'));
    expect(thing('reimbursed')).toEqual(thing('refund'));
  });

  test('has no term for a text without letters', () => {
    expect(tokens('？！……😀')).toEqual([]);
  });
});

test.each([
  ['parcels', 'parcel'],
  ['arriving', 'arriv'],
  ['arrive', 'arriv'],
  ['cancelled', 'cancel'],
  ['stopped', 'stop'],
  ['companies', 'company'],
  ['boxes', 'box'],
  ['bus', 'bus'],
  ['need', 'need'],
  ["don't", 'donot'],
])('%s is searched as %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});
