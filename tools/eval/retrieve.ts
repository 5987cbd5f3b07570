/** How well an index of questions and answers finds the right one, keeps silent on what it does not know, and tells questions that ask the same. */

import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { knownOf } from '../../packages/domain/src/assistant/confidence.ts';
import type { Found, IndexedArticle } from '../../packages/domain/src/assistant/article-index.ts';
import { chooseThreshold } from './choose-threshold.ts';
import { round } from './classify.ts';
import { indexOf } from './question-sets.ts';
import { readRows, type Row } from './read-rows.ts';

export interface Query {
  readonly article: string;
  readonly text: string;
}

const idColumns = ['faq_id', 'id', 'article_id', 'label'];
const questionColumns = ['question', 'title', 'q'];
const answerColumns = ['answer', 'body', 'content', 'a'];
const variantColumns = ['variants', 'similar', 'similar_questions', 'phrasings'];
const queryColumns = ['query', 'text', 'question', 'sentence', 'q'];

/** Rows that share an id are one article: its other rows are further phrasings. */
export function articlesOf(path: string): IndexedArticle[] {
  const articles = new Map<string, { questions: string[]; answers: string[] }>();
  for (const [place, row] of readRows(path).entries()) {
    const id = valueOf(row, idColumns) ?? String(place);
    const article = articles.get(id) ?? { questions: [], answers: [] };
    articles.set(id, article);
    const question = valueOf(row, questionColumns);
    const answer = valueOf(row, answerColumns);
    article.questions.push(...(question === undefined ? [] : [question]), ...variantsOf(valueOf(row, variantColumns)));
    if (answer !== undefined && !article.answers.includes(answer)) article.answers.push(answer);
  }
  return [...articles].map(([id, { questions, answers }]) => ({ id, questions: [...new Set(questions.length === 0 ? answers : questions)], body: answers.join('\n\n') }));
}

export function queriesOf(path: string): Query[] {
  return readRows(path).map((row) => ({ article: valueOf(row, idColumns) ?? '', text: valueOf(row, queryColumns) ?? '' })).filter(({ text }) => text.trim() !== '');
}

export function foreignOf(path: string): string[] {
  const rows = readRows(path);
  const column = queryColumns.find((name) => rows[0]?.[name] !== undefined) ?? Object.keys(rows[0] ?? {})[0] ?? 'query';
  return rows.map((row) => row[column] ?? '').filter((text) => text.trim() !== '');
}

function variantsOf(value: string | undefined): string[] {
  if (value === undefined) return [];
  if (/^\s*\[/.test(value)) {
    try {
      return (JSON.parse(value) as unknown[]).map(String);
    } catch {
      // It only looked like a list in JSON.
    }
  }
  return value.split(/\s*(?:\||\/\/|;;|\n)\s*/).filter((variant) => variant !== '');
}

function valueOf(row: Row, columns: readonly string[]): string | undefined {
  const value = columns.map((column) => row[column]).find((found) => found !== undefined);
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

export interface RetrieveResult {
  readonly r1: number;
  readonly r3: number;
  readonly r10: number;
  readonly mrr: number;
  readonly msPerQuery: number;
  readonly msP95: number;
}

export function evaluateRetrieval(articles: readonly IndexedArticle[], queries: readonly Query[], chinese: Chinese): RetrieveResult {
  const index = indexOf(articles, chinese);
  const times: number[] = [];
  const places = queries.map(({ article, text }) => {
    const start = performance.now();
    const found = index.search(text);
    times.push(performance.now() - start);
    return found.hits.findIndex(({ id }) => id === article);
  });
  times.sort((a, b) => a - b);
  const within = (count: number) => round(places.filter((place) => place >= 0 && place < count).length / places.length);
  return {
    r1: within(1),
    r3: within(3),
    r10: within(10),
    mrr: round(places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / places.length),
    msPerQuery: round(times.reduce((sum, time) => sum + time, 0) / times.length),
    msP95: round(times[Math.floor(times.length * 0.95)] ?? 0),
  };
}

export interface AbstainResult {
  /** Share of the questions it knows that it answers. */
  readonly answered: number;
  /** Of these, the share that it answers with the right article. */
  readonly answeredRight: number;
  /** Share of the foreign ones that it answers all the same. */
  readonly falseAnswers: number;
  /** From which `knownOf` it answers. */
  readonly threshold: number;
}

export function evaluateAbstention(articles: readonly IndexedArticle[], queries: readonly Query[], foreign: readonly string[], chinese: Chinese): AbstainResult {
  const index = indexOf(articles, chinese);
  const threshold = chooseThreshold(articles, chinese);
  const answers = (found: Found) => knownOf(found) >= threshold;
  const known = queries.map(({ article, text }) => ({ article, found: index.search(text, { limit: 2 }) }));
  const answered = known.filter(({ found }) => answers(found));
  return {
    answered: round(answered.length / known.length),
    answeredRight: round(answered.filter(({ article, found }) => found.hits[0]?.id === article).length / Math.max(1, answered.length)),
    falseAnswers: round(foreign.filter((text) => answers(index.search(text, { limit: 2 }))).length / Math.max(1, foreign.length)),
    threshold: round(threshold),
  };
}
