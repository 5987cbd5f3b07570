/** The same question, answered differently (S1.2): pairs of answers whose questions are alike and whose words contradict each other. */

import { type Difference, differencesBetween } from './find-differences.ts';
import { likenessOf, type TermVector, vectorsOf } from './term-vectors.ts';

export interface GivenAnswer {
  /** `article:<id>:<version>`, or what names a reply by its words. */
  readonly key: string;
  readonly language: 'zh' | 'en';
  readonly question: string;
  readonly text: string;
  readonly at: number;
  /** Of the question. */
  readonly terms: readonly string[];
}

export interface Disagreement<Answer extends GivenAnswer> {
  /** Names both answers, whichever comes first. */
  readonly key: string;
  readonly a: Answer;
  readonly b: Answer;
  readonly likeness: number;
  readonly differences: readonly Difference[];
}

/** Likeness of two questions from which their answers should agree. */
export const shouldAgree = 0.6;

/** Prepared once, asked answer by answer, so that long work can be stopped between two. */
export class Disagreements<Answer extends GivenAnswer> {
  readonly #answers: readonly Answer[];
  readonly #vectors: readonly TermVector[];
  readonly #byTerm = new Map<number, number[]>();

  constructor(answers: readonly Answer[]) {
    this.#answers = answers;
    this.#vectors = vectorsOf(answers.map(({ terms }) => terms));
    for (const [index, { terms }] of this.#vectors.entries()) for (const term of terms) (this.#byTerm.get(term) ?? this.#byTerm.set(term, []).get(term)!).push(index);
  }

  /** With those before it, so that each pair is looked at once. */
  of(index: number): Disagreement<Answer>[] {
    const answer = this.#answers[index]!;
    const vector = this.#vectors[index]!;
    const others = new Set<number>();
    for (const term of vector.terms) for (const other of this.#byTerm.get(term)!) if (other < index && this.#answers[other]!.language === answer.language) others.add(other);
    return [...others].toSorted((a, b) => a - b).flatMap((place) => {
      const other = this.#answers[place]!;
      const likeness = likenessOf(vector, this.#vectors[place]!);
      if (likeness < shouldAgree || other.key === answer.key) return [];
      const differences = differencesBetween(other.text, answer.text);
      return differences.length === 0 ? [] : [{ key: [other.key, answer.key].toSorted().join('|'), a: other, b: answer, likeness, differences }];
    });
  }
}
