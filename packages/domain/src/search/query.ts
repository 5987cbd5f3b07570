/** What somebody typed into a search box, as terms that must all be found. */

import { foldText, isCjk, type Simplify } from './fold.ts';

/** Longer ones are cut: nobody remembers more of what they look for. */
const maxQueryLength = 200;
const maxTerms = 12;

export interface Term {
  /**
   * Folded and without the space behind it: a text holds the term when its folded form holds this. The space before a word stands for
   * "a word begins here"; Chinese may begin anywhere.
   */
  readonly held: string;
  readonly words: readonly string[];
  /** A number that may also be the end of a longer one: the last digits of an order. `held` then says so the other way round. */
  readonly tail: string | null;
}

export interface Query {
  readonly terms: readonly Term[];
  /** Without any space: a ticket's number, an order's, a name, exactly. Null when nothing was asked. */
  readonly whole: string | null;
  /** Only single characters were given; they are looked for in titles and names alone. */
  readonly short: boolean;
}

/** Never fails: whatever is no letter or digit separates words, and quotes keep words together. */
export function parseQuery(text: string, simplify: Simplify): Query {
  const cut = text.slice(0, maxQueryLength);
  const terms = new Map<string, Term>();
  for (const piece of piecesOf(cut)) {
    const term = termOf(foldText(piece, simplify));
    if (term !== null && terms.size < maxTerms) terms.set(term.held, term);
  }
  const whole = foldText(cut, simplify).replaceAll(' ', '');
  return { terms: [...terms.values()], whole: whole === '' ? null : whole, short: terms.size > 0 && [...terms.values()].every(({ words }) => words.every((word) => [...word].length === 1)) };
}

function piecesOf(text: string): string[] {
  return [...text.matchAll(/["“”„「『](?<quoted>[^"“”„」』]*)["“”」』]?|(?<bare>[^\s"“”„「『]+)/gu)].map(({ groups }) => groups!['quoted'] ?? groups!['bare'] ?? '');
}

function termOf(folded: string): Term | null {
  const words = folded.split(' ').filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return null;
  const text = words.join(' ');
  return { held: isCjk(first) ? text : ` ${text}`, words, tail: words.length === 1 && /^\p{Nd}{4,}$/u.test(first) ? `${first} ` : null };
}

/** Whether a folded text holds everything asked for. The index finds the same; this is what it is checked by. */
export function holds(folded: string, { terms }: Pick<Query, 'terms'>): boolean {
  return terms.every(({ held, tail }) => folded.includes(held) || (tail !== null && folded.includes(tail)));
}
