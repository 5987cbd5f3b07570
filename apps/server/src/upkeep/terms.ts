/** Texts as terms, kept: keepers look at the same questions again and again, and cutting words is what costs. */

import { comparedTermsOf, type TextTerms } from '@huiyin/domain/assistant/likeness.ts';
import { loadChinese } from '../assistant/index.ts';

const kept = new Map<string, TextTerms>();
/** A few hundred bytes each. */
const mostKept = 20_000;

export function termsOf(text: string): TextTerms {
  let terms = kept.get(text);
  if (terms === undefined) {
    terms = comparedTermsOf(text, loadChinese());
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, terms);
  }
  return terms;
}
