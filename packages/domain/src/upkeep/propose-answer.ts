/**
 * Proposes an answer from what agents said when they were asked: the reply that the others are most like, in their own words, without
 * greetings; and what several others add to it. It only quotes; a person reads it before anybody else does.
 */

import { type Difference, differencesBetween } from './find-differences.ts';
import { sentencesOf, withoutCourtesies } from '../assistant/courtesies.ts';
import { centralityOf, likenessOf, type TextTerms, vectorsOf } from '../assistant/likeness.ts';

export interface GivenReply {
  readonly messageId: string;
  readonly ticketId: string;
  /** Masked. */
  readonly text: string;
  readonly at: number;
}

export interface AnswerSource<Reply extends GivenReply> {
  readonly reply: Reply;
  /** Without courtesies. */
  readonly text: string;
  /** To the reply that the proposal is taken from, 0…1. */
  readonly likeness: number;
  readonly isQuoted: boolean;
  /** Where it contradicts the proposal: then a person must find out which is right. */
  readonly differences: readonly Difference[];
}

export interface ProposedAnswer<Reply extends GivenReply> {
  /** Empty where nobody has said anything that answers. */
  readonly text: string;
  /** What is quoted first, then what contradicts it, then the nearest. Each wording once. */
  readonly sources: readonly AnswerSource<Reply>[];
}

/** Characters. Shorter ones (`好的`) answer nothing. */
const shortestAnswer = 8;
/** From here on another reply speaks of the same; and two sentences say the same. */
const sameMatter = 0.34;
const sameSentence = 0.58;
/** Replies that have to say a sentence before it is added to the one that is quoted. */
const enough = 2;
const longestProposal = 1_500;

export function proposeAnswer<Reply extends GivenReply>(given: readonly Reply[], termsOf: (text: string) => TextTerms): ProposedAnswer<Reply> {
  const replies = given
    .map((reply) => ({ reply, text: withoutCourtesies(reply.text) }))
    .map(({ reply, text }) => ({ reply, text, sentences: sentencesOf(text) }))
    .filter(({ text }) => text.length >= shortestAnswer)
    .toSorted((a, b) => a.reply.at - b.reply.at || (a.reply.messageId < b.reply.messageId ? -1 : 1));
  if (replies.length === 0) return { text: '', sources: [] };

  const vectors = vectorsOf(replies.map(({ text }) => termsOf(text)));
  const central = indexOfGreatest(centralityOf(vectors));
  const likeness = vectors.map((vector) => likenessOf(vector, vectors[central]!));
  const near = replies.filter((_, index) => index !== central && likeness[index]! >= sameMatter);
  const added = whatOthersAdd(replies[central]!.sentences, near, termsOf);
  const text = [replies[central]!.text, ...added.map(({ sentence }) => sentence.trim())].join('\n').slice(0, longestProposal);

  const quoted = new Set([replies[central]!.reply.messageId, ...added.map(({ messageId }) => messageId)]);
  const sources = replies
    .map(({ reply, text: said }, index): AnswerSource<Reply> => ({ reply, text: said, likeness: likeness[index]!, isQuoted: quoted.has(reply.messageId), differences: differencesBetween(replies[central]!.text, said) }))
    .toSorted((a, b) => Number(b.isQuoted) - Number(a.isQuoted) || Number(b.differences.length > 0) - Number(a.differences.length > 0) || b.likeness - a.likeness || b.reply.at - a.reply.at)
    .filter(({ text: said }, index, all) => all.findIndex((other) => other.text === said) === index);
  return { text, sources };
}

interface Worded {
  readonly reply: GivenReply;
  readonly sentences: readonly string[];
  readonly text: string;
}

/** Sentences that are not in the quoted reply and that several of the others say, and say without contradicting it. */
function whatOthersAdd(quoted: readonly string[], others: readonly Worded[], termsOf: (text: string) => TextTerms): { readonly sentence: string; readonly messageId: string }[] {
  const candidates = others.flatMap(({ reply, sentences }) => sentences.map((sentence) => ({ sentence, messageId: reply.messageId })));
  const vectors = vectorsOf([...quoted, ...candidates.map(({ sentence }) => sentence)].map(termsOf));
  const said = vectors.slice(0, quoted.length);
  const added: { readonly sentence: string; readonly messageId: string }[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const vector = vectors[quoted.length + index]!;
    if (said.some((other) => likenessOf(other, vector) >= sameSentence)) continue;
    const sayers = new Set(candidates.filter((_, other) => likenessOf(vectors[quoted.length + other]!, vector) >= sameSentence).map(({ messageId }) => messageId));
    if (sayers.size < enough || differencesBetween(quoted.join(''), candidate.sentence).length > 0) continue;
    added.push(candidate);
    said.push(vector);
  }
  return added;
}

function indexOfGreatest(numbers: readonly number[]): number {
  return numbers.reduce((best, value, index) => (value > numbers[best]! + 1e-9 ? index : best), 0);
}
