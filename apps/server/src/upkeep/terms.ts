/** Texts as terms, kept: keepers look at the same questions again and again, and cutting words is what costs. */

import { normalise } from '@huiyin/domain/assistant/normalise.ts';
import { tokensOf } from '@huiyin/domain/assistant/tokens.ts';
import { loadChinese } from '../assistant/index.ts';

const kept = new Map<string, readonly string[]>();
/** A few hundred bytes each. */
const mostKept = 20_000;

export function termsOf(text: string): readonly string[] {
  let terms = kept.get(text);
  if (terms === undefined) {
    const chinese = loadChinese();
    terms = tokensOf(normalise(text, chinese), chinese);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, terms);
  }
  return terms;
}
