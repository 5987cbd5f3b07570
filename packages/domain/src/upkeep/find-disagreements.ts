/**
 * The same question, answered differently (S1.2): one question with the answers that contradict each other, each with everybody who
 * gave it. Two answers differ by what they say, not by their words: greetings, names and closing formulas are no difference.
 */

import { type AskedQuestion, clusterQuestions } from './cluster-questions.ts';
import { sentencesOf } from '../assistant/courtesies.ts';
import { likenessOf, type TextTerms, type TextVector, vectorsOf } from '../assistant/likeness.ts';
import { answerOppositely, type Claims, claimsIn, type DifferenceKind, differenceKinds, differencesOf, kindsIn, onlyOf, sayTheSame } from './find-differences.ts';

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
/** Likeness of two sentences from which their figures are of the same matter. */
const sameMatter = 0.3;
/** Letters. An answer that is hardly more than its figure speaks of what was asked. */
const bareFigure = 8;

/** Questions that ask the same, with their answers; of those that were found before, which is among them. One language never asks the same as the other. */
export function answersByQuestion<Answer extends GivenAnswer, Known extends AskedQuestion & { readonly language: 'zh' | 'en' }>(answers: readonly Answer[], known: readonly Known[]): { readonly answers: readonly Answer[]; readonly known: readonly Known[] }[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const tagged = [...answers.map((one) => ({ one, other: null })), ...known.map((other) => ({ one: null, other }))];
    const asked = tagged.flatMap(({ one, other }) => {
      const question = (one ?? other)!;
      return question.language === language ? [{ id: question.id, text: question.text, at: question.at, terms: question.terms, one, other }] : [];
    });
    return clusterQuestions(asked, shouldAgree)
      .flatMap(({ questions }) => [false, true].map((denying) => questions.filter(({ text }) => denies(text) === denying)).filter(({ length }) => length > 0))
      .map((questions) => ({ answers: questions.flatMap(({ one }) => one ?? []), known: questions.flatMap(({ other }) => other ?? []) }));
  });
}

/** `能不能`, `发货了没`: which of the two is what is asked. */
const eitherWay = /(\p{Script=Han})[不没]\1|[不没]有?[\s\p{P}]*$/gu;
const denial = /没|未(?!来)|不(?!同|过|仅|但|知道|错|好意思|一样|小心)|无法|\b(?:not|never|cannot|without)\b|n't\b/iu;

/** Orders that were sent and orders that were not: the words are the same, and what is asked is not. */
function denies(question: string): boolean {
  return denial.test(question.replace(eitherWay, ''));
}

/** Null where all that say something of it agree. An article's answer first, then the one that is given most. */
export function disagreementAmong<Answer extends GivenAnswer>(answers: readonly Answer[], termsOf: (text: string) => TextTerms): AnswerGroup<Answer>[] | null {
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
  if (groups.length < 2) return null;
  const told = statementsOf(groups.map(({ claims, given }) => ({ claims, text: given[0]!.answer })), termsOf);
  const asked = claimsIn(ordered[0]!.text);
  const opposed = groups.map(({ given }, index) => ({ given, says: saidAgainst(told[index]!, told, asked) })).filter(({ says }) => says.length > 0);
  if (opposed.length < 2) return null;
  return opposed
    .map(({ says, given }) => ({ says, given: given.toSorted((a, b) => Number(b.isArticle) - Number(a.isArticle) || b.at - a.at) }))
    .toSorted((a, b) => Number(b.given[0]!.isArticle) - Number(a.given[0]!.isArticle) || b.given.length - a.given.length || b.given[0]!.at - a.given[0]!.at);
}

/** An answer with the sentences that hold its claims. */
interface Statement {
  readonly claims: Claims;
  readonly sentences: readonly { readonly kinds: ReadonlySet<DifferenceKind>; readonly vector: TextVector; readonly isBare: boolean }[];
}

function statementsOf(answers: readonly { readonly claims: Claims; readonly text: string }[], termsOf: (text: string) => TextTerms): Statement[] {
  const claiming = answers.map(({ text }) => {
    const isBare = (text.match(/[\p{L}\p{N}]/gu) ?? []).length <= bareFigure;
    return sentencesOf(text).flatMap((sentence) => {
      const kinds = kindsIn(claimsIn(sentence));
      return kinds.size === 0 ? [] : [{ kinds, terms: termsOf(sentence), isBare }];
    });
  });
  const vectors = vectorsOf(claiming.flatMap((sentences) => sentences.map(({ terms }) => terms)));
  let at = 0;
  return answers.map(({ claims }, index) => ({ claims, sentences: claiming[index]!.map(({ kinds, isBare }) => ({ kinds, isBare, vector: vectors[at++]! })) }));
}

/** Who asks whether something is needed is answered by every yes and every no. */
function saidAgainst(one: Statement, all: readonly Statement[], asked: Claims): Said[] {
  const said = new Map<DifferenceKind, string>();
  for (const other of all) for (const { kind, a } of differencesOf(one.claims, other.claims)) if (!said.has(kind) && ((kind === 'permission' && answerOppositely(asked, one.claims, other.claims)) || speakOfTheSame(one, other, kind))) said.set(kind, a);
  return differenceKinds.flatMap((kind) => (said.has(kind) ? [{ kind, words: said.get(kind)! }] : []));
}

/** Whether what each says of this kind is about the same: repairs that take five days contradict no warranty of a year. */
function speakOfTheSame(one: Statement, other: Statement, kind: DifferenceKind): boolean {
  return one.sentences.some((mine) => mine.kinds.has(kind) && other.sentences.some((theirs) => theirs.kinds.has(kind) && (mine.isBare || theirs.isBare || likenessOf(mine.vector, theirs.vector) >= sameMatter)));
}

/** Whether somebody who judged those answers has judged these: each says, where they differ, what one of those says. */
export function isJudged(groups: readonly AnswerGroup<GivenAnswer>[], judged: readonly { readonly answer: string }[]): boolean {
  const kinds = new Set(groups.flatMap(({ says }) => says.map(({ kind }) => kind)));
  const before = judged.map(({ answer }) => onlyOf(claimsIn(answer), kinds));
  return groups.every(({ given }) => before.some((claims) => sayTheSame(claims, onlyOf(claimsIn(given[0]!.answer), kinds))));
}
