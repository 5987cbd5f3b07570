/** What the shipped weights do for the demo company: measured on questions in other words than its articles use. */

import { describe, expect, test } from 'vitest';
import { loadChinese } from '../../apps/server/src/assistant/chinese.ts';
import { confidenceOf } from '../../packages/domain/src/assistant/confidence.ts';
import { shippedAssistantSettings } from '../../packages/domain/src/assistant/settings.ts';
import { demoArticles, demoQuestions } from './demo-articles.ts';
import { demoSets } from './question-sets.ts';

const sets = demoSets(loadChinese());
const { answerAbove, clarifyAbove } = shippedAssistantSettings;
const asked = (name: string) =>
  sets.find((set) => set.name === name)!.asked.map(({ index, only, text, article }) => {
    const found = index.search(text, only === undefined ? {} : { only });
    return { confidence: confidenceOf(found), place: found.hits.findIndex(({ id }) => id === article) };
  });
const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) => items.filter(holds).length / items.length;

describe.each(['zh', 'en'] as const)('the demo company, asked in %s', (language) => {
  const known = asked(`demo company, ${language}`);
  const unknown = asked(`demo company, ${language}, not known`);

  test('finds the right article first, or among three', () => {
    expect(share(known, ({ place }) => place === 0)).toBeGreaterThan(0.8);
    expect(share(known, ({ place }) => place >= 0 && place < 3)).toBeGreaterThan(0.9);
  });

  test('answers rightly where it answers', () => {
    const answered = known.filter(({ confidence }) => confidence >= answerAbove);
    expect(answered.length / known.length).toBeGreaterThan(0.35);
    expect(share(answered, ({ place }) => place === 0)).toBeGreaterThan(0.93);
  });

  test('does not answer what its articles do not say', () => {
    expect(share(unknown, ({ confidence }) => confidence >= answerAbove)).toBeLessThan(0.12);
    expect(share(unknown, ({ confidence }) => confidence >= clarifyAbove)).toBeLessThan(0.35);
  });
});

test.each(['zh', 'en'] as const)('every gold question in %s names an article that exists, or none', (language) => {
  const keys = new Set([...demoArticles('zh'), ...demoArticles('en')].map(({ id }) => id));
  expect(demoQuestions(language).filter(({ article }) => article !== null && !keys.has(article))).toEqual([]);
});

test('a product that one article names does not answer for another matter of that product', () => {
  const index = sets.find(({ name }) => name === 'demo company, zh')!.asked[0]!.index;
  expect(confidenceOf(index.search('便携咖啡机可以带上飞机吗'))).toBeGreaterThanOrEqual(answerAbove);
  expect(confidenceOf(index.search('便携咖啡机能用矿泉水吗'))).toBeLessThan(answerAbove);
});
