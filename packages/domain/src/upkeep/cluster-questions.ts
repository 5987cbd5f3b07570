/**
 * Puts questions that ask the same together. Each in turn, oldest first, goes to the leader that it is most like, or leads from now on
 * where it is like none: one pass, whose result depends on the questions alone and not on the order in which they are given.
 */

import { centralityOf, type TextTerms, type TextVector, vectorsOf } from '../assistant/likeness.ts';

export interface AskedQuestion {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  /** What is compared of the text. */
  readonly terms: TextTerms;
}

export interface QuestionCluster<Question extends AskedQuestion> {
  /** The most central first: it stands for all of them. */
  readonly questions: readonly Question[];
}

/** Likeness from which two ask the same: words in another order and a filler more keep together, another matter in the same words does not. */
export const askTheSame = 0.46;

export function clusterQuestions<Question extends AskedQuestion>(given: readonly Question[], sameFrom = askTheSame): QuestionCluster<Question>[] {
  const questions = given.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const vectors = vectorsOf(questions.map(({ terms }) => terms));
  const leaders = new Leaders(questions.length);
  const clusters: number[][] = [];
  // The same words go where they went before, even when somebody who leads by now is nearer.
  const placed = new Map<string, number>();
  for (const [index, vector] of vectors.entries()) {
    const words = questions[index]!.terms.characters.join(' ');
    let cluster = placed.get(words) ?? leaders.nearest(vector, sameFrom);
    if (cluster === null) {
      leaders.add(vector);
      cluster = clusters.push([]) - 1;
    }
    clusters[cluster]!.push(index);
    if (words !== '') placed.set(words, cluster);
  }
  return clusters.map((members) => ({ questions: centralFirst(members, questions, vectors) }));
}

/** Found by their terms, so that a question is compared with those leaders only that share one with it. */
class Leaders {
  readonly #byTerm = new Map<number, { readonly leaders: number[]; readonly values: number[] }>();
  readonly #likeness: Float64Array;
  #count = 0;

  constructor(most: number) {
    this.#likeness = new Float64Array(most);
  }

  add({ terms, values }: TextVector): void {
    for (const [place, term] of terms.entries()) {
      let posting = this.#byTerm.get(term);
      if (!posting) this.#byTerm.set(term, (posting = { leaders: [], values: [] }));
      posting.leaders.push(this.#count);
      posting.values.push(values[place]!);
    }
    this.#count += 1;
  }

  /** The earliest of equals; null where none is like enough. */
  nearest({ terms, values }: TextVector, from: number): number | null {
    const likeness = this.#likeness.fill(0, 0, this.#count);
    for (const [place, term] of terms.entries()) {
      const posting = this.#byTerm.get(term);
      if (!posting) continue;
      const value = values[place]!;
      for (let at = 0; at < posting.leaders.length; at++) likeness[posting.leaders[at]!]! += value * posting.values[at]!;
    }
    let nearest: number | null = null;
    for (let leader = 0; leader < this.#count; leader++) if (likeness[leader]! >= from && (nearest === null || likeness[leader]! > likeness[nearest]!)) nearest = leader;
    return nearest;
  }
}

/** Of equally central ones the shortest says it best; then the oldest. */
function centralFirst<Question extends AskedQuestion>(members: readonly number[], questions: readonly Question[], vectors: readonly TextVector[]): Question[] {
  const central = centralityOf(members.map((index) => vectors[index]!)).map((near) => Math.round(near * 1e9));
  return members
    .map((index, place) => ({ index, near: central[place]! }))
    .toSorted((a, b) => b.near - a.near || questions[a.index]!.text.length - questions[b.index]!.text.length || a.index - b.index)
    .map(({ index }) => questions[index]!);
}
