import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alike, judgeSimilar } from './judge-similar.ts';
import type { Chinese } from '../assistant/chinese.ts';
import { comparedTermsOf } from '../assistant/likeness.ts';
import { rankSimilar } from './rank-similar.ts';
import { soughtWords } from './sought-words.ts';

const asIs = (character: string) => character;
const chinese: Chinese = { cut: (text) => text.match(/\p{Script=Han}{1,2}|[a-z\d]+/giu) ?? [], cutForSearch: () => [], simplify: asIs };
const termsOf = (text: string) => comparedTermsOf(text, chinese);
const matter = (id: string, text: string) => ({ id, text });

describe('rankSimilar', () => {
  const texts = ['耳机左边没有声音，昨天开始的', '快递三天没有更新物流', '申请退款一直没到账', '发票抬头开错了要重开', '左耳机没声音了怎么修'].map((text, index) => matter(String(index), text));

  test('puts the same matter in other words first', () => {
    expect(rankSimilar(matter('x', '我的耳机左耳没声音'), texts, termsOf)[0]!.id).toMatch(/[04]/);
    expect(rankSimilar(matter('x', '退款怎么还没到账'), texts, termsOf)[0]!.id).toBe('2');
    expect(rankSimilar(matter('x', 'the parcel is lost'), [matter('a', 'My PARCEL got lost'), matter('b', 'invoice please')], termsOf)[0]!.id).toBe('a');
  });

  test('finds nothing in courtesy alone', () => {
    expect(rankSimilar(matter('x', '你好，请问可以帮我一下吗'), [matter('a', '你好，请问可以咨询一下吗')], termsOf)[0]!.similarity).toBeLessThan(0.6);
    expect(rankSimilar(matter('x', '您好，谢谢'), [matter('a', '您好，谢谢')], termsOf)[0]!.similarity).toBe(0);
    expect(soughtWords('你好', asIs)).toEqual([]);
  });

  test('is 1 for the same words, 0 for no common word, the same both ways and in any order of the others', () => {
    const word = fc.constantFrom('耳机', '退款', '快递', '发票', 'parcel', 'lost', 'order9');
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join('，'));
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 5 }), (a, b, others) => {
        const pool = others.map((other, index) => matter(`o${index}`, other));
        const one = rankSimilar(matter('a', a), [matter('b', b), ...pool], termsOf);
        const other = rankSimilar(matter('b', b), [...pool, matter('a', a)], termsOf);
        const [ab, ba] = [one.find(({ id }) => id === 'b')!.similarity, other.find(({ id }) => id === 'a')!.similarity];
        expect(ab).toBeCloseTo(ba, 10);
        expect(ab >= 0 && ab <= 1).toBe(true);
        if (a === b) expect(ab).toBeCloseTo(1, 10);
        if (!termsOf(a).characters.some((term) => termsOf(b).characters.includes(term))) expect(ab).toBe(0);
      }),
    );
  });
});

describe('judgeSimilar', () => {
  const at = Date.UTC(2025, 7, 10);
  const other: Alike = { id: 'o', similarity: 0.5, sameCustomer: false, sameOrder: false, openedAt: at - 86_400_000, live: true, solution: null };
  const duplicates = (each: Partial<Alike>) => judgeSimilar(at, [{ ...other, ...each }]).duplicates.length;

  test.each<[number, string, Partial<Alike>]>([
    [1, 'the same order, whatever is said', { sameOrder: true, similarity: 0 }],
    [1, 'the same customer with a like matter, however long ago', { sameCustomer: true, openedAt: 0 }],
    [0, 'the same customer with another matter', { sameCustomer: true, similarity: 0.1 }],
    [1, 'a stranger who says nearly the same within a week', { similarity: 0.8 }],
    [0, 'a stranger who said it a month ago', { similarity: 0.8, openedAt: at - 30 * 86_400_000 }],
    [0, 'a stranger with a somewhat like matter', {}],
    [0, 'one that has ended', { sameOrder: true, live: false }],
  ])('shows %i as perhaps the same: %s', (shown, _, each) => {
    expect(duplicates(each)).toBe(shown);
  });

  test('shows what was solved before, the likest first, and nothing without a solution', () => {
    const ended = { ...other, live: false };
    const { solved } = judgeSimilar(at, [{ ...ended, id: 'a', similarity: 0.4, solution: '换新' }, { ...ended, id: 'b', similarity: 0.9, solution: '重置' }, { ...ended, id: 'c', similarity: 0.95 }, { ...ended, id: 'd', similarity: 0.05, solution: '退款' }]);
    expect(solved.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
