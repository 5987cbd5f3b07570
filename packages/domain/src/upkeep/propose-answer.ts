/**
 * Proposes an answer from what agents said when they were asked: the reply that the others are most like, in their own words, without
 * greetings; and what several others add to it. It only quotes; a person reads it before anybody else does.
 */

import { type Difference, differencesBetween } from './find-differences.ts';
import { centralityOf, likenessOf, vectorsOf } from './term-vectors.ts';

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
const sameMatter = 0.2;
const sameSentence = 0.5;
/** Replies that have to say a sentence before it is added to the one that is quoted. */
const enough = 2;
const longestProposal = 1_500;

export function proposeAnswer<Reply extends GivenReply>(given: readonly Reply[], termsOf: (text: string) => readonly string[]): ProposedAnswer<Reply> {
  const replies = given
    .map((reply) => ({ reply, sentences: sentencesOf(reply.text).filter((sentence) => !isCourtesy(sentence)) }))
    .map(({ reply, sentences }) => ({ reply, sentences, text: sentences.join('').trim() }))
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
function whatOthersAdd(quoted: readonly string[], others: readonly Worded[], termsOf: (text: string) => readonly string[]): { readonly sentence: string; readonly messageId: string }[] {
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

/** With their marks, so that joined they are the text again. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。！？!?；;\n])|(?<=\.\s)/u).filter((sentence) => sentence.trim() !== '');
}

const courtesies = [
  /^(?:亲爱的?|亲|尊敬的|您好|你好|hi|hello|dear|好的|嗯|在的|收到|抱歉|不好意思|非常抱歉|很抱歉|让您久等|感谢|谢谢|不客气|祝您|稍等|请稍等|麻烦您?稍等|我(?:帮您|给您|这边)?(?:查|看)一?下|thanks?|thank you|sorry|we apologi[sz]e|you'?re welcome|one moment|please wait|let me check)/iu,
  /(?:客服.{0,12}为您服务|很高兴为您|还有什么(?:可以|能)帮|请问还有|祝您生活愉快|glad to help|anything else|best regards|kind regards)/iu,
];

/** Says nothing but that somebody is polite: such an opening, and nothing that informs behind it. */
function isCourtesy(sentence: string): boolean {
  const said = sentence.trim();
  return courtesies.some((words) => words.test(said)) && said.length <= longestCourtesy && !/\d/.test(said);
}
const longestCourtesy = 24;
