/**
 * Whether what a language model wrote may be said to a customer. A model can be wrong, and can be talked into anything by a customer or by an article;
 * so nothing it writes counts but what stands in the passages it cites. Whatever is not certain is a breach: the offline core then answers.
 */

import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { languageOf } from '../kernel/language.ts';
import { addressesOf } from './addresses.ts';
import { type Claim, claimOf, ordersMachines, rulesIn } from './claims.ts';
import { type Figure, figuresOf, standsAmong } from './figures.ts';
import { contentOf, folded, plainText, sentencesOf } from './plain-text.ts';
import type { Evidence, Passage, Question } from './thought.ts';

/** Why an answer is not said. */
export const breaches = [
  /** Not JSON, or more than one object of it. */ 'unreadable',
  'shape', 'empty', 'too_long',
  /** Cites nothing, or what it was not given; its marks cite something else. */ 'citations', 'marks',
  /** Cites an article that gives orders to machines. */ 'poisoned',
  /** Lets out its instructions, or something of ours inside. */ 'leak', 'identifier',
  'address', 'figure',
  /** The figure stands in a passage, but about something else. */ 'figure_elsewhere',
  'promise',
  /** Says yes where the passages say no, or the other way round. */ 'polarity',
  'foreign_words', 'language',
  /** Too little of it stands in the passages. */ 'ungrounded',
] as const;
export type Breach = (typeof breaches)[number];

export type LanguageAnswer =
  | { readonly action: 'answer'; readonly text: string; readonly cited: readonly Passage[] }
  /** Passages that it would ask about; empty: it named none. */
  | { readonly action: 'clarify'; readonly choices: readonly Passage[] }
  | { readonly action: 'hand_on'; readonly reason: 'no_evidence' | 'topic' | 'upset' };

export type Checked = { readonly sound: true; readonly answer: LanguageAnswer } | { readonly sound: false; readonly breach: Breach };

/** What must never be said: the random mark of this request, and the instructions themselves. */
export interface Confidential {
  readonly nonce: string;
  readonly instructions: string;
}

const Reply = Type.Object({
  action: Type.Union([Type.Literal('answer'), Type.Literal('clarify'), Type.Literal('hand_on')]),
  text: Type.String(),
  /** Numbers of passages, from 1. */
  citations: Type.Array(Type.Integer(), { maxItems: 20 }),
  reason: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
type Reply = Static<typeof Reply>;

/** Characters of an answer, marks included. */
export const longestAnswer = 1_200;
/** Shares of an answer's content words that stand in the passages it cites: of the whole, and of a sentence of more than a few words. Guesses on the safe side, until there are answers to measure. */
const leastGrounded = 0.6;
const leastGroundedSentence = 0.3;
const fewWords = 4;
/** Slots of masked data, ids, names of ours and pieces of JSON. */
const inside = /\[[^\]\d][^\]]*\]|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]*|\b(?:instructions|offline)-\d|\b(?:citations|passages?|hand_on)\b|"\s*:/g;
/** Braces that may open an object and do not, before the search is given up. */
const mostTries = 20;

export function checkLanguageAnswer(raw: string, question: Question, evidence: Evidence, confidential: Confidential): Checked {
  const breach = (what: Breach): Checked => ({ sound: false, breach: what });
  if (raw.includes(confidential.nonce)) return breach('leak');
  const read = readJson(raw);
  if (read === null) return breach('unreadable');
  if (!Value.Check(Reply, read)) return breach('shape');
  const { passages } = evidence;
  if (read.citations.some((number) => number < 1 || number > passages.length)) return breach('citations');
  const named = [...new Set(read.citations)].map((number) => passages[number - 1]!);

  if (read.action === 'hand_on') return { sound: true, answer: { action: 'hand_on', reason: read.reason === 'topic' || read.reason === 'upset' ? read.reason : 'no_evidence' } };
  // Its words are not used: what is asked back are the titles of articles.
  if (read.action === 'clarify') return { sound: true, answer: { action: 'clarify', choices: named } };
  return checkAnswer(read, question, passages, confidential);
}

