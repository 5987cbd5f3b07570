import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chinese } from './chinese.ts';
import { centralityOf, comparedTermsOf, likenessOf, vectorsOf } from './likeness.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: (text) => text.match(/../gu) ?? [], simplify: (text) => text };
const others = ['退款多久到账', '退款几天到账', '怎么开发票', '发票抬头错了', '快递三天没动'];
const vectors = (...texts: readonly string[]) => vectorsOf([...texts, ...others].map((text) => comparedTermsOf(text, chinese)));
const alike = (one: string, other: string) => {
  const [a, b] = vectors(one, other);
  return likenessOf(a!, b!);
};
const anyText = fc.array(fc.constantFrom('退款', '发票', '快递', '多久', ' app', '8.0', '？')).map((parts) => parts.join(''));

describe('likeness', () => {
  test('is greater between two ways to ask one thing than between two things', () => {
    expect(alike('退款多久到账', '退款几天到账')).toBeGreaterThan(alike('退款多久到账', '怎么开发票'));
  });

  test('is one of a text with itself, the same both ways, and within 0 and 1', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(alike(a, b)).toBeCloseTo(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
        if (vectors(a)[0]!.terms.length > 0) expect(alike(a, a)).toBeCloseTo(1);
      }),
    );
  });

  test('of a text without a term is none, with anything', () => {
    expect(alike('？！', '退款')).toBe(0);
  });

  test('hardly falls by what is only said to hold a sentence together', () => {
    expect(alike('耳机没声音', '请问耳机没声音吗')).toBeGreaterThan(alike('耳机没声音', '耳机没声音充电'));
  });

  test('to all of them together is what it is to each, summed', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        const made = vectorsOf(texts.map((text) => comparedTermsOf(text, chinese)));
        for (const [index, near] of centralityOf(made).entries()) expect(near).toBeCloseTo(made.reduce((sum, other) => sum + likenessOf(made[index]!, other), 0), 6);
      }),
    );
  });
});
