/** Which of the tickets that look alike are worth an agent's glance: perhaps the same matter twice, or one that was solved before. */

import type { Id } from '../kernel/id.ts';
import { day, type Instant } from '../kernel/instant.ts';

export interface Alike {
  readonly id: Id;
  readonly similarity: number;
  readonly sameCustomer: boolean;
  /** They name the same order. */
  readonly sameOrder: boolean;
  readonly openedAt: Instant;
  /** It is still worked on: neither ended nor solved. */
  readonly live: boolean;
  /** What solved it; null where nothing did. */
  readonly solution: string | null;
}

export interface Judged {
  readonly duplicates: readonly Alike[];
  readonly solved: readonly Alike[];
}

/** The same customer asks of the same matter in other words; a stranger must say nearly the same. */
const alikeOfCustomer = 0.41;
const alikeOfAnybody = 0.7;
const alikeSolved = 0.34;
const aWeek = 7 * day;
const mostDuplicates = 5;
const mostSolved = 3;

export function judgeSimilar(openedAt: Instant, alike: readonly Alike[]): Judged {
  const mayBeSame = ({ similarity, sameCustomer, sameOrder, openedAt: other }: Alike) =>
    sameOrder || (sameCustomer && similarity >= alikeOfCustomer) || (Math.abs(openedAt - other) <= aWeek && similarity >= alikeOfAnybody);
  const weight = ({ similarity, sameCustomer, sameOrder }: Alike) => similarity + (sameOrder ? 1 : 0) + (sameCustomer ? 0.5 : 0);
  const duplicates = alike.filter((each) => each.live && mayBeSame(each)).toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const solved = alike.filter((each) => !each.live && each.solution !== null && each.similarity >= alikeSolved).toSorted((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
  return { duplicates: duplicates.slice(0, mostDuplicates), solved: solved.slice(0, mostSolved) };
}
