/** Every result there is data for, one line each, beside what was to be expected. Judged elsewhere, on test splits that nobody here has seen. */

import { join } from 'node:path';
import { ArticleIndex } from '../../packages/domain/src/assistant/article-index.ts';
import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { classify, openClassifier } from '../../packages/domain/src/assistant/classifier.ts';
import { confidenceOf } from '../../packages/domain/src/assistant/confidence.ts';
import { shippedAssistantSettings } from '../../packages/domain/src/assistant/settings.ts';
import { trainClassifier, type TrainingRow } from '../../packages/domain/src/assistant/train-classifier.ts';
import { evaluateClassifier, labelledTexts } from './classify.ts';
import { evaluatePairs, pairsOf } from './pairs.ts';
import { demoSets, indexOf } from './question-sets.ts';
import { spread } from './spread.ts';
import { readRows } from './read-rows.ts';
import { evaluateAbstention, evaluateRetrieval } from './retrieve.ts';
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
  const members = Map.groupBy(queries, ({ article }) => article);
  const several = faq.map((row) => ({ id: row.faq_id!, phrasings: members.get(row.faq_id!) ?? [], question: row.question! }));
  const held = several.filter(({ phrasings }) => phrasings.length >= 3);
  const articles = (count: number) => several.map(({ id, question, phrasings }) => ({ id, questions: [question, ...phrasings.slice(1, 1 + count).map(({ text }) => text)], body: '' }));
  for (const count of [0, 9]) line(`ATEC: large clusters, ${count === 0 ? 'one phrasing' : 'all phrasings but the asked one'}`, evaluateRetrieval(articles(count), held.map(({ phrasings }) => phrasings[0]!), chinese), 'BQ: r10 .57 → .77 with several phrasings');

  const smp = spread(readRows(join(data, 'zh_intent_smp2017/train.tsv')), 500).map((row) => row.text!);
  for (const file of ['lcqmc_dev.tsv', 'bustm.tsv', 'atec_train.tsv.gz']) {
    const alike = spread(pairsOf(join(data, 'zh_pairs', file)).filter(({ same }) => same), 617);
    const index = alike.map(({ first }, place) => ({ id: String(place), questions: [first], body: '' }));
    const asked = alike.map(({ second }, place) => ({ article: String(place), text: second }));
    line(`${file}: 617 questions in other words`, evaluateRetrieval(index, asked, chinese), 'E.SUN: r1 .78, r3 .92');
    line(`${file}: the same, SMP2017 asked`, evaluateAbstention(index, asked, smp, chinese), 'answered .94, false .05');
    line(`${file}: pairs`, evaluatePairs(pairsOf(join(data, 'zh_pairs', file)), chinese), 'auc .72 to .81');
  }

  const many = spread(faq, 10_000).map((row) => ({ id: row.faq_id!, questions: [row.question!, ...(members.get(row.faq_id!) ?? []).map(({ text }) => text)], body: '' }));
  const large = indexOf(many, chinese);
  line('10,000 questions, time to search', timed(large, spread(queries, 1_000).map(({ text }) => text)), 'p95 under 20 ms');
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
