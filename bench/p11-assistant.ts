/** P11: how long the offline core takes, with 10,000 articles: to find and decide, and to classify. */

import { loadChinese } from '../apps/server/src/assistant/chinese.ts';
import { ArticleIndex, type IndexedArticle } from '../packages/domain/src/assistant/article-index.ts';
import { classify, openClassifier } from '../packages/domain/src/assistant/classifier.ts';
import { confidenceOf } from '../packages/domain/src/assistant/confidence.ts';
import { normalise } from '../packages/domain/src/assistant/normalise.ts';
import { tokensOf } from '../packages/domain/src/assistant/tokens.ts';
import { trainClassifier } from '../packages/domain/src/assistant/train-classifier.ts';
import { demoArticles, demoQuestions } from '../tools/eval/demo-articles.ts';
import { seedRows } from '../tools/eval/seed-rows.ts';
import { figure, type Figure, spreadOf } from './figures.ts';
import type { Question, Setting } from './main.ts';

export const p11: Question = { name: 'P11', asks: 'the offline assistant: find and decide among 10,000 articles, classify', answer };

const told = { says: '', test: () => true };
const rounds = 5;

async function answer({ progress, short }: Setting): Promise<Figure[]> {
  const chinese = loadChinese();
  const count = short ? 2_000 : 10_000;
  progress(`${count.toLocaleString('en')} articles, put together from the demo company's`);
  const articles = recombined(count);
  const index = new ArticleIndex(chinese);
  const began = performance.now();
  for (const article of articles) index.put(article);
  const putMs = (performance.now() - began) / count;

  const questions = [...demoQuestions('zh'), ...demoQuestions('en')].map(({ text }) => text);
  const searched = timed(questions, (text) => confidenceOf(index.search(text)));
  const bare = timed(questions, (text) => tokensOf(normalise(text, chinese), chinese));
  const put = timed(articles.slice(0, 200).map(({ id }) => id), (id) => index.put(articles[Number(id)]!), 1);

  progress('the seed is learnt');
  const rows = (['zh', 'en'] as const).flatMap((language) => ([1, 2, 3] as const).flatMap((author) => seedRows(language, author)));
  const trainingBegan = performance.now();
  const state = trainClassifier(rows, chinese);
  const trainSeconds = (performance.now() - trainingBegan) / 1_000;
  const classifier = openClassifier(state);
  const classified = timed(rows.map(({ text }) => text), (text) => classify(classifier, text, chinese), 1);
  return [
    figure(`find and decide among ${count.toLocaleString('en')} articles, p95`, 'ms', searched.p95, bare.p95, { says: '< 10 ms', test: (value) => value < 10 }, `p50 ${searched.p50.toFixed(1)} ms, most ${searched.max.toFixed(1)} ms; the limit is to part the same questions into terms`),
    figure('publish an article into the index, p95', 'ms', put.p95, null, { says: '< 50 ms', test: (value) => value < 50 }),
    figure('index an article when the server starts', 'ms', putMs, null, told, `${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB for the whole process`),
    figure('classify a message, p95', 'ms', classified.p95, timed(rows.map(({ text }) => text), (text) => chinese.cut(text), 1).p95, { says: '< 5 ms', test: (value) => value < 5 }, `p50 ${classified.p50.toFixed(2)} ms; the limit is to part the same texts into words`),
    figure(`learn from ${rows.length.toLocaleString('en')} rows`, 's', trainSeconds, null, told, `${(JSON.stringify(state).length / 1e6).toFixed(1)} MB as JSON`),
  ];
}

function timed<Item>(items: readonly Item[], act: (item: Item) => unknown, times = rounds) {
  const samples: number[] = [];
  for (let round = 0; round < times; round++) {
    for (const item of items) {
      const start = performance.now();
      act(item);
      samples.push(performance.now() - start);
    }
  }
  return spreadOf(samples);
}

/** Each has the title of one article, phrasings of several and sections of two. The words are those of 155 articles, so that every term is held by far more of them than in a real centre. */
function recombined(count: number): IndexedArticle[] {
  const articles = [...demoArticles('zh'), ...demoArticles('en')];
  const next = chance();
  const one = () => articles[next(articles.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = [one(), one()];
    const borrowed = Array.from({ length: 6 }, () => one().questions).map((questions) => questions[next(questions.length)]!);
    return { id: String(index), questions: [`${first.questions[0]!}${second.questions[0]!.slice(0, 8)}`, ...borrowed], body: `${half(first.body, 0)}\n\n${half(second.body, 1)}` };
  });
}

function half(body: string, which: 0 | 1): string {
  const sections = body.split('\n\n');
  const middle = Math.ceil(sections.length / 2);
  return (which === 0 ? sections.slice(0, middle) : sections.slice(middle)).join('\n\n');
}

/** The same articles in every run. */
function chance(): (below: number) => number {
  let state = 20_261_129;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
