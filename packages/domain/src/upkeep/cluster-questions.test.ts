import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askTheSame, type AskedQuestion, clusterQuestions } from './cluster-questions.ts';
import { likenessOf, type TextTerms, vectorsOf } from '../assistant/likeness.ts';

// Few words on purpose: likeness at the edge is where clusters go wrong.
const termsOf = (text: string): TextTerms => ({ characters: text.split(' ').filter((word) => word !== ''), words: [] });
const words = fc.array(fc.constantFrom('refund', 'late', 'parcel', 'invoice', 'broken', 'screen'), { maxLength: 4 }).map((list) => list.join(' '));
const anyQuestions = fc.uniqueArray(
  fc.record({ id: fc.uuid(), at: fc.nat(5), text: words }).map((question): AskedQuestion => ({ ...question, terms: termsOf(question.text) })),
  { selector: ({ id }) => id, maxLength: 24 },
);
const byAge = (questions: readonly AskedQuestion[]) => questions.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

describe('clusterQuestions', () => {
  test('puts every question in exactly one cluster', () => {
    fc.assert(fc.property(anyQuestions, (questions) => {
      const ids = clusterQuestions(questions).flatMap((cluster) => cluster.questions.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(questions.map(({ id }) => id).toSorted());
    }));
  });

  test('does not depend on the order in which they are given', () => {
    fc.assert(fc.property(anyQuestions, (questions) => void expect(clusterQuestions(questions.toReversed())).toEqual(clusterQuestions(questions))));
  });

  test('keeps like with like: each is like the oldest of its cluster, and no two oldest are like each other', () => {
    fc.assert(fc.property(anyQuestions, (questions) => {
      const ordered = byAge(questions);
      const vectors = vectorsOf(ordered.map(({ terms }) => terms));
      const likeness = (a: AskedQuestion, b: AskedQuestion) => likenessOf(vectors[ordered.indexOf(a)]!, vectors[ordered.indexOf(b)]!);
      const clusters = clusterQuestions(questions).map((cluster) => byAge(cluster.questions));
      for (const [oldest, ...others] of clusters) for (const other of others) expect(likeness(oldest!, other)).toBeGreaterThanOrEqual(askTheSame - 1e-9);
      for (const [index, [oldest]] of clusters.entries()) for (const [later] of clusters.slice(index + 1)) expect(likeness(oldest!, later!)).toBeLessThan(askTheSame + 1e-9);
    }));
  });

  test('never parts what has the same words', () => {
    fc.assert(fc.property(anyQuestions, words.filter((text) => text !== ''), (questions, text) => {
      const twins = ['t1', 't2'].map((id, at) => ({ id, at: at * 5, text, terms: termsOf(text) }));
      const clusters = clusterQuestions([...questions, ...twins]);
      expect(clusters.find((cluster) => cluster.questions.includes(twins[0]!))!.questions).toContain(twins[1]);
    }));
  });

  test('lets the most central one stand for all', () => {
    const questions = ['refund late parcel', 'refund late', 'refund late invoice'].map((text, at) => ({ id: String(at), text, at, terms: termsOf(text) }));
    expect(clusterQuestions(questions).map((cluster) => cluster.questions[0]!.text)).toEqual(['refund late']);
  });
});
