import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../kernel/instant.ts';
import { type AskedGap, gapSources, headOf, rankGaps } from './rank-gaps.ts';

const now = 100 * day;
const termsOf = (text: string) => ({ characters: text.split(' '), words: [] });
const gap = (text: string, daysAgo: number, over: Partial<AskedGap> = {}): AskedGap => ({ id: `${text}/${daysAgo}`, text, at: now - daysAgo * day, terms: termsOf(text), source: 'no_answer', ...over });
const anyGap = fc.record({ id: fc.uuid(), at: fc.integer({ min: 0, max: now }), text: fc.constantFrom('refund', 'invoice', 'parcel'), source: fc.constantFrom(...gapSources) }).map((one): AskedGap => ({ ...one, terms: termsOf(one.text) }));

describe('rankGaps', () => {
  test('puts what is asked often before what is asked once', () => {
    expect(rankGaps([gap('invoice', 1), gap('refund', 1), gap('refund', 2)], now).map(({ gaps }) => gaps[0]!.text)).toEqual(['refund', 'invoice']);
  });

  test('puts what is asked now before what was asked three times long ago', () => {
    expect(rankGaps([gap('invoice', 0), gap('refund', 60), gap('refund', 61), gap('refund', 62)], now).map(({ gaps }) => gaps[0]!.text)).toEqual(['invoice', 'refund']);
  });

  test('halves what a question counts every fortnight', () => {
    expect(rankGaps([gap('refund', 14), gap('refund', 28)], now)[0]!.weight).toBeCloseTo(0.75);
  });

  test('tells sources and weeks, this one last', () => {
    const [ranked] = rankGaps([gap('refund', 0, { source: 'missing' }), gap('refund', 6.9), gap('refund', 7), gap('refund', 70)], now);
    expect(ranked).toMatchObject({ sources: { no_answer: 3, thumbs_down: 0, missing: 1 }, byWeek: [0, 0, 0, 0, 0, 0, 1, 2], lastAt: now });
  });

  test('counts every gap once, and orders by weight', () => {
    fc.assert(fc.property(fc.uniqueArray(anyGap, { selector: ({ id }) => id, maxLength: 20 }), (gaps) => {
      const ranked = rankGaps(gaps, now);
      expect(ranked.flatMap((cluster) => cluster.gaps.map(({ id }) => id)).toSorted()).toEqual(gaps.map(({ id }) => id).toSorted());
      for (const { gaps: inside, sources } of ranked) expect(Object.values(sources).reduce((sum, count) => sum + count, 0)).toBe(inside.length);
      expect(ranked.map(({ weight }) => weight)).toEqual(ranked.map(({ weight }) => weight).toSorted((a, b) => b - a));
    }));
  });
});

describe('headOf', () => {
  test('takes the first as the question and the others as ways to ask it, each once', () => {
    expect(headOf([{ text: '退款 多久到账？' }, { text: '退款多久到账' }, { text: '钱什么时候\n退回来' }])).toEqual({ question: '退款 多久到账？', variants: ['钱什么时候 退回来'] });
  });

  test('prefers one that is short enough for a heading', () => {
    expect(headOf([{ text: '很长'.repeat(150) }, { text: '退款多久到账' }])).toEqual({ question: '退款多久到账', variants: [] });
  });
});
