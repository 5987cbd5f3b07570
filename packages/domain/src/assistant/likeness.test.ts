import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chinese } from './chinese.ts';
import { likeness, TextSpace } from './likeness.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: (text) => text.match(/../gu) ?? [], simplify: (text) => text };
const space = TextSpace.of(['退款多久到账', '退款几天到账', '怎么开发票', '发票抬头错了', '快递三天没动'], chinese);
const alike = (a: string, b: string) => likeness(space.vectorOf(a), space.vectorOf(b));

describe('likeness', () => {
  test('is greater between two ways to ask one thing than between two things', () => {
    expect(alike('退款多久到账', '退款几天到账')).toBeGreaterThan(alike('退款多久到账', '怎么开发票'));
  });

  test('is one of a text with itself, the same both ways, and within 0 and 1', () => {
    const anyText = fc.array(fc.constantFrom('退款', '发票', '快递', '多久', ' app', '8.0', '？')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(alike(a, b)).toBeCloseTo(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
        if (space.vectorOf(a).size > 0) expect(alike(a, a)).toBeCloseTo(1);
      }),
    );
  });

  test('of a text without a term is none, with anything', () => {
    expect(alike('？！', '退款')).toBe(0);
  });
});
