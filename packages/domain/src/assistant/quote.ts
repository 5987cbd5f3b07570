/** Which words of an article answer: its opening where the question is one that the article is headed by, because an article answers that first; else the passage that was found. */

import type { Hit } from './article-index.ts';
import { passagesOf } from './passages.ts';

/** Of the question's weight, found in one way to ask that the article names. */
const headedBy = 0.4;

export function quoteOf({ match, passage }: Pick<Hit, 'match' | 'passage'>, body: string): string {
  return match.ofQuestion >= headedBy ? (passagesOf(body)[0] ?? passage.text) : passage.text;
}
