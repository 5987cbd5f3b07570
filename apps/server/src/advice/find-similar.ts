/** Finds tickets that are like one: the customer's own, those that name the same order, those of the last months that use its words. */

import { type Alike, judgeSimilar } from '@huiyin/domain/advice/judge-similar.ts';
import { rankSimilar } from '@huiyin/domain/advice/rank-similar.ts';
import { soughtWords } from '@huiyin/domain/advice/sought-words.ts';
import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import { comparedTermsOf } from '@huiyin/domain/assistant/likeness.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { foldText, isCjk } from '@huiyin/domain/search/fold.ts';
import { identityToken } from '@huiyin/domain/search/tokens.ts';
import { timeCode } from '@huiyin/domain/search/windows.ts';
import { loadChinese } from '../assistant/index.ts';
import type { Shell } from '../platform/shell.ts';
import { simplify } from '../platform/simplify.ts';
import { readTicket } from '../ticket/index.ts';
import { type Candidate, findByWords, findOfCustomer, readCandidates } from './similar.store.ts';

export interface SimilarTickets {
  readonly duplicates: readonly (Candidate & Alike)[];
  readonly solved: readonly (Candidate & Alike)[];
  /** It took too long to look everywhere. */
  readonly partial: boolean;
}

/** Words of a matter that are looked up; the rest only counts when two are compared. */
const mostWords = 14;
/** How far back solved ones are looked for: further ago, other things were sold. */
const monthsBack = 3;
/** Nobody waits longer for what is only a hint. */
const longestMs = 1_500;
/** PostgreSQL's code for a statement that took longer than it may. */
const tookTooLong = '57014';

export async function findSimilar(shell: Pick<Shell, 'db' | 'log'>, ticketId: Id, reach: Reach): Promise<Result<SimilarTickets, 'ticket.unknown'>> {
  const { db } = shell;
  const held = await readTicket(db, ticketId, reach);
  const own = held && (await readCandidates(db, [ticketId], reach))[0];
  if (!held || !own) return refuse('ticket.unknown');

  const orders = ordersIn(own);
  const [theirs, worded] = await Promise.all([findOfCustomer(db, own.customerId, ticketId, reach), byWords(shell, own, orders, reach)]);
  const candidates = await readCandidates(db, [...new Set([...theirs, ...worded.ids])], reach);
  const known = new Map(candidates.map((each) => [each.id, each]));
  const chinese = loadChinese();
  const ranked = rankSimilar({ id: own.id, text: textOf(own) }, candidates.map((each) => ({ id: each.id, text: textOf(each) })), (text) => comparedTermsOf(text, chinese));
  const alike = ranked.map(({ id, similarity }) => {
    const each = known.get(id)!;
    return { ...each, similarity, sameCustomer: each.customerId === own.customerId, sameOrder: [...ordersIn(each)].some((order) => orders.has(order)), live: isLive(each) };
  });
  const { duplicates, solved } = judgeSimilar(own.openedAt, alike) as { duplicates: (Candidate & Alike)[]; solved: (Candidate & Alike)[] };
  return accept({ duplicates, solved, partial: worded.partial });
}

async function byWords({ db, log }: Pick<Shell, 'db' | 'log'>, own: Candidate, orders: ReadonlySet<string>, reach: Reach): Promise<{ readonly ids: readonly Id[]; readonly partial: boolean }> {
  const words = soughtWords(textOf(own), simplify).slice(0, mostWords);
  const queries = [...[...orders].flatMap((order) => exactly(order, own.openedAt)), ...words.map((word) => lately(word, own.openedAt)), ...words.map((word) => before(word, own.openedAt))];
  try {
    return { ids: await findByWords(db, { queries, except: own.id, reach, longestMs }), partial: false };
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== tookTooLong) throw cause;
    log.warn({ ticketId: own.id }, 'looking for similar tickets took too long');
    return { ids: [], partial: true };
  }
}

// Words are filed with one letter for the kind of thing before them and the time behind, whose beginnings are its day and its month; see `search/tokens.ts`.
const marks = ['t', 'm'] as const;
const token = (mark: string, word: string, when: string) => `'${mark}${word.replace(/['\\]/g, '')}.${when}':*`;
const filed = (word: string) => (isCjk(word) ? word : [...word].slice(0, filedLength(word)).join(''));

/** Words that are no Chinese are filed by their beginnings. */
function filedLength(word: string): number {
  return [20, 14, 9, 6, 4, 3, 2].find((length) => length <= [...word].length) ?? 2;
}

/** The week around it, a day at a time: what is found first is not what is oldest. */
function lately(word: string, at: Instant): string {
  const days = Array.from({ length: 9 }, (_, back) => timeCode(at - (back - 1) * day).slice(0, 4));
  return days.flatMap((when) => marks.map((mark) => token(mark, filed(word), when))).join(' | ');
}

/** The months before. */
function before(word: string, at: Instant): string {
  const months = [...new Set(Array.from({ length: monthsBack + 1 }, (_, back) => timeCode(at - back * 30 * day).slice(0, 3)))];
  return months.flatMap((when) => marks.map((mark) => token(mark, filed(word), when))).join(' | ');
}

function exactly(order: string, at: Instant): string[] {
  const folded = foldText(order, simplify).replaceAll(' ', '');
  const named = identityToken(folded, 't');
  return [...(named === null ? [] : [`'${named.replace(/['\\]/g, '')}'`]), before(folded, at), lately(folded, at)];
}

/** Solved and waiting for the customer's word or a visit is no work that could be done twice. */
function isLive({ state, stage, solution }: Candidate): boolean {
  return (state === 'open' || state === 'paused') && !(solution !== null && (stage === 'feedback' || stage === 'follow_up'));
}

function ordersIn({ subject, words, fields }: Candidate): ReadonlySet<string> {
  const filledIn = Object.values(fields).filter((value): value is string => typeof value === 'string');
  const { entities } = readEntities([subject, words, ...filledIn].join('\n'));
  return new Set(entities.filter(({ kind }) => kind === 'order').map(({ value }) => value.toUpperCase().replaceAll('-', '')));
}

function textOf({ subject, words }: Candidate): string {
  return words.startsWith(subject) ? words : `${subject}\n${words}`;
}
