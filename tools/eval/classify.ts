/** How well a classifier that learns from one file labels another, and whether it keeps silent on what belongs to no label. */

import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { classify, openClassifier } from '../../packages/domain/src/assistant/classifier.ts';
import { trainClassifier, type TrainingOptions, type TrainingRow, usualTraining } from '../../packages/domain/src/assistant/train-classifier.ts';
import { readRows, type Row } from './read-rows.ts';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

export interface ClassifyResult {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Share of the test's texts that were given a label, and of these the share that were given the right one. */
  readonly inScopeAnswered?: number;
  readonly inScopeRight?: number;
  /** Share of the foreign texts that were given none. */
  readonly oosRecall?: number;
  readonly trainSeconds: number;
  readonly msPerText: number;
  readonly msP95: number;
}

const textColumns = ['text', 'sentence', 'query', 'question', 'utterance', 'review', 'content'];
const labelColumns = ['label', 'intent', 'category', 'class', 'domain', 'sentiment'];

/** Columns by their usual names; where none is known, the first is the text and the last the label. */
export function labelledTexts(path: string): LabelledText[] {
  const rows = readRows(path);
  const names = Object.keys(rows[0] ?? {});
  const text = textColumns.find((name) => names.includes(name)) ?? names[0] ?? 'text';
  const label = labelColumns.find((name) => names.includes(name) && name !== text) ?? names.findLast((name) => name !== text) ?? 'label';
  return rows.map((row: Row) => ({ text: row[text] ?? '', label: (row[label] ?? '').trim() })).filter((row) => row.text.trim() !== '');
}

/** More rows, more features and fewer parts to hold out: a large set needs no threefold calibration, and whoever is never silent needs none. From the same source, much text says by itself which rare features matter. */
function trainingFor(rows: readonly TrainingRow[], mayBeSilent: boolean): TrainingOptions {
  const large = rows.length > 5_000;
  // Where a label has thousands of long texts, each alone should count for little.
  const rowsPerLabel = rows.length / new Set(rows.map(({ labels }) => labels.label)).size;
  return { ...usualTraining, svm: { ...usualTraining.svm, cost: rowsPerLabel > 3_000 ? 0.05 : 1 }, mostFeatures: 600_000, leastTexts: rows.length > 30_000 ? 3 : rows.length > 3_000 ? 2 : 1, rarity: rows.length > 1_500 ? 0.5 : 1, folds: large ? 5 : 3, heldOutFolds: !mayBeSilent ? 0 : large ? 1 : 3, signals: false, answeredShare: 0.945 };
}

export function evaluateClassifier(train: readonly LabelledText[], test: readonly LabelledText[], foreign: readonly string[] | null, chinese: Chinese): ClassifyResult {
  const rows = train.map(({ text, label }) => ({ text, labels: { label } }));
  const began = performance.now();
  const classifier = openClassifier(trainClassifier(rows, chinese, trainingFor(rows, foreign !== null)));
  const trainSeconds = (performance.now() - began) / 1000;
  const times: number[] = [];
  const label = (text: string) => {
    const start = performance.now();
    const prediction = classify(classifier, text, chinese).tasks.label!;
    times.push(performance.now() - start);
    return { best: prediction.ranked[0]!.label, said: prediction.label };
  };
  const labelled = test.map((row) => ({ wanted: row.label, ...label(row.text) }));
  const answered = labelled.filter(({ said }) => said !== null);
  const foreignSaid = foreign?.map((text) => label(text).said);
  times.sort((a, b) => a - b);
  return {
    accuracy: share(labelled, ({ wanted, best }) => wanted === best),
    macroF1: macroF1(labelled),
    ...(foreignSaid === undefined ? {} : { inScopeAnswered: round(answered.length / labelled.length), inScopeRight: share(answered, ({ wanted, said }) => wanted === said), oosRecall: share(foreignSaid, (said) => said === null) }),
    trainSeconds: Math.round(trainSeconds),
    msPerText: round(times.reduce((sum, time) => sum + time, 0) / times.length),
    msP95: round(times[Math.floor(times.length * 0.95)] ?? 0),
  };
}

function macroF1(rows: readonly { readonly wanted: string; readonly best: string }[]): number {
  const labels = new Set(rows.map(({ wanted }) => wanted));
  const each = [...labels].map((label) => {
    const right = rows.filter(({ wanted, best }) => wanted === label && best === label).length;
    const given = rows.filter(({ wanted, best }) => wanted === label || best === label).length;
    return (2 * right) / (right + given);
  });
  return round(each.reduce((sum, value) => sum + value, 0) / Math.max(1, each.length));
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : round(items.filter(holds).length / items.length);
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
