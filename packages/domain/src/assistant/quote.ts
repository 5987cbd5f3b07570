/** Which words of an article answer: its opening where the question is one that the article is headed by, because an article answers that first; else the passage that was found. */

import type { Hit } from './article-index.ts';
import { passagesOf } from './passages.ts';

/** Of the question's weight, found in one way to ask that the article names. */
const headedBy = 0.4;
/** An opening paragraph that answers by itself; the details are a tap away. */
const opening = { shortest: 15, longest: 300 };

export function quoteOf({ match, passage }: Pick<Hit, 'match' | 'passage'>, body: string): string {
  return match.ofQuestion >= headedBy ? openingOf(body) || passage.text : passage.text;
}

/** What only announces a list, or is too short to say anything, is followed by what comes next. */
function openingOf(body: string): string {
  const first = body.trim().split('\n', 1)[0]!.trim();
  const speaksForItself = first.length >= opening.shortest && first.length <= opening.longest && !/[:：]$/.test(first);
  return speaksForItself ? first : (passagesOf(body)[0] ?? '');
}
