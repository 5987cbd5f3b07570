/** A text as the terms it is searched by. */

import type { Chinese } from './chinese.ts';
import { conceptsInHan, conceptsOfStem } from './concepts.ts';
import { stemOf } from './stem.ts';

const runs = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu;
const han = /^\p{Script=Han}/u;

/** `text` is normalised. Han: each character, each pair, and words with `w:` before them, so that a word counts beside its own characters; elsewhere: words, shortened to a stem. Repeated as often as they occur. */
export function tokensOf(text: string, chinese: Chinese): string[] {
  const tokens: string[] = [];
  // A run at a time: numbers and Latin words inside Chinese sentences make words that no dictionary has.
  for (const [run] of text.matchAll(runs)) {
    if (!han.test(run)) tokens.push(...latinTokens(run));
    else hanTokens(run, chinese, tokens);
  }
  return tokens;
}

function hanTokens(run: string, chinese: Chinese, tokens: string[]): void {
  const characters = [...run];
  for (let at = 0; at < characters.length; at++) {
    tokens.push(characters[at]!);
    if (at > 0) tokens.push(characters[at - 1]! + characters[at]!);
  }
  for (const word of chinese.cutForSearch(run)) if (word.length > 1) tokens.push(`w:${word}`);
  tokens.push(...conceptsInHan(run));
}

/** `8.0` and `don't` stay whole; what else is joined by a mark is also found by its parts. */
function latinTokens(run: string): string[] {
  if (/^\d+(?:\.\d+)*$/.test(run)) return [run];
  // Chinese writes numbers and units without a space: `3kg`, `iphone15`.
  const parts = run.match(/\d+|[^\d.']+(?:'[^\d.']+)?/gu) ?? [run];
  return parts.flatMap((part) => {
    const stem = stemOf(part);
    return [stem, ...conceptsOfStem(stem)];
  });
}
