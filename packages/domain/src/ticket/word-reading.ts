/** What the words of a matter point to, by who reads them: lists of words, and a classifier that learnt, where there is one. */

import type { KeywordGuess } from './keyword-classifier.ts';
import type { Grade, Mood } from './ticket.ts';

export interface WordReading {
  /** Null: the words do not say. */
  readonly kind: string | null;
  readonly categoryKey: string | null;
  readonly urgency: Grade;
  /** Null: nobody read it, or not surely enough. Lists of words alone do not. */
  readonly mood: Mood | null;
  /** 0…1, of the less certain of the two answers given; 0 when none is given. */
  readonly probability: number;
  /** The words that decided. */
  readonly reasons: readonly string[];
  /** Who read: `keywords-1`, `linear-3`, or both, joined by a plus. */
  readonly classifier: string;
}

/** Of a classifier that learnt. */
export interface LearntReading {
  readonly kind: Answer;
  readonly category: Answer;
  /** Null: not sure enough. */
  readonly urgency: Grade | null;
  /** Null: not sure enough. */
  readonly mood: Mood | null;
  readonly reasons: readonly string[];
  readonly classifier: string;
}

interface Answer {
  /** Null: not sure enough. */
  readonly key: string | null;
  readonly probability: number;
}

/**
 * The learnt one is right more often; but what it says of a word that a centre put on its list itself, it must be surer of. The lists alone
 * speak where it is silent, and for categories that it never learnt.
 */
const surelyOtherwise = { kind: 0.95, category: 0.9 };

export function joinReadings(listed: KeywordGuess, learnt: LearntReading | null): WordReading {
  if (learnt === null) return { ...listed, mood: null };
  const kind = choose(listed.kind, learnt.kind, surelyOtherwise.kind);
  const category = choose(listed.categoryKey, learnt.category, surelyOtherwise.category);
  const given = [kind, category].filter(({ key }) => key !== null);
  const readers = [...new Set(given.map(({ isLearnt }) => (isLearnt ? learnt.classifier : listed.classifier)))].toSorted();
  const reasons = [...(readers.includes(learnt.classifier) ? learnt.reasons : []), ...(readers.includes(listed.classifier) ? listed.reasons : [])];
  return {
    kind: kind.key,
    categoryKey: category.key,
    urgency: learnt.urgency ?? listed.urgency,
    mood: learnt.mood,
    probability: given.length === 0 ? 0 : Math.min(...given.map(({ isLearnt, probability }) => (isLearnt ? probability : listed.probability))),
    reasons: [...new Set(reasons)].slice(0, 8),
    classifier: readers.length === 0 ? learnt.classifier : readers.join('+'),
  };
}

function choose(listed: string | null, learnt: Answer, surely: number): Answer & { readonly isLearnt: boolean } {
  const isLearnt = learnt.key !== null && (listed === null || listed === learnt.key || learnt.probability >= surely);
  return isLearnt ? { ...learnt, isLearnt } : { key: listed, probability: 0, isLearnt };
}
