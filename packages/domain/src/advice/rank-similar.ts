/** How much two matters have in common, by their words: for showing side by side. It decides nothing. */

import type { Id } from '../kernel/id.ts';
import { foldText, isCjk, type Simplify } from '../search/fold.ts';

export interface Matter {
  readonly id: Id;
  /** Subject and the customer's first words. */
  readonly text: string;
}

export interface Similar {
  readonly id: Id;
  /** Cosine of weighted terms, 0…1. */
  readonly similarity: number;
}

/** What most conversations hold says nothing about any of them; it is cut out whole, so that no pair is made of what stood on its two sides. */
const courtesy = /你好|您好|请问|麻烦[你您]?|可以|能不能|帮我|帮忙|一下|想问|想要|我想|咨询|谢谢|怎么办|为什么|什么时候|怎么|什么|客服|现在|已经|这个|那个|[你我]们?的|问题|[吗呢吧]/gu;
const common = new Set(['the', 'and', 'for', 'you', 'your', 'please', 'hello', 'hi', 'can', 'what', 'how', 'is', 'it', 'my', 'to', 'of', 'in', 'on', 'me', 'have', 'has', 'not', 'do', 'a', 'i', 'this', 'that', 'with']);

/** Terms of a text in its order: pairs of Chinese characters, words of what is written in words. What says nothing is left out. */
export function termsOf(text: string, simplify: Simplify): string[] {
  return foldText(foldText(text, simplify).replace(courtesy, ' '), simplify).split(' ').filter((word) => word.trim() !== '').flatMap((word) => {
    if (!isCjk(word)) return [word.trim()];
    const letters = [...word.trim()];
    return letters.length === 1 ? letters : letters.slice(1).map((letter, index) => letters[index]! + letter);
  }).filter((term) => !common.has(term));
}

/** Among fewer, chance would say what is rare. */
const fewest = 50;

/**
 * Best first, equal ones by id. What a term weighs is its rarity among all that are given, so a word that all of them share tells little;
 * with so few to judge by, a word that two share is still a rare one, and none is rarer than one in twenty.
 */
export function rankSimilar(matter: Matter, others: readonly Matter[], simplify: Simplify): Similar[] {
  const counted = [matter, ...others].map(({ id, text }) => ({ id, terms: countsOf(termsOf(text, simplify)) }));
  const held = new Map<string, number>();
  for (const { terms } of counted) for (const term of terms.keys()) held.set(term, (held.get(term) ?? 0) + 1);
  const all = Math.max(counted.length, fewest);
  const rarity = (term: string) => Math.min(Math.log(1 + (all + 1) / held.get(term)!), Math.log(21));
  const [mine, ...rest] = counted.map(({ id, terms }) => ({ id, vector: new Map([...terms].map(([term, times]) => [term, (1 + Math.log(times)) * rarity(term)])) }));
  return rest.map(({ id, vector }) => ({ id, similarity: cosine(mine!.vector, vector) })).toSorted((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}

function countsOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [term, weight] of a) product += weight * (b.get(term) ?? 0);
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? 0 : Math.min(1, product / lengths);
}

function lengthOf(vector: ReadonlyMap<string, number>): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
}
