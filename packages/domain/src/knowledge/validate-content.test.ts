import { expect, test } from 'vitest';
import type { ArticleContent } from './article.ts';
import { reviewNeedOf } from './standing.ts';
import { tidyContent, validateContent } from './validate-content.ts';

const good: ArticleContent = {
  question: '多久到账？', variants: ['退款几天到'], body: '见[规则](article:rules)', categoryKey: 'refund', products: [], channels: ['web'], audience: 'public', validFrom: 10, validUntil: 200, flowSteps: [{ flow: 'general', step: 'handle' }],
};
const around = { categories: new Set(['refund']), channels: new Set(['web']), steps: new Set(['general/handle']), articles: new Set(['rules']), pictures: new Set<string>() };
const links = { articles: ['rules'], pictures: [] };

test('what is complete has nothing wrong with it', () => {
  expect(validateContent(good, links, around, 100)).toEqual([]);
});

test.each<[Partial<ArticleContent>, string, string]>([
  [{ question: '  ' }, 'question.missing', '/question'],
  [{ body: '' }, 'body.missing', '/body'],
  [{ categoryKey: null }, 'category.missing', '/categoryKey'],
  [{ categoryKey: 'gone' }, 'category.unknown', '/categoryKey'],
  [{ channels: ['web', 'fax'] }, 'channel.unknown', '/channels/1'],
  [{ flowSteps: [{ flow: 'general', step: 'nowhere' }] }, 'step.unknown', '/flowSteps/0'],
  [{ variants: ['退款几天到', '退款 几天到？'] }, 'variant.twice', '/variants/1'],
  [{ variants: ['多久到账'] }, 'variant.same', '/variants/0'],
  [{ validFrom: 300 }, 'validity.order', '/validUntil'],
  [{ validUntil: 100 }, 'validity.past', '/validUntil'],
])('%j is told at its field', (change, code, path) => {
  expect(validateContent({ ...good, ...change }, links, around, 100)).toEqual([{ code, path, message: { zh: expect.any(String), en: expect.any(String) } }]);
});

test('what the body names must exist', () => {
  expect(validateContent(good, { articles: ['gone'], pictures: ['p'] }, around, 100).map(({ code }) => code)).toEqual(['article.unknown', 'picture.unknown']);
});

test('blanks make no other question', () => {
  expect(tidyContent({ ...good, question: ' 多久  到账？\n', variants: ['', ' a '], body: 'x\r\ny\n' })).toMatchObject({ question: '多久 到账？', variants: ['a'], body: 'x\ny' });
});

test('a review is due a fortnight before its day and overdue the day after', () => {
  expect([['2026-11-30', 'overdue'], ['2026-12-01', 'due'], ['2026-12-15', 'due'], ['2026-12-16', 'none']].map(([on, need]) => reviewNeedOf(on!, '2026-12-01') === need)).toEqual([true, true, true, true]);
});