function checkAnswer(reply: Reply, question: Question, passages: readonly Passage[], confidential: Confidential): Checked {
  const breach = (what: Breach): Checked => ({ sound: false, breach: what });
  if (reply.text.length > 4 * longestAnswer) return breach('too_long');
  const marked = withMarks(plainText(reply.text), reply.citations);
  const bare = folded(marked.replace(/\[\d+\]/g, ''));
  if (!/[\p{L}\p{N}]/u.test(bare)) return breach('empty');
  if (marked.length > longestAnswer) return breach('too_long');
  if (reply.citations.length === 0) return breach('citations');
  const marks = marksOf(marked);
  if (marks.some((number) => !reply.citations.includes(number)) || reply.citations.some((number) => !marks.includes(number))) return breach('marks');

  const cited = marks.map((number) => passages[number - 1]!);
  const sources = cited.map(readSource);
  const source = sources.map(({ text }) => text).join('\n');
  if (ordersMachines(source)) return breach('poisoned');
  if (tells(bare, source, confidential.instructions)) return breach('leak');
  if ((bare.match(inside) ?? []).some((name) => !source.includes(name))) return breach('identifier');

  const { addresses, rest } = addressesOf(bare);
  const knownAddresses = addressesOf(source).addresses;
  if (addresses.some((address) => !knownAddresses.includes(address))) return breach('address');

  const known = sources.flatMap((each) => figuresOf(addressesOf(each.text).rest));
  const counted = withoutListNumbers(rest);
  if (figuresOf(counted).some((figure) => figure.sure && !standsAmong(figure, known))) return breach('figure');
  if (!sentencesOf(counted).every((sentence) => clausesOf(sentence).every((clause) => figuresStandTogether(readClause(clause), sources)))) return breach('figure_elsewhere');
  if (!sentencesOf(bare).every((sentence) => isPromised(sentence, sources))) return breach('promise');
  const clauses = sources.flatMap(({ sentences }) => sentences).flatMap((sentence) => sentence.clauses);
  if (!sentencesOf(bare).flatMap(clausesOf).every((clause) => saysYesAndNoAlike(readClause(clause), clauses))) return breach('polarity');

  if (!isIn(question.language, bare)) return breach('language');
  if (hasForeignWords(rest, source, question.language)) return breach('foreign_words');
  if (!isGrounded(rest, source)) return breach('ungrounded');
  return { sound: true, answer: { action: 'answer', text: renumbered(marked, marks), cited } };
}

/** The one object in what a model wrote: alone, in a fence, after its thinking, or among prose, which is dropped. Null: none, or several. */
export function readJson(raw: string): unknown {
  const text = raw.replace(/^\s*<think>[\s\S]*?<\/think>/i, '').trim();
  const objects: unknown[] = [];
  let tries = 0;
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
    if (++tries > mostTries) return null;
    const end = endOfObject(text, at);
    const object = end === null ? undefined : parsed(text.slice(at, end));
    if (object === undefined) {
      at += 1;
      continue;
    }
    objects.push(object);
    if (objects.length > 1) return null;
    at = end!;
  }
  return objects[0] ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Just after the brace that closes the one at `start`; braces in strings do not count. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}' && --depth === 0) return at + 1;
  }
  return null;
}

/** 【1】 and [1,2] become [1] and [1][2]. Where a model forgot its marks altogether, what it cites stands at the end. */
function withMarks(text: string, citations: readonly number[]): string {
  const marked = text
    .replace(/[[【［]\s*(\d{1,2}(?:\s*[,，、]\s*\d{1,2})*)\s*[\]】］]/g, (_, numbers: string) => numbers.split(/[,，、]/).map((number) => `[${Number(number)}]`).join(''));
  return /\[\d+\]/.test(marked) ? marked : `${marked}${[...new Set(citations)].map((number) => `[${number}]`).join('')}`;
}

/** In the order in which they first appear. */
function marksOf(text: string): readonly number[] {
  return [...new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)))];
}

/** A thought's marks count what it cites. */
function renumbered(text: string, marks: readonly number[]): string {
  return text.replace(/\[(\d+)\]/g, (_, number: string) => `[${marks.indexOf(Number(number)) + 1}]`);
}

/** 1. 2. 3. at the beginnings of lines, and 第一步 第二步, number the answer's own steps. Only as far as they count up from one. */
function withoutListNumbers(text: string): string {
  let line = 0;
  let step = 0;
  return text
    .replace(/^[ \t]*\(?(\d{1,2})[.)、:](?!\d)/gm, (match, number: string) => (Number(number) === line + 1 ? ((line += 1), ' ') : match))
    .replace(/第([一二三四五六七八九])步|步骤([1-9一二三四五六七八九])|step ([1-9])/g, (match, ordinal?: string, chinese?: string, english?: string) => {
      const number = ordinal ?? chinese ?? english!;
      const value = /\d/.test(number) ? Number(number) : '一二三四五六七八九'.indexOf(number) + 1;
      return value === step + 1 ? ((step += 1), ' ') : match;
    });
}

function clausesOf(sentence: string): readonly string[] {
  return sentence.split(/、|,(?!\d)|;/);
}

/** A cited passage as the checks read it. */
interface Source {
  /** Folded, the title first. */
  readonly text: string;
  readonly titleTopics: readonly string[];
  readonly sentences: readonly { readonly claim: Claim; readonly clauses: readonly Clause[] }[];
}
interface Clause {
  readonly topics: readonly string[];
  readonly figures: readonly Figure[];
  readonly rules: ReturnType<typeof rulesIn>;
  readonly words: ReadonlySet<string>;
}

function readSource({ title, text }: Passage): Source {
  const whole = folded(`${title}\n${text}`);
  const sentences = sentencesOf(whole).map((sentence) => ({ claim: claimOf(sentence), clauses: clausesOf(sentence).map(readClause) }));
  return { text: whole, titleTopics: claimOf(folded(title)).topics, sentences };
}

