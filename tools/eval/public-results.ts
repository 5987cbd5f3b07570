/** Every result there is data for, one line each, beside what was to be expected. Judged elsewhere, on test splits that nobody here has seen. */

import { join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { ArticleIndex } from '../../packages/domain/src/assistant/article-index.ts';
import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { classify, openClassifier } from '../../packages/domain/src/assistant/classifier.ts';
import { confidenceOf } from '../../packages/domain/src/assistant/confidence.ts';
import { shippedAssistantSettings } from '../../packages/domain/src/assistant/settings.ts';
import { trainClassifier, type TrainingRow } from '../../packages/domain/src/assistant/train-classifier.ts';
import { evaluateClassifier, labelledTexts, round } from './classify.ts';
import { foreignQuestions } from './foreign-questions.ts';
import { evaluatePairs, pairsOf } from './pairs.ts';
import { proxiesOf } from './proxies.ts';
import { demoSets, indexOf } from './question-sets.ts';
import { spread } from './spread.ts';
import { readRows } from './read-rows.ts';
import { evaluateAbstention, evaluateRetrieval, type RetrieveResult } from './retrieve.ts';
import { goldRows, seedRows, seedTasks } from './seed-rows.ts';

export function printPublicResults(data: string | null, quick: boolean, chinese: Chinese): void {
  console.log('Of the project’s own text\n');
  printSeed(chinese, quick);
  printDemoCompany(chinese);
  if (data === null) {
    console.log('\nThe public sets are not here: name their folder with --data. Skipped: everything measured on them.');
    return;
  }
  console.log('\nOf public sets: train → what is held out here. The reference is what was measured before, on other splits\n');
  printClassification(data, quick, chinese);
  printRetrieval(data, chinese);
}

/** Two authors teach, the third is read: what the next author will find. */
function printSeed(chinese: Chinese, quick: boolean): void {
  for (const language of ['zh', 'en'] as const) {
    const read: Outcome[] = [];
    for (const author of [1, 2, 3] as const) {
      const teaching = ([1, 2, 3] as const).filter((other) => other !== author).flatMap((other) => seedRows(language, other));
      read.push(...outcomes(teaching, seedRows(language, author), chinese));
      if (quick) break;
    }
    line(`seed ${language}, author to author`, Object.fromEntries(seedTasks.map((task) => [task, shareOf(read, task)])));
  }
  const gold = outcomes((['zh', 'en'] as const).flatMap((language) => ([1, 2, 3] as const).flatMap((author) => seedRows(language, author))), goldRows(), chinese);
  line('seed → gold set', Object.fromEntries(seedTasks.map((task) => [task, shareOf(gold, task)])));
}

interface Outcome {
  readonly task: string;
  readonly right: boolean;
  readonly answered: boolean;
}

function outcomes(teaching: readonly TrainingRow[], rows: readonly TrainingRow[], chinese: Chinese): Outcome[] {
  const classifier = openClassifier(trainClassifier(teaching, chinese));
  return rows.flatMap(({ text, labels }) => Object.entries(classify(classifier, text, chinese).tasks).map(([task, { ranked, label }]) => ({ task, right: ranked[0]!.label === labels[task], answered: label !== null })));
}

function shareOf(all: readonly Outcome[], task: string): string {
  const read = all.filter((one) => one.task === task);
  const answered = read.filter((one) => one.answered);
  return `${percent(read.filter((one) => one.right).length, read.length)} (says something on ${percent(answered.length, read.length)}, ${percent(answered.filter((one) => one.right).length, answered.length)} right)`;
}

function printDemoCompany(chinese: Chinese): void {
  const { answerAbove, clarifyAbove } = shippedAssistantSettings;
  for (const { name, asked } of demoSets(chinese)) {
    const read = asked.map(({ index, only, text, article }) => {
      const found = index.search(text, only === undefined ? {} : { only });
      return { confidence: confidenceOf(found), place: article === null ? -1 : found.hits.findIndex(({ id }) => id === article) };
    });
    const answered = read.filter(({ confidence }) => confidence >= answerAbove);
    const clarified = read.filter(({ confidence }) => confidence < answerAbove && confidence >= clarifyAbove);
    line(name, {
      questions: String(read.length),
      'first right': percent(read.filter(({ place }) => place === 0).length, read.length),
      'among three': percent(read.filter(({ place }) => place >= 0 && place < 3).length, read.length),
      answered: `${percent(answered.length, read.length)} (${percent(answered.filter(({ place }) => place === 0).length, answered.length)} right)`,
      'asked back': percent(clarified.length, read.length),
    });
  }
}

function printClassification(data: string, quick: boolean, chinese: Chinese): void {
  const of = (file: string) => labelledTexts(join(data, file));
  const banking = of('en_banking77/train.tsv');
  line('BANKING77, every fifth held out', evaluateClassifier(banking.filter((_, index) => index % 5 !== 0), banking.filter((_, index) => index % 5 === 0), null, chinese), 'accuracy .911; bar .905');
  line('SMP2017 train → develop', evaluateClassifier(of('zh_intent_smp2017/train.tsv'), of('zh_intent_smp2017/develop.tsv'), null, chinese), 'accuracy .900; bar .89');
  if (quick) return;
  line('CLINC150 train → val, out of scope', evaluateClassifier(of('en_clinc150/train.tsv'), of('en_clinc150/val.tsv'), of('en_clinc150/oos_val.tsv').map(({ text }) => text), chinese), 'accuracy .923, answered .91, recall .69; bar .915, .90, .65');
  const reviews = ['waimai_10k.tsv.gz', 'hotel_chnsenticorp.tsv.gz', 'online_shopping_10_cats.tsv.gz'].flatMap((file) => of(`zh_sentiment/${file}`));
  line('three review sets → EPRSTMT train and dev', evaluateClassifier(reviews, of('zh_sentiment/eprstmt_train_dev.tsv'), null, chinese), 'bar .87');
}

function printRetrieval(data: string, chinese: Chinese): void {
  const faq = readRows(join(data, 'zh_faq_atec/faq.tsv'));
  const queries = readRows(join(data, 'zh_faq_atec/queries.tsv')).map((row) => ({ article: row.faq_id!, text: row.query! }));
  line('ATEC: 11,455 questions, one phrasing each', evaluateRetrieval(faq.map((row) => ({ id: row.faq_id!, questions: [row.question!], body: '' })), spread(queries, 1_500), chinese), 'r1 about .09 by BM25');
  printProxies(data, chinese);
  for (const file of ['lcqmc_dev.tsv', 'bustm.tsv', 'atec_train.tsv.gz']) line(`${file}: pairs`, evaluatePairs(pairsOf(join(data, 'zh_pairs', file)), chinese), 'auc .72 to .81');

  const members = Map.groupBy(queries, ({ article }) => article);
  const many = spread(faq, 10_000).map((row) => ({ id: row.faq_id!, questions: [row.question!, ...(members.get(row.faq_id!) ?? []).map(({ text }) => text)], body: '' }));
  const large = indexOf(many, chinese);
  line('10,000 questions, time to search', timed(large, spread(queries, 1_000).map(({ text }) => text)), 'p95 under 20 ms');
}

/** Each fold asks other phrasings; a foreign question is asked of the first. */
function printProxies(data: string, chinese: Chinese): void {
  const foreign = foreignQuestions(data);
  const toTaiwan = Converter({ from: 'cn', to: 'twp' });
  for (const { name, language, folds, notForeign } of proxiesOf(data)) {
    const found = folds.map(({ articles, queries }) => evaluateRetrieval(articles, queries, chinese));
    const mean = (of: (one: RetrieveResult) => number) => round(found.reduce((sum, one) => sum + of(one), 0) / found.length);
    line(name, { questions: folds.reduce((sum, { queries }) => sum + queries.length, 0), r1: `${mean(({ r1 }) => r1)} (${found.map(({ r1 }) => r1).join(', ')})`, r3: mean(({ r3 }) => r3), r10: mean(({ r10 }) => r10), mrr: mean(({ mrr }) => mrr), msP95: mean(({ msP95 }) => msP95) });
    const { articles, queries } = folds[0]!;
    if (articles.length > 2_000) continue;
    if (language === 'zh') line('   as Taiwan writes', evaluateRetrieval(articles.map((article) => ({ ...article, questions: article.questions.map(toTaiwan) })), queries.map((query) => ({ ...query, text: toTaiwan(query.text) })), chinese));
    for (const [source, texts] of Object.entries(foreign[language])) if (!notForeign.includes(source)) line(`   ${source} asked`, evaluateAbstention(articles, queries, texts, chinese), 'answered .94, false .05');
  }
}

function timed(index: ArticleIndex, texts: readonly string[]): Record<string, string> {
  const times = texts.map((text) => {
    const start = performance.now();
    confidenceOf(index.search(text));
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return { p50: `${times[Math.floor(times.length / 2)]!.toFixed(1)} ms`, p95: `${times[Math.floor(times.length * 0.95)]!.toFixed(1)} ms` };
}

function line(name: string, values: object, reference?: string): void {
  console.log(`${name.padEnd(48)} ${Object.entries(values).map(([key, value]) => `${key} ${value}`).join(' · ')}${reference === undefined ? '' : `   [reference: ${reference}]`}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(0)} %`;
}
