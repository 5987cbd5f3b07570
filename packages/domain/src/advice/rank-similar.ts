/** How much two matters have in common, by their words: for showing side by side. It decides nothing. */

import { withoutCourtesies } from '../assistant/courtesies.ts';
import { likenessOf, type TextTerms, vectorsOf } from '../assistant/likeness.ts';
import type { Id } from '../kernel/id.ts';

export interface Matter {
  readonly id: Id;
  /** Subject and the customer's first words. */
  readonly text: string;
}

export interface Similar {
  readonly id: Id;
  /** 0…1. */
  readonly similarity: number;
}

/** Best first, equal ones by id. */
export function rankSimilar(matter: Matter, others: readonly Matter[], termsOf: (text: string) => TextTerms): Similar[] {
  const [mine, ...rest] = vectorsOf([matter, ...others].map(({ text }) => termsOf(withoutCourtesies(text))));
  return others.map(({ id }, index) => ({ id, similarity: likenessOf(mine!, rest[index]!) })).toSorted((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}
