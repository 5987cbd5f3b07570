/**
 * What a text is filed under. Chinese by pairs of neighbours, since words of two characters are too short for trigrams; other words by
 * their beginnings; numbers by their ends too. Each ends in the hour of the text, most significant part first: `退款.0p7vk` is one hour's, the
 * prefix `退款.0p7` a month's. So a common word is read hour by hour until a page is full, and a rare one in a few steps over many years.
 */

import type { TimeCode } from './windows.ts';
import { foldText, isCjk, type Simplify } from './fold.ts';
import type { Query, Term } from './query.ts';

/** Beginnings of words are filed at these lengths; what lies between is decided by the text. */
const beginnings = [2, 3, 4, 6, 9, 14, 20] as const;
const endings = [4, 6, 8, 11] as const;
const longestIdentity = 40;

export interface Filed {
  /** Folded whole; a match is decided by it. */
  readonly folded: string;
  readonly tokens: readonly string[];
}

export interface Text {
  readonly title: string;
  readonly body: string;
  /** What names it and it alone, or nearly: its number, an order's, a person's name. */
  readonly identities: readonly string[];
}

/** `mark`: one letter for the kind of thing, so that kinds never mix. */
export function fileText(text: Text, mark: string, time: TimeCode, simplify: Simplify): Filed {
  const title = foldText(text.title, simplify);
  // No phrase reaches from the title into the text.
  const folded = `${title}\n${foldText(text.body, simplify)}`;
  const tokens = new Set<string>();
  for (const word of wordsOf(folded)) for (const token of wordTokens(word)) tokens.add(`${mark}${token}.${time}`);
  for (const word of wordsOf(title)) for (const token of titleTokens(word)) tokens.add(`${mark}${token}.${time}`);
  for (const identity of text.identities) {
    const token = identityToken(foldText(identity, simplify).replaceAll(' ', ''), mark);
    if (token !== null) tokens.add(token);
  }
  return { folded, tokens: [...tokens] };
}

/** Has no time: whoever names a thing exactly gets it first, however old it is. */
export function identityToken(whole: string, mark: string): string | null {
  return whole === '' ? null : `${mark}=${[...whole].slice(0, longestIdentity).join('')}`;
}

/** One way of looking is enough for a candidate where several are given; all groups must be met. Without the time. */
export type Wanted = readonly (readonly string[])[];

/** How one term is looked for. */
export interface Part {
  readonly wanted: Wanted;
  /** The folded text holds one of these where it holds the term. */
  readonly held: readonly string[];
  /** The tokens alone are the answer, and no text need be read. */
  readonly decided: boolean;
}

export interface Lookup {
  readonly parts: readonly Part[];
  /** Single characters, filed for titles only: what the text holds says nothing about them. */
  readonly short: boolean;
}

/** Null when nothing can be looked up. */
export function lookupOf(query: Query): Lookup | null {
  if (query.terms.length === 0) return null;
  const parts = query.terms.map((term): Part => {
    const held = term.tail === null ? [term.held] : [term.held, term.tail];
    return query.short ? { wanted: term.words.map((word) => [`-${word}`]), held, decided: term.words.length === 1 } : { wanted: tokensOfTerm(term), held, decided: isDecided(term) };
  });
  return { parts, short: query.short };
}

function tokensOfTerm(term: Term): string[][] {
  const [first] = term.words;
  if (term.tail !== null) {
    const digits = first!;
    const ending = endings.findLast((length) => length <= digits.length)!;
    return [[beginningOf(digits)!, `~${digits.slice(-ending)}`]];
  }
  return term.words.flatMap((word) => {
    if (isCjk(word)) return pairsOf(word).map((pair) => [pair]);
    const beginning = beginningOf(word);
    return beginning === null ? [] : [[beginning]];
  });
}

function isDecided({ words, tail }: Term): boolean {
  if (words.length !== 1 || tail !== null) return false;
  const characters = [...words[0]!];
  return isCjk(words[0]!) ? characters.length === 2 : (beginnings as readonly number[]).includes(characters.length);
}

function wordsOf(folded: string): string[] {
  return folded.split(/\s/).filter((word) => word !== '');
}

function wordTokens(word: string): string[] {
  if (isCjk(word)) return pairsOf(word);
  const characters = [...word];
  const tokens = beginnings.filter((length) => length <= characters.length).map((length) => characters.slice(0, length).join(''));
  const digits = /\p{Nd}{4,}$/u.exec(word)?.[0];
  if (digits !== undefined) tokens.push(...endings.filter((length) => length <= digits.length).map((length) => `~${digits.slice(-length)}`));
  return tokens;
}

/** Single characters of titles; of other words the first. */
function titleTokens(word: string): string[] {
  return (isCjk(word) ? [...word] : [...word].slice(0, 1)).map((character) => `-${character}`);
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

function beginningOf(word: string): string | null {
  const characters = [...word];
  const length = beginnings.findLast((each) => each <= characters.length);
  return length === undefined ? null : characters.slice(0, length).join('');
}

