/** Learns a classifier from rows: the seed that ships, and a centre's own corrections. The same rows in the same order make the same classifier, on every machine. */

import { type Language, languageOf } from '../kernel/language.ts';
import { base64Of } from './base64.ts';
import { fitTemperature, fitThreshold, type HeldOut, probabilitiesOf, thresholdForShare } from './calibrate.ts';
import type { Chinese } from './chinese.ts';
import type { ClassifierState, LanguageState, TaskState } from './classifier.ts';
import { FeatureSpace, type Vector } from './feature-space.ts';
import { featuresOf } from './features.ts';
import { decisionsOf, type LinearModel, type SvmOptions, trainSvm, usualSvm } from './linear-svm.ts';
import { signalsIn } from './signals.ts';

export interface TrainingRow {
  readonly text: string;
  /** By task. Absent or null: the row teaches nothing about it. */
  readonly labels: Readonly<Record<string, string | null>>;
  /** Who wrote it, where that is known: what one author wrote is held out together, because it is the next author that counts. */
  readonly author?: number;
}

export interface TrainingOptions {
  /** Features a language may keep. What ships is small; an evaluation may be large. */
  readonly mostFeatures: number;
  readonly leastTexts: number;
  /** Power to which the rarity of a feature counts. The next author uses other rare words: there it must count whole. */
  readonly rarity: number;
  readonly svm: SvmOptions;
  /** Parts that the rows are divided into for calibration, and how many of them are in turn held out. */
  readonly folds: number;
  readonly heldOutFolds: number;
  /** Of what is said, how much shall be right; by task, and for the rest. */
  readonly rightShare: Readonly<Record<string, number>>;
  /** Say something on this share of what was held out, instead of being right on a share of what is said: for texts that belong to no label at all. */
  readonly answeredShare?: number;
  /** Whether the lists of urgency are read too. */
  readonly signals: boolean;
}

export const usualTraining: TrainingOptions = {
  mostFeatures: 24_000,
  leastTexts: 2,
  rarity: 1,
  svm: usualSvm,
  folds: 3,
  heldOutFolds: 3,
  rightShare: { category: 0.8, kind: 0.8, urgency: 0.7, sentiment: 0.75 },
  signals: true,
};

/** Rows of a language from which it has a model of its own. */
const fewestRows = 40;
const usualRightShare = 0.8;

export function trainClassifier(rows: readonly TrainingRow[], chinese: Chinese, options: TrainingOptions = usualTraining): ClassifierState {
  const byLanguage: Record<Language, TrainingRow[]> = { zh: [], en: [] };
  for (const row of rows) byLanguage[languageOf(row.text)].push(row);
  const [few, many] = byLanguage.zh.length < byLanguage.en.length ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  // A handful of Latin words in a Chinese set belong to it.
  if (byLanguage[few].length < Math.max(fewestRows, rows.length / 20)) return { form: 1, languages: rows.length === 0 ? {} : { [many]: trainLanguage(rows, many, chinese, options) } };
  return { form: 1, languages: { zh: trainLanguage(byLanguage.zh, 'zh', chinese, options), en: trainLanguage(byLanguage.en, 'en', chinese, options) } };
}

function trainLanguage(rows: readonly TrainingRow[], language: Language, chinese: Chinese, options: TrainingOptions): LanguageState {
  const read = rows.map(({ text }) => featuresOf(text, language, chinese, options.signals ? signalsIn(text, chinese) : []));
  const whole = FeatureSpace.of(read, { leastTexts: options.leastTexts, most: 600_000, rarity: options.rarity });
  const tasks = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].toSorted();
  const teaching = tasks.map((task) => teachingOf(task, rows)).filter(({ labels }) => labels.length >= 2);

  let space = whole;
  let vectors = read.map((features) => space.vectorOf(features));
  if (space.names.length > options.mostFeatures) {
    const first = teaching.map((task) => trainSvm(task.rows.map((row) => vectors[row]!), task.wanted, task.labels.length, whole.names.length, options.svm));
    space = whole.only(mostTelling(first, whole.names.length, options.mostFeatures));
    vectors = read.map((features) => space.vectorOf(features));
  }
  return {
    features: space.names.join('\n'),
    idf: Array.from(space.idf, (value) => Math.round(value * 1000)),
    tasks: Object.fromEntries(teaching.map((task) => [task.name, trainTask(task, rows, vectors, space.names.length, options)])),
  };
}

