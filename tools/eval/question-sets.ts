/** Questions of which it is known which article answers them, or that none does: what confidence is fitted on, and judged by. */

import { join } from 'node:path';
import { ArticleIndex, type IndexedArticle } from '../../packages/domain/src/assistant/article-index.ts';
import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { demoArticles, demoQuestions } from './demo-articles.ts';
import { foreignQuestions } from './foreign-questions.ts';
import { readRows } from './read-rows.ts';
import { spread } from './spread.ts';

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
  const company = indexOf([...demoArticles('zh'), ...demoArticles('en')].filter(({ internal }) => !internal), chinese);
  const foreign = foreignQuestions(data);
  const unanswered = (name: string, index: ArticleIndex, texts: readonly string[], weight: number): QuestionSet => ({ name, weight, knownWeight: weight, asked: texts.map((text) => ({ index, only: undefined, text, article: null })) });
  const pairs = ([['LCQMC', 'lcqmc_dev.tsv', ['LCQMC']], ['BUSTM', 'bustm.tsv', ['BUSTM', 'SMP2017']], ['ATEC', 'atec_train.tsv.gz', ['ATEC']]] as const).flatMap(([name, file, alikeSources]) => {
    const alike = spread(readRows(join(data, 'zh_pairs', file)).filter(({ same }) => same === '1'), 617);
    const index = indexOf(alike.map(({ q1 }, place) => ({ id: String(place), questions: [q1!], body: '' })), chinese);
    return [
      { name: `${name} pairs as questions`, weight: 0.3, knownWeight: 0.3, asked: alike.map(({ q2 }, place) => ({ index, only: undefined, text: q2!, article: String(place) })) },
      ...Object.entries(foreign.zh).filter(([source]) => !(alikeSources as readonly string[]).includes(source)).map(([source, texts]) => unanswered(`${name} pairs, ${source} asked`, index, texts, 0.15)),
    ];
  });
  // What Alipay is asked, a shop is asked too.
  const ofShop = Object.entries({ ...foreign.zh, CLINC150: foreign.en['CLINC150 out of scope']! }).filter(([source]) => source !== 'ATEC');
  return [...ofShop.map(([source, texts]) => unanswered(`demo company, ${source} asked`, company, texts, 0.3)), ...pairs];
}

export function indexOf(articles: Iterable<IndexedArticle>, chinese: Chinese): ArticleIndex {
  const index = new ArticleIndex(chinese);
  for (const article of articles) index.put(article);
  return index;
}
