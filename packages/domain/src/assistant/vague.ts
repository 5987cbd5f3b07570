/** Whether a question is too short to tell which of several articles is meant. */

import type { Found } from './article-index.ts';

/** Of the question's weight, found in an article: as good as all of it. */
const speaksOfAll = 0.75;
/** A longer question says which one it means, or asks something that none answers. */
const mostTerms = 8;

export function isVague({ hits }: Found): boolean {
  const rivals = hits.slice(0, 2);
  return rivals.length === 2 && rivals.every(({ match }) => match.anywhere >= speaksOfAll && match.terms <= mostTerms);
}
