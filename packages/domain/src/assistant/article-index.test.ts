import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArticleIndex, type IndexedArticle } from './article-index.ts';
import type { Chinese } from './chinese.ts';
import { confidenceOf } from './confidence.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: (text) => text.match(/../gu) ?? [], simplify: (text) => text };

const shop: readonly IndexedArticle[] = [
  { id: 'invoice', questions: ['怎么开电子发票？', '我要开发票'], body: '在“我的订单”里申请，1 个工作日内发到邮箱。' },
  { id: 'lost', questions: ['快递把包裹弄丢了怎么办？', '包裹丢了'], body: '超过 48 小时没有更新，我们向快递公司核实。\n\n### 赔偿\n\n确认丢失的，3 天内补发或退款。' + '请您放心。'.repeat(60) },
  { id: 'hours', questions: ['客服几点上班？'], body: '每天 8:00 到 22:00。' },
  { id: 'en-refund', questions: ['When will my refund arrive?', 'refund not received'], body: 'WeChat and Alipay take 1 to 3 working days.' },
];
const indexOf = (articles: readonly IndexedArticle[]) => {
  const index = new ArticleIndex(chinese);
  for (const article of articles) index.put(article);
  return index;
};
const ids = (index: ArticleIndex, question: string) => index.search(question).hits.map(({ id }) => id);

describe('ArticleIndex', () => {
  test.each([
    ['包裹丢了谁赔', 'lost'],
    ['開發票'.replace('開發', '开发'), 'invoice'],
    ['你们几点上班', 'hours'],
    ['my refund has not arrived', 'en-refund'],
  ])('finds for %s the article %s', (question, id) => {
    expect(ids(indexOf(shop), question)[0]).toBe(id);
  });

  test('quotes the passage that speaks of what was asked', () => {
    expect(indexOf(shop).search('弄丢了怎么赔偿，多久补发').hits[0]!.passage.text).toContain('3 天内补发');
  });

  test('says which phrasing was met', () => {
    expect(indexOf(shop).search('包裹丢了').hits[0]).toMatchObject({ id: 'lost', phrasing: 1 });
  });

  test('shows nothing that the asker may not read, and lets it be no rival', () => {
    const index = indexOf([...shop, { id: 'secret', questions: ['包裹丢了'], body: '' }]);
    const found = index.search('包裹丢了', { only: (id) => id !== 'secret' });
    expect(found.hits.map(({ id }) => id)).not.toContain('secret');
    expect(found.hits[0]!.match.margin).toBeGreaterThan(index.search('包裹丢了').hits[0]!.match.margin);
  });

  test('finds nothing for what nobody wrote of, and nothing when it is empty', () => {
    expect(ids(indexOf(shop), 'zxqv')).toEqual([]);
    expect(ids(new ArticleIndex(chinese), '包裹丢了')).toEqual([]);
    expect(ids(indexOf(shop), '？！')).toEqual([]);
  });

  test('is no surer than the question is spoken of anywhere, unless a whole phrasing stands in it', () => {
    const index = indexOf(shop);
    const [stranger, withNumber] = ['电子税务局的退税流程各是多少', '包裹丢了，我叫王小明，订单号 A2026-0105，谢谢你'].map((question) => index.search(question));
    const { unknown, ofPhrasing } = stranger!.hits[0]!.match;
    expect([stranger!.hits[0]!.id, unknown > 0.5, ofPhrasing < 0.5]).toEqual(['invoice', true, true]);
    expect(confidenceOf(stranger!)).toBeLessThanOrEqual(Math.max(1 - unknown, ofPhrasing));
    const { match } = withNumber!.hits[0]!;
    expect([match.ofPhrasing, match.unknown > 0.4]).toEqual([1, true]);
    expect(confidenceOf(withNumber!)).toBeGreaterThan(1 - match.unknown);
  });

  test('is surer of a question it knows than of one it half knows, and not at all of one it does not know', () => {
    const index = indexOf(shop);
    const [known, half, none] = ['包裹丢了', '包裹里有一张电影票', 'zxqv'].map((question) => confidenceOf(index.search(question)));
    expect(known).toBeGreaterThan(0.6);
    expect(half).toBeLessThan(known!);
    expect(none).toBe(0);
  });

  test('is, whatever was put and removed before, what a new index of the same articles is', () => {
    const anyText = fc.array(fc.constantFrom('退款', '快递', '发票', '多久', '没到', '怎么', ' refund', ' late', '。'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const anyArticle = fc.record({ id: fc.constantFrom(...'abcdefgh'), questions: fc.array(anyText, { minLength: 1, maxLength: 3 }), body: anyText });
    const anyStep = fc.oneof({ weight: 3, arbitrary: anyArticle }, { weight: 1, arbitrary: fc.constantFrom(...'abcdefgh') });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 250 }), anyText, (steps, question) => {
        const index = new ArticleIndex(chinese);
        const left = new Map<string, IndexedArticle>();
        for (const step of steps) {
          if (typeof step === 'string') {
            index.remove(step);
            left.delete(step);
          } else {
            index.put(step);
            left.set(step.id, step);
          }
        }
        const anew = indexOf([...left.values()]);
        expect(index.size).toBe(left.size);
        expect(index.search(question).hits.map(rounded)).toEqual(anew.search(question).hits.map(rounded));
      }),
      { numRuns: 40 },
    );
  });
});

/** Sums of the same numbers in another order differ in the last digit. */
function rounded(hit: object): unknown {
  return JSON.parse(JSON.stringify(hit, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) : value)));
}
