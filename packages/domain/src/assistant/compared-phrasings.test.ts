import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chinese } from './chinese.ts';
import { ComparedPhrasings } from './compared-phrasings.ts';
import { comparedTermsOf, likenessOf, vectorsOf } from './likeness.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: () => [], simplify: (text) => text };
const termsOf = (text: string) => comparedTermsOf(text, chinese);
const anyText = fc.array(fc.constantFrom('退款', '快递', '发票', '多久', '没到', '怎么', ' refund', ' late', '。'), { maxLength: 6 }).map((parts) => parts.join(''));

describe('ComparedPhrasings', () => {
  test('has for whatever stands among the phrasings the likeness that duplicates are found by, whatever was there before', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), fc.array(anyText, { maxLength: 4 }), fc.nat(), (stay, gone, pick) => {
        const compared = new ComparedPhrasings();
        const former = gone.map((text) => compared.add(termsOf(text)));
        const numbers = stay.map((text) => compared.add(termsOf(text)));
        for (const number of former) compared.remove(number);
        const vectors = vectorsOf(stay.map(termsOf));
        const question = pick % stay.length;
        const like = compared.likenessTo(termsOf(stay[question]!));
        for (const [place, number] of numbers.entries()) expect(like(number)).toBeCloseTo(likenessOf(vectors[question]!, vectors[place]!), 9);
      }),
    );
  });

  test('counts what no phrasing has against all of them', () => {
    const compared = new ComparedPhrasings();
    const refund = compared.add(termsOf('退款多久'));
    const [whole, half] = ['退款多久', '退款多久天气'].map((text) => compared.likenessTo(termsOf(text))(refund));
    expect(whole).toBeCloseTo(1);
    expect(half).toBeLessThan(0.9);
    expect(compared.likenessTo(termsOf('天气'))(refund)).toBe(0);
  });
});
