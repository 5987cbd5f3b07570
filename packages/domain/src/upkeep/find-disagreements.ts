/**
 * The same question, answered differently (S1.2): one question with the answers that contradict each other, each with everybody who
 * gave it. Two answers differ by what they say, not by their words: greetings, names and closing formulas are no difference.
 */

import { type AskedQuestion, clusterQuestions } from './cluster-questions.ts';
import { type Claims, claimsIn, type DifferenceKind, differenceKinds, differencesOf, onlyOf, sayTheSame } from './find-differences.ts';

/** `text`, `terms`: of the question, without courtesies. */
export interface GivenAnswer extends AskedQuestion {
  readonly language: 'zh' | 'en';
  /** Without courtesies. */
  readonly answer: string;
  /** What an article says is what the others should. */
  readonly isArticle: boolean;
}

/** One of the answers to a question, however it was worded. */
export interface AnswerGroup<Answer extends GivenAnswer> {
  /** What it says where the others say something else. */
  readonly says: readonly Said[];
  /** Articles first, then the latest. */
  readonly given: readonly Answer[];
}

export interface Said {
  readonly kind: DifferenceKind;
  readonly words: string;
}

/** Likeness of two questions from which their answers should agree. */
export const shouldAgree = 0.65;

/** Questions that ask the same, with their answers; of those that were found before, which is among them. One language never asks the same as the other. */
export function answersByQuestion<Answer extends GivenAnswer, Known extends AskedQuestion & { readonly language: 'zh' | 'en' }>(answers: readonly Answer[], known: readonly Known[]): { readonly answers: readonly Answer[]; readonly known: readonly Known[] }[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const tagged = [...answers.map((one) => ({ one, other: null })), ...known.map((other) => ({ one: null, other }))];
    const asked = tagged.flatMap(({ one, other }) => {
      const question = (one ?? other)!;
      return question.language === language ? [{ id: question.id, text: question.text, at: question.at, terms: question.terms, one, other }] : [];
    });
    return clusterQuestions(asked, shouldAgree).map(({ questions }) => ({ answers: questions.flatMap(({ one }) => one ?? []), known: questions.flatMap(({ other }) => other ?? []) }));
  });
}

/** Null where all that say something of it agree. An article's answer first, then the one that is given most. */
export function disagreementAmong<Answer extends GivenAnswer>(answers: readonly Answer[]): AnswerGroup<Answer>[] | null {
  const ordered = answers.toSorted((a, b) => Number(b.isArticle) - Number(a.isArticle) || b.at - a.at || (a.id < b.id ? -1 : 1));
  const groups: { readonly claims: Claims; readonly given: Answer[] }[] = [];
  // The same words many times are read once.
  const placed = new Map<string, { readonly given: Answer[] }>();
  for (const answer of ordered) {
    let group = placed.get(answer.answer);
    if (group === undefined) {
      const claims = claimsIn(answer.answer);
      group = groups.find((other) => sayTheSame(other.claims, claims)) ?? groups[groups.push({ claims, given: [] }) - 1]!;
      placed.set(answer.answer, group);
    }
    group.given.push(answer);
  }
  const opposed = groups.map(({ claims, given }) => ({ claims, given, says: saidAgainst(claims, groups.map((group) => group.claims)) })).filter(({ says }) => says.length > 0);
  if (opposed.length < 2) return null;
  return opposed
    .map(({ says, given }) => ({ says, given: given.toSorted((a, b) => Number(b.isArticle) - Number(a.isArticle) || b.at - a.at) }))
    .toSorted((a, b) => Number(b.given[0]!.isArticle) - Number(a.given[0]!.isArticle) || b.given.length - a.given.length || b.given[0]!.at - a.given[0]!.at);
}

function saidAgainst(claims: Claims, all: readonly Claims[]): Said[] {
  const said = new Map<DifferenceKind, string>();
  for (const other of all) for (const { kind, a } of differencesOf(claims, other)) if (!said.has(kind)) said.set(kind, a);
  return differenceKinds.flatMap((kind) => (said.has(kind) ? [{ kind, words: said.get(kind)! }] : []));
}

/** Whether somebody who judged those answers has judged these: each says, where they differ, what one of those says. */
export function isJudged(groups: readonly AnswerGroup<GivenAnswer>[], judged: readonly { readonly answer: string }[]): boolean {
  const kinds = new Set(groups.flatMap(({ says }) => says.map(({ kind }) => kind)));
  const before = judged.map(({ answer }) => onlyOf(claimsIn(answer), kinds));
  return groups.every(({ given }) => before.some((claims) => sayTheSame(claims, onlyOf(claimsIn(given[0]!.answer), kinds))));
}
