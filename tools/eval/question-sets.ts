/** Questions of which it is known which article answers them, or that none does: what confidence is fitted on, and judged by. */

import { join } from 'node:path';
import { ArticleIndex, type IndexedArticle } from '../../packages/domain/src/assistant/article-index.ts';
import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { demoArticles, demoQuestions } from './demo-articles.ts';
import { readRows } from './read-rows.ts';

export interface AskedOfIndex {
  readonly index: ArticleIndex;
  readonly only: ((id: string) => boolean) | undefined;
  readonly text: string;
  /** Null: no article answers it. */
  readonly article: string | null;
}

export interface QuestionSet {
  readonly name: string;
  /** How much each question counts in the fit of confidence. What centres are asked counts more than what is only like it. */
  readonly weight: number;
  /** The same in the fit of what is known. An article that was left out leaves its neighbours, which are about nearly the same: that is no foreign question. */
  readonly knownWeight: number;
  readonly asked: readonly AskedOfIndex[];
}

/** Of the project's own text. */
export function demoSets(chinese: Chinese): QuestionSet[] {
  const articles = [...demoArticles('zh'), ...demoArticles('en')];
  const internal = new Set(articles.filter((article) => article.internal).map(({ id }) => id));
  const mayRead = (article: string | null) => (id: string) => (article !== null && internal.has(article)) || !internal.has(id);
  const whole = indexOf(articles, chinese);
  const gold = (['zh', 'en'] as const).flatMap((language) => {
    const asked = demoQuestions(language).map(({ text, article }) => ({ index: whole, only: mayRead(article), text, article }));
    return [
      { name: `demo company, ${language}`, weight: 2, knownWeight: 0.5, asked: asked.filter(({ article }) => article !== null) },
      { name: `demo company, ${language}, not known`, weight: 2, knownWeight: 0.5, asked: asked.filter(({ article }) => article === null) },
    ];
  });
  return [...gold, leftOutPhrasings(articles, mayRead, chinese), leftOutArticles(articles.filter(({ id }) => !internal.has(id)), chinese)];
}

/** Each phrasing but the first is asked of an index that has a quarter of them less. */
function leftOutPhrasings(articles: readonly IndexedArticle[], mayRead: (article: string) => (id: string) => boolean, chinese: Chinese): QuestionSet {
  const asked = [0, 1, 2, 3].flatMap((fold) => {
    const isOut = (place: number) => place > 0 && place % 4 === fold;
    const index = indexOf(articles.map((article) => ({ ...article, questions: article.questions.filter((_, place) => !isOut(place)) })), chinese);
    return articles.flatMap(({ id, questions }) => questions.filter((_, place) => isOut(place)).map((text) => ({ index, only: mayRead(id), text, article: id })));
  });
  return { name: 'demo company, phrasings left out', weight: 0.5, knownWeight: 0.5, asked };
}

/** The shop's own subject, and no article on it: the hardest to keep silent on. */
function leftOutArticles(articles: readonly IndexedArticle[], chinese: Chinese): QuestionSet {
  const folds = 5;
  const asked = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const index = indexOf(articles.filter((__, place) => place % folds !== fold), chinese);
    return articles.filter((__, place) => place % folds === fold).flatMap(({ questions }) => questions.slice(0, 4).map((text) => ({ index, only: undefined, text, article: null })));
  });
  return { name: 'demo company, articles left out', weight: 0.3, knownWeight: 0, asked };
}

/** Of public sets, which are read and never shipped. */
export function publicSets(data: string, chinese: Chinese): QuestionSet[] {
  const articles = [...demoArticles('zh'), ...demoArticles('en')].filter(({ internal }) => !internal);
  const company = indexOf(articles, chinese);
  const of = (file: string, column: string, count: number) => spread(readRows(join(data, file)), count).map((row) => row[column]!);
  const smp = of('zh_intent_smp2017/train.tsv', 'text', 500);
  const lcqmc = of('zh_pairs/lcqmc_dev.tsv', 'q1', 500);
  const foreign = (name: string, index: ArticleIndex, texts: readonly string[], weight: number): QuestionSet => ({ name, weight, knownWeight: weight, asked: texts.map((text) => ({ index, only: undefined, text, article: null })) });
  const pairs = (['lcqmc_dev.tsv', 'bustm.tsv', 'atec_train.tsv.gz'] as const).flatMap((file) => {
    const name = file.split(/[_.]/, 1)[0]!;
    const alike = spread(readRows(join(data, 'zh_pairs', file)).filter(({ same }) => same === '1'), 617);
    const index = indexOf(alike.map(({ q1 }, place) => ({ id: String(place), questions: [q1!], body: '' })), chinese);
    return [
      { name: `${name} pairs as questions`, weight: 0.3, knownWeight: 0.3, asked: alike.map(({ q2 }, place) => ({ index, only: undefined, text: q2!, article: String(place) })) },
      foreign(`${name} pairs, SMP asked`, index, smp, 0.3),
      ...(name === 'lcqmc' ? [] : [foreign(`${name} pairs, LCQMC asked`, index, lcqmc, 0.3)]),
    ];
  });
  return [
    foreign('demo company, SMP asked', company, smp, 0.5),
    foreign('demo company, CLINC asked', company, of('en_clinc150/train.tsv', 'text', 300), 0.5),
    foreign('demo company, LCQMC asked', company, lcqmc, 0.5),
    ...pairs,
  ];
}

export function indexOf(articles: Iterable<IndexedArticle>, chinese: Chinese): ArticleIndex {
  const index = new ArticleIndex(chinese);
  for (const article of articles) index.put(article);
  return index;
}

/** Evenly over the whole, so that no class that a file begins with is all there is. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * step)]!);
}