function readClause(text: string): Clause {
  return { topics: claimOf(text).topics, figures: figuresOf(text), rules: rulesIn(text), words: new Set(contentOf(text)) };
}

/** 15 days for an exchange and 7 for a return may not become 15 for a return: what a clause says a figure is about must be what a passage says it is about. */
function figuresStandTogether({ topics, figures }: Clause, sources: readonly Source[]): boolean {
  if (topics.length === 0) return true;
  return figures.filter(({ sure }) => sure).every((figure) => sources.some(({ titleTopics, sentences }) => sentences.some(({ claim, clauses }, index) => {
    // A clause that names its matter is about that one; else its sentence, the one before and the title tell.
    const around = [...titleTopics, ...(sentences[index - 1]?.claim.topics ?? []), ...claim.topics];
    return clauses.some((known) => standsAmong(figure, known.figures) && topics.every((topic) => known.topics.includes(topic) || (around.includes(topic) && !known.topics.some(isRival(topic)))));
  })));
}

/** Matters for which the same kind of figure is named side by side. */
const rivals: readonly (readonly string[])[] = [['refund', 'return', 'exchange', 'repair', 'delivery', 'invoice'], ['refund', 'compensation', 'gift', 'price', 'shipping']];
function isRival(topic: string): (other: string) => boolean {
  return (other) => other !== topic && rivals.some((group) => group.includes(topic) && group.includes(other));
}

/** A promise stands in one sentence of a passage together with what it promises; a matter that costs somebody something stands in some passage. */
function isPromised(sentence: string, sources: readonly Source[]): boolean {
  const { topics, promises } = claimOf(sentence);
  const known = sources.flatMap(({ titleTopics, sentences }) => sentences.map(({ claim }) => ({ promises: claim.promises, topics: [...titleTopics, ...claim.topics] })));
  if (!topics.every((topic) => known.some((claim) => claim.topics.includes(topic)))) return false;
  return promises.length === 0 || known.some((claim) => promises.every((promise) => claim.promises.includes(promise)) && topics.every((topic) => claim.topics.includes(topic)));
}

/** What a clause allows, demands or denies, the passages' clause that is most like it allows, demands or denies too. */
function saysYesAndNoAlike({ rules, words }: Clause, known: readonly Clause[]): boolean {
  return [...rules].every(([rule, said]) => {
    const alike = known.filter((other) => other.rules.has(rule)).map((other) => ({ said: other.rules.get(rule)!, likeness: likenessOf(words, other.words) }));
    const most = Math.max(...alike.map(({ likeness }) => likeness));
    return alike.length === 0 || [...said].every((way) => alike.some((other) => other.likeness === most && other.said.has(way)));
  });
}

/** Jaccard's: the words in common among all words. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common || 1);
}

/** Whether it repeats a stretch of the instructions that no passage contains. */
function tells(bare: string, source: string, instructions: string): boolean {
  if (/(?:我的|系统)(?:指令|提示|设定|规则)|(?:my|system) (?:instructions?|prompt|rules)|作为(?:一个|一名)?(?:ai|人工智能|语言模型|大模型)|as an? (?:ai|language) /.test(bare)) return true;
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
  const [said, secret, known] = [letters(bare), letters(folded(instructions)), letters(source)];
  const size = languageOf(bare) === 'zh' ? 9 : 28;
  for (let at = 0; at + size <= said.length; at++) {
    const stretch = said.slice(at, at + size);
    if (secret.includes(stretch) && !known.includes(stretch)) return true;
  }
  return false;
}

/** Chinese may name a few things in Latin letters, English hardly anything in Chinese ones. */
function isIn(language: 'zh' | 'en', text: string): boolean {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const latin = (text.match(/\p{Script=Latin}{2,}/gu) ?? []).length;
  return language === 'zh' ? han > 0 && han >= latin : latin > 0 && han * 4 <= latin;
}

/** Letters of other scripts can look like ours; in Chinese, a Latin word that no passage has is a name from elsewhere. */
function hasForeignWords(text: string, source: string, language: 'zh' | 'en'): boolean {
  const others = text.match(/[^\P{L}\p{Script=Han}\p{Script=Latin}]/gu) ?? [];
  if (others.some((letter) => !source.includes(letter))) return true;
  if (language !== 'zh') return false;
  const known = new Set(source.match(/[a-z]+/g) ?? []);
  return (text.match(/[a-z]+/g) ?? []).some((word) => !known.has(word) && !['app', 'ok'].includes(word));
}

function isGrounded(text: string, source: string): boolean {
  const known = new Set(contentOf(source));
  const share = (words: readonly string[]) => words.filter((word) => known.has(word)).length / words.length;
  const all = contentOf(text);
  if (all.length === 0 || share(all) < leastGrounded) return false;
  return sentencesOf(text).map(contentOf).every((words) => words.length <= fewWords || share(words) >= leastGroundedSentence);
}
