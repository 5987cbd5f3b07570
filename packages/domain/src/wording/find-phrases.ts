/** Finds forbidden phrases in a text, however they are written, and leaves alone the innocent texts that merely contain them. */

import { type ForbiddenPhrase, type Severity } from './forbidden-phrase.ts';
import { clauseGap, type FoldedText, foldText, isWordLetter, noGap, type Simplify } from './fold-text.ts';

export interface PhraseFound {
  readonly phrase: ForbiddenPhrase;
  /** In UTF-16 units of the text. */
  readonly from: number;
  readonly to: number;
}

/** Looks through a text. Compiled once for a list. */
export type PhraseFinder = (text: string) => readonly PhraseFound[];

interface Segment {
  readonly letters: readonly string[];
  /** Between letter n and n + 1: is there a gap in the phrase itself, and does a word go on there? */
  readonly joins: readonly { readonly spaced: boolean; readonly inWord: boolean }[];
}

interface Compiled {
  readonly phrase: ForbiddenPhrase;
  readonly segments: readonly Segment[];
  readonly exceptions: readonly (readonly string[])[];
}

/** Letters that `…` may stand for. */
const longestLeap = 8;
/** From this many characters or words on, a phrase is itself even across a full stop; a shorter one may be the end of one sentence and the beginning of the next: 行不？知道了. */
const sureOfItself = 4;
const leap = /…|\.{3,}/u;

export function compilePhrases(phrases: readonly ForbiddenPhrase[], simplify: Simplify): PhraseFinder {
  const byFirst = new Map<string, Compiled[]>();
  for (const phrase of phrases) {
    const segments = segmentsOf(phrase.text, simplify);
    const first = segments[0]?.letters[0];
    if (!phrase.active || first === undefined) continue;
    const compiled = { phrase, segments, exceptions: phrase.exceptions.map((text) => foldText(text, simplify).letters).filter(({ length }) => length > 0) };
    byFirst.set(first, [...(byFirst.get(first) ?? []), compiled]);
  }
  return (text) => {
    const folded = foldText(text, simplify);
    const found: PhraseFound[] = [];
    for (const [at, letter] of folded.letters.entries()) {
      for (const compiled of byFirst.get(letter) ?? []) {
        const end = endOf(compiled.segments, folded, at);
        if (end !== null && !isExcused(compiled, folded, at, end)) found.push({ phrase: compiled.phrase, from: folded.from[at]!, to: folded.to[end - 1]! });
      }
    }
    return withoutInner(found);
  };
}

/** How many characters of meaning it has; a phrase needs at least two. */
export function weightOf(text: string, simplify: Simplify): number {
  return segmentsOf(text, simplify).reduce((sum, { letters }) => sum + letters.length, 0);
}

function segmentsOf(text: string, simplify: Simplify): Segment[] {
  return text.split(leap).flatMap((part) => {
    const { letters, gaps } = foldText(part, simplify);
    if (letters.length === 0) return [];
    const joins = letters.slice(1).map((letter, index) => {
      const spaced = gaps[index + 1] !== noGap;
      return { spaced, inWord: !spaced && isWordLetter(letter) && isWordLetter(letters[index]) };
    });
    return [{ letters, joins }];
  });
}

/** Behind the last letter of the phrase that begins at `start`, or null. */
function endOf(segments: readonly Segment[], text: FoldedText, start: number): number | null {
  let at = start;
  for (const [index, segment] of segments.entries()) {
    if (index === 0) {
      if (!standsAt(segment, text, at)) return null;
    } else {
      const found = leapTo(segment, text, at);
      if (found === null) return null;
      at = found;
    }
    at += segment.letters.length;
  }
  return at;
}

/** What `…` stands for does not go beyond a clause. */
function leapTo(segment: Segment, text: FoldedText, from: number): number | null {
  for (let at = from; at <= from + longestLeap && at < text.letters.length; at += 1) {
    if (text.gaps[at] === clauseGap) return null;
    if (standsAt(segment, text, at)) return at;
  }
  return null;
}

function standsAt({ letters, joins }: Segment, text: FoldedText, at: number): boolean {
  if (letters.some((letter, index) => text.letters[at + index] !== letter)) return false;
  const end = at + letters.length;
  const cutsIntoWord = (left: number) => isWordLetter(text.letters[left]) && isWordLetter(text.letters[left + 1]) && text.gaps[left + 1] === noGap;
  if (cutsIntoWord(at - 1) || cutsIntoWord(end - 1)) return false;

  const inner = joins.map((join, index) => ({ ...join, gap: text.gaps[at + index + 1]! }));
  return areWordsWhole(inner) && isOneSaying(inner);
}

interface InnerGap {
  readonly spaced: boolean;
  readonly inWord: boolean;
  readonly gap: number;
}

/** A word is written in one piece, or taken apart letter by letter: s-h-u-t is shut, "as s…" is no ass. */
function areWordsWhole(inner: readonly InnerGap[]): boolean {
  let apart: boolean | null = null;
  for (const { inWord, gap } of inner) {
    if (!inWord) apart = null;
    else if (apart !== null && apart !== gap > noGap) return false;
    else apart = gap > noGap;
  }
  return true;
}

function isOneSaying(inner: readonly InnerGap[]): boolean {
  const between = inner.filter(({ inWord }) => !inWord);
  if (!between.some(({ gap }) => gap === clauseGap)) return true;
  const takenApart = between.every(({ spaced, gap }) => gap === clauseGap || (!spaced && gap > noGap));
  return takenApart || between.length + 1 >= sureOfItself;
}

function isExcused({ exceptions }: Compiled, text: FoldedText, from: number, to: number): boolean {
  return exceptions.some((letters) => {
    for (let at = Math.max(0, to - letters.length); at <= from; at += 1) {
      const isThere = letters.every((letter, index) => text.letters[at + index] === letter && (index === 0 || text.gaps[at + index] !== clauseGap));
      if (isThere) return true;
    }
    return false;
  });
}

const rank: Readonly<Record<Severity, number>> = { warned: 0, blocked: 1 };

/** In the order of the text; what lies within a longer one that is no milder is said already. */
function withoutInner(found: readonly PhraseFound[]): readonly PhraseFound[] {
  const covers = (outer: PhraseFound, inner: PhraseFound) =>
    outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from && rank[outer.phrase.severity] >= rank[inner.phrase.severity];
  return found.filter((each) => !found.some((other) => covers(other, each))).toSorted((a, b) => a.from - b.from || b.to - a.to);
}
