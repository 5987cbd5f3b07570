/** What a classifier sees of a text: its words, its pieces, which forgive slips of the keyboard and words that no dictionary has, and which words stand together. */

import type { Language } from '../kernel/language.ts';
import type { Chinese } from './chinese.ts';
import { readEntities } from './entities.ts';
import { conceptsInHan, conceptsOfStem } from './concepts.ts';
import { stemOf } from './stem.ts';
import { normalise } from './normalise.ts';
import type { Signal } from './signals.ts';

/** Words and runs of two begin with `w:`, pieces with `c:`. Repeated as often as they occur. */
export interface TextFeatures {
  readonly words: readonly string[];
  readonly pieces: readonly string[];
  /** Begin with `p:`: two words near each other, in whichever order. Empty in Chinese, whose pieces reach across words. */
  readonly pairs: readonly string[];
  /** Begin with `s:`. */
  readonly signals: readonly string[];
}

/** `language` is that of the model, not of the text: one Latin word in a Chinese set is read as the others are. Personal data are slots, so that nobody's number is learnt. */
export function featuresOf(text: string, language: Language, chinese: Chinese, signals: readonly Signal[] = []): TextFeatures {
  const plain = normalise(readEntities(text).masked, chinese);
  return { ...(language === 'zh' ? chineseFeatures(plain, chinese) : englishFeatures(plain)), signals: signals.map(({ kind }) => `s:${kind}`) };
}

function chineseFeatures(plain: string, chinese: Chinese): Omit<TextFeatures, 'signals'> {
  const words = chinese.cut(plain).filter((word) => word.trim() !== '');
  const characters = [...plain.replaceAll(' ', '')];
  const things = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => conceptsInHan(run));
  return { words: [...runsOf(words, 1, 2, ' ').map((run) => `w:${run}`), ...things], pieces: runsOf(characters, 1, 3, '').map((run) => `c:${run}`), pairs: [] };
}

/** Pieces stay within a word and know where it begins and ends. */
function englishFeatures(plain: string): Omit<TextFeatures, 'signals'> {
  const words = plain.match(/[\p{L}\p{N}_]+(?:'[\p{L}]+)?|[!?]/gu) ?? [];
  const pieces: string[] = [];
  for (const word of words) {
    const padded = ` ${word} `;
    for (let size = 3; size <= 5; size++) {
      if (padded.length <= size) {
        pieces.push(`c:${padded}`);
        break;
      }
      for (let at = 0; at + size <= padded.length; at++) pieces.push(`c:${padded.slice(at, at + size)}`);
    }
  }
  const stems = words.map((word) => stemOf(word));
  return { words: [...runsOf(words, 1, 2, ' ').map((run) => `w:${run}`), ...stems.flatMap((stem) => [`w:~${stem}`, ...conceptsOfStem(stem)])], pieces, pairs: pairsOf(stems) };
}

/** Words further apart than this hardly belong to one thought, and a long text has no more pairs than it has words for. */
const near = 8;

function pairsOf(stems: readonly string[]): string[] {
  return stems.flatMap((one, at) => stems.slice(at + 1, at + 1 + near).flatMap((other) => (one === other ? [] : [one < other ? `p:${one} ${other}` : `p:${other} ${one}`])));
}

function runsOf(items: readonly string[], shortest: number, longest: number, between: string): string[] {
  const runs: string[] = [];
  for (let at = 0; at < items.length; at++) {
    for (let size = shortest; size <= longest && at + size <= items.length; size++) runs.push(size === 1 ? items[at]! : items.slice(at, at + size).join(between));
  }
  return runs;
}
