/** Classifies by weighted words until something better does: no training, no model, and it says which words decided. */

import { kindWords, urgencyWords } from './keyword-lists.ts';
import type { Grade } from './ticket.ts';

export interface KeywordCategory {
  readonly key: string;
  readonly keywords: readonly string[];
  /** Where the tree is known, a parent's words support its children. */
  readonly id?: string;
  readonly parentId?: string | null;
}

export interface KeywordGuess {
  /** Null: the words do not say. */
  readonly kind: string | null;
  readonly categoryKey: string | null;
  readonly urgency: Grade;
  /** 0…1, of the less certain of the two answers given; 0 when none is given. A share of the evidence, not a calibrated chance. */
  readonly probability: number;
  /** The words that decided, as they are in the lists. */
  readonly reasons: readonly string[];
  readonly classifier: 'keywords-1';
}

const weightedKinds = Object.entries(kindWords).map(([key, weighted]) => [key, Object.entries(weighted).flatMap(([weight, words]) => words.map((word) => ({ word, weight: Number(weight) })))] as const);

/** Below it the words are too few or point in several directions. */
const enough = 0.5;
/** Evidence that nothing at all is meant: lets a single weak word stay below `enough` against any other. */
const doubt = 1;

/** `kinds`: those the centre has; others are never answered. */
export function classifyByKeywords(text: string, categories: readonly KeywordCategory[], kinds: readonly string[] = ['question', 'refund', 'complaint']): KeywordGuess {
  const plain = normalise(text);
  const kind = best(
    weightedKinds
      .filter(([key]) => kinds.includes(key))
      .map(([key, weighted]) => evidence(key, plain, weighted)),
  );
  const category = best(upheld(categories, categories.map(({ key, keywords }) => evidence(key, plain, weightedOf(keywords)))));
  const urgency = urgencyOf(plain);
  const given = [kind, category].filter((answer) => answer !== null);
  return {
    kind: kind?.key ?? null,
    categoryKey: category?.key ?? null,
    urgency: urgency.grade,
    probability: given.length === 0 ? 0 : Math.min(...given.map((answer) => answer.share)),
    reasons: [...new Set([...given.flatMap((answer) => answer.words), ...urgency.words])],
    classifier: 'keywords-1',
  };
}

interface WeightedWord {
  readonly word: string;
  readonly weight: number;
}

const weighted = new WeakMap<readonly string[], readonly WeightedWord[]>();

/** A long word is a precise one: 密码被盗 says more than 密码. A list is weighed once; whoever changes it makes another. */
function weightedOf(keywords: readonly string[]): readonly WeightedWord[] {
  let words = weighted.get(keywords);
  if (!words) weighted.set(keywords, (words = keywords.map((word) => ({ word, weight: 1 + Math.min(word.length, 6) / 3 }))));
  return words;
}

interface Evidence {
  readonly key: string;
  readonly score: number;
  readonly words: readonly string[];
}

/** Each stretch of the text counts once for a key, for its longest word: 我要投诉 is not 投诉 as well. */
function evidence(key: string, text: string, weighted: readonly WeightedWord[]): Evidence {
  const taken: (readonly [from: number, to: number])[] = [];
  const found: WeightedWord[] = [];
  // Hardly any word of the lists is in the text; only those that are need an order.
  const present = weighted.filter(({ word }) => text.includes(plainForm(word)));
  for (const { word, weight } of present.toSorted((a, b) => b.word.length - a.word.length)) {
    const at = places(text, plainForm(word)).filter(([from, to]) => !taken.some((other) => from < other[1] && other[0] < to));
    taken.push(...at);
    if (at.some(([from]) => !isDenied(text, from))) found.push({ word, weight });
  }
  return { key, score: found.reduce((sum, { weight }) => sum + weight, 0), words: found.toSorted((a, b) => b.weight - a.weight).map(({ word }) => word) };
}

/** A word for a category speaks for what is below it too, and never against it: 快递 upholds 物流查询. */
function upheld(categories: readonly KeywordCategory[], found: readonly Evidence[]): readonly Evidence[] {
  const byId = new Map(categories.flatMap((category, index) => (category.id === undefined ? [] : [[category.id, index] as const])));
  const above = (index: number): number[] => {
    const line: number[] = [];
    for (let next = byId.get(categories[index]?.parentId ?? ''); next !== undefined && !line.includes(next); next = byId.get(categories[next]?.parentId ?? '')) line.push(next);
    return line;
  };
  const spoken = found.map(({ score }, index) => (score > 0 ? index : -1)).filter((index) => index >= 0);
  const overtaken = new Set(spoken.flatMap(above));
  return spoken
    .filter((index) => !overtaken.has(index))
    .map((index) => {
      const line = [index, ...above(index)].map((place) => found[place]!);
      return { key: line[0]!.key, score: line.reduce((sum, { score }) => sum + score, 0), words: line.flatMap(({ words }) => words) };
    });
}

function best(all: readonly Evidence[]): { readonly key: string; readonly share: number; readonly words: readonly string[] } | null {
  const [first, second] = all.toSorted((a, b) => b.score - a.score);
  if (!first || first.score === 0 || first.score === second?.score) return null;
  const share = first.score / (all.reduce((sum, { score }) => sum + score, 0) + doubt);
  return share < enough ? null : { key: first.key, share, words: first.words };
}

function urgencyOf(text: string): { readonly grade: Grade; readonly words: readonly string[] } {
  for (const { grade, words } of urgencyWords) {
    const found = words.filter((word) => places(text, word).some(([from]) => !isDenied(text, from)));
    if (found.length > 0) return { grade, words: found };
  }
  return { grade: 3, words: [] };
}

/** Full-width letters, capitals and marks become one form, so that ＲＥＦＵＮＤ is refund and ？ is ?. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The lists are the same for every text, so each of their words is normalised once. A list that somebody edits all day long makes it forget. */
const plainForms = new Map<string, string>();

function plainForm(word: string): string {
  let plain = plainForms.get(word);
  if (plain === undefined) {
    if (plainForms.size >= 20_000) plainForms.clear();
    plainForms.set(word, (plain = normalise(word)));
  }
  return plain;
}

/** Latin words begin where a word begins, so that `sue` is not found in `issue`; Chinese has no gaps to look for. */
function places(text: string, word: string): readonly (readonly [number, number])[] {
  if (word === '') return [];
  const found: (readonly [number, number])[] = [];
  const latin = /^[a-z]/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const insideWord = latin && (/[a-z]/.test(text[at - 1] ?? '') || (word.length < 5 && /[a-z]/.test(text[at + word.length] ?? '')));
    if (!insideWord) found.push([at, at + word.length]);
  }
  return found;
}

/** 不用退款, 不是要投诉, no refund: said, but not meant. */
function isDenied(text: string, from: number): boolean {
  return /(?:不|没|别|不用|不要|不需要|不是要?|不想|并非|没有要|没打算|无需)$|\b(?:no|not|don't|do not|without|not want a|not a|don't want a|do not want a|don't need a)\s+$/.test(text.slice(Math.max(0, from - 16), from));
}
