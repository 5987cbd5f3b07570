/**
 * Says what a customer's words are about, of what kind, how urgent and in what mood; and says nothing where it is not sure enough.
 *
 * ```ts
 * const classifier = openClassifier(state);                     // state: what `trainClassifier` returned, as JSON
 * const { tasks, signals } = classify(classifier, text, chinese);
 * tasks.category?.label;                                        // 'delivery-lost', or null: not sure enough
 * tasks.urgency?.reasons;                                       // readable, best first
 * ```
 */

import type { Language } from '../kernel/language.ts';
import { languageOf } from '../kernel/language.ts';
import { bytesFrom } from './base64.ts';
import { probabilitiesOf } from './calibrate.ts';
import type { Chinese } from './chinese.ts';
import { FeatureSpace, type Vector } from './feature-space.ts';
import { featuresOf } from './features.ts';
import { type Signal, signalsIn } from './signals.ts';
import { urgencyWith } from './urgency.ts';

/** As JSON; some megabytes. */
export interface ClassifierState {
  readonly form: 1;
  readonly languages: Readonly<Partial<Record<Language, LanguageState>>>;
}

export interface LanguageState {
  /** With a line break between them. */
  readonly features: string;
  /** By feature, in thousandths. */
  readonly idf: readonly number[];
  readonly tasks: Readonly<Record<string, TaskState>>;
}

export interface TaskState {
  readonly labels: readonly string[];
  readonly biases: readonly number[];
  /** By label: what 127 stands for. */
  readonly scales: readonly number[];
  /** Signed bytes in base64, feature by feature, in each the labels. */
  readonly weights: string;
  readonly temperature: number;
  /** Probability below which it says nothing. */
  readonly threshold: number;
  /** Share of rows that were labelled rightly by a model that had not seen them; of all, and of those above the threshold. */
  readonly heldOut: { readonly rows: number; readonly right: number; readonly answered: number; readonly rightOfAnswered: number };
}

export interface Classifier {
  readonly languages: Readonly<Partial<Record<Language, LanguageModel>>>;
}

interface LanguageModel {
  readonly language: Language;
  readonly space: FeatureSpace;
  readonly tasks: Readonly<Record<string, TaskModel>>;
}

/** Without what `weights` was opened from, which is longer than all the rest. */
interface TaskModel {
  readonly state: Omit<TaskState, 'weights'>;
  readonly weights: Int8Array;
}

export interface Prediction {
  /** Null: not sure enough to say. */
  readonly label: string | null;
  /** Of the first in `ranked`, 0…1. */
  readonly probability: number;
  /** Best first, all labels. */
  readonly ranked: readonly { readonly label: string; readonly probability: number }[];
  /** The words that spoke most for the first in `ranked`; at most five. */
  readonly reasons: readonly string[];
}

export interface Classification {
  /** By task: what the classifier was trained for. Empty where no model reads the text's language. */
  readonly tasks: Readonly<Record<string, Prediction>>;
  readonly signals: readonly Signal[];
}

export function openClassifier(state: ClassifierState): Classifier {
  const languages: Partial<Record<Language, LanguageModel>> = {};
  for (const language of ['zh', 'en'] as const) {
    const kept = state.languages[language];
    if (kept === undefined) continue;
    const tasks = Object.fromEntries(Object.entries(kept.tasks).map(([task, { weights, ...state }]) => [task, { state, weights: new Int8Array(bytesFrom(weights).buffer) }]));
    languages[language] = { language, space: new FeatureSpace(kept.features.split('\n'), Float32Array.from(kept.idf, (thousandths) => thousandths / 1000)), tasks };
  }
  return { languages };
}

export function classify(classifier: Classifier, text: string, chinese: Chinese): Classification {
  const signals = signalsIn(text, chinese);
  const language = languageOf(text);
  const model = classifier.languages[language] ?? classifier.languages[language === 'zh' ? 'en' : 'zh'];
  if (model === undefined) return { tasks: {}, signals };
  const vector = model.space.vectorOf(featuresOf(text, model.language, chinese, signals));
  return { tasks: Object.fromEntries(Object.entries(model.tasks).map(([task, taskModel]) => [task, predict(task, taskModel, model.space, vector, signals)])), signals };
}

function predict(task: string, model: TaskModel, space: FeatureSpace, vector: Vector, signals: readonly Signal[]): Prediction {
  const { labels, temperature, threshold } = model.state;
  const learnt = probabilitiesOf(decisions(model, vector), temperature);
  const { probabilities, because } = task === 'urgency' ? urgencyWith(labels, learnt, signals) : { probabilities: learnt, because: [] };
  const ranked = labels.map((label, index) => ({ label, probability: probabilities[index]! })).toSorted((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1));
  const first = ranked[0]!;
  // Without a word that it knows, a model has nothing but what is usual.
  const isSure = first.probability >= threshold && vector.indices.length >= fewestFeatures;
  return { label: isSure ? first.label : null, probability: first.probability, ranked, reasons: [...because, ...reasonsFor(labels.indexOf(first.label), model, space, vector)].slice(0, mostReasons) };
}

function decisions({ state, weights }: TaskModel, { indices, values }: Vector): number[] {
  const count = state.labels.length;
  const sums = new Float64Array(count);
  for (let at = 0; at < indices.length; at++) {
    const from = indices[at]! * count;
    const value = values[at]!;
    for (let label = 0; label < count; label++) sums[label]! += weights[from + label]! * value;
  }
  return Array.from(sums, (sum, label) => state.biases[label]! + (sum * state.scales[label]!) / 127);
}

/** Words before pieces, and no piece of a word that was named. */
function reasonsFor(label: number, { state, weights }: TaskModel, space: FeatureSpace, { indices, values }: Vector): string[] {
  const count = state.labels.length;
  const worth = Array.from(indices, (place, at) => ({ name: space.names[place]!, worth: weights[place * count + label]! * values[at]! }))
    .filter((feature) => feature.worth > 0 && !/^[sp]:/.test(feature.name))
    .toSorted((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1));
  const reasons: string[] = [];
  for (const { name } of worth) {
    const word = readable(name);
    if (word.length < 2 || reasons.some((reason) => reason.includes(word) || word.includes(reason))) continue;
    reasons.push(word);
    if (reasons.length === mostReasons) break;
  }
  return reasons;
}

/** Chinese words stand without a space between them. */
function readable(name: string): string {
  return name.slice(2).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '').trim();
}

const mostReasons = 5;
const fewestFeatures = 2;