interface Teaching {
  readonly name: string;
  readonly labels: readonly string[];
  /** Of all rows, those that teach it. */
  readonly rows: readonly number[];
  readonly wanted: Int32Array;
}

function teachingOf(name: string, rows: readonly TrainingRow[]): Teaching {
  const known = rows.flatMap(({ labels }, row) => (labels[name] === undefined || labels[name] === null ? [] : [{ row, label: labels[name] }]));
  const labels = [...new Set(known.map(({ label }) => label))].toSorted();
  const places = new Map(labels.map((label, place) => [label, place]));
  return { name, labels, rows: known.map(({ row }) => row), wanted: Int32Array.from(known, ({ label }) => places.get(label)!) };
}

function mostTelling(models: readonly LinearModel[], features: number, most: number): number[] {
  const worth = new Float64Array(features);
  for (const { weights } of models) for (const weight of weights) for (let place = 0; place < features; place++) worth[place]! += weight[place]! * weight[place]!;
  return [...worth.keys()].toSorted((a, b) => worth[b]! - worth[a]! || a - b).slice(0, most).toSorted((a, b) => a - b);
}

function trainTask({ name, labels, rows: taught, wanted }: Teaching, rows: readonly TrainingRow[], vectors: readonly Vector[], features: number, options: TrainingOptions): TaskState {
  const own = taught.map((row) => vectors[row]!);
  const heldOut: HeldOut[] = [];
  const foldOf = (index: number) => (rows[taught[index]!]!.author ?? index) % options.folds;
  for (let fold = 0; fold < options.heldOutFolds; fold++) {
    const kept = [...own.keys()].filter((index) => foldOf(index) !== fold);
    const model = trainSvm(kept.map((index) => own[index]!), Int32Array.from(kept, (index) => wanted[index]!), labels.length, features, options.svm);
    for (const index of own.keys()) if (foldOf(index) === fold) heldOut.push({ decisions: decisionsOf(model, own[index]!), label: wanted[index]! });
  }
  const temperature = fitTemperature(heldOut);
  const threshold = options.answeredShare === undefined ? fitThreshold(heldOut, temperature, options.rightShare[name] ?? usualRightShare) : thresholdForShare(heldOut, temperature, options.answeredShare);
  const model = trainSvm(own, wanted, labels.length, features, options.svm);
  return { labels, biases: model.biases, ...packed(model, features), temperature, threshold, heldOut: shares(heldOut, temperature, threshold) };
}

function packed({ weights }: LinearModel, features: number): Pick<TaskState, 'scales' | 'weights'> {
  const scales = weights.map((weight) => weight.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9));
  const bytes = new Int8Array(features * weights.length);
  for (let place = 0; place < features; place++) for (const [label, weight] of weights.entries()) bytes[place * weights.length + label] = Math.round((weight[place]! / scales[label]!) * 127);
  return { scales, weights: base64Of(new Uint8Array(bytes.buffer)) };
}

function shares(heldOut: readonly HeldOut[], temperature: number, threshold: number): TaskState['heldOut'] {
  const read = heldOut.map(({ decisions, label }) => {
    const probabilities = probabilitiesOf(decisions, temperature);
    const best = Math.max(...probabilities);
    return { answered: best >= threshold, right: probabilities.indexOf(best) === label };
  });
  const answered = read.filter((row) => row.answered);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000);
  return { rows: read.length, right: share(read.filter(({ right }) => right).length, read.length), answered: share(answered.length, read.length), rightOfAnswered: share(answered.filter(({ right }) => right).length, answered.length) };
}
