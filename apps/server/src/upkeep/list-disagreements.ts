/** What is answered differently, as far as the reader may see the tickets on which it was answered. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { type Instant, toWire } from '@huiyin/domain/kernel/instant.ts';
import { type AnswerView, type DisagreementView, mostNamed } from '@huiyin/domain/upkeep/disagreement.contract.ts';
import { shelfOf, type Shelf } from '../assistant/index.ts';
import { readNames } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { type Given, type KeptAnswer, type KeptDisagreement, readDisagreements } from './disagreement.store.ts';
import { nearestTo } from './nearest-article.ts';
import { readMatters, type TicketMatter } from './reply.store.ts';

const most = 100;
/** Of an answer, as it is shown. */
const longest = 500;

export async function listDisagreements(shell: Shell, reach: Reach | null): Promise<{ items: DisagreementView[]; hidden: number }> {
  const { db, clock } = shell;
  const rows = await readDisagreements(db, most);
  const given = rows.flatMap(({ answers }) => answers.flatMap((answer) => answer.given));
  const around: Around = {
    matters: reach === null ? new Map() : await readMatters(db, [...new Set(given.flatMap(({ ticketId }) => ticketId ?? []))], reach),
    names: await readNames(db, given.flatMap(({ personId }) => personId ?? [])),
    shelf: await shelfOf(shell),
    now: clock.now(),
  };
  const items = rows.flatMap((row) => view(row, around) ?? []);
  return { items, hidden: rows.length - items.length };
}

interface Around {
  readonly matters: ReadonlyMap<Id, TicketMatter>;
  readonly names: ReadonlyMap<Id, string>;
  readonly shelf: Shelf;
  readonly now: Instant;
}

/** Null where fewer than two answers are left to show. */
function view({ id, language, answers }: KeptDisagreement, around: Around): DisagreementView | null {
  const seen = answers.map(({ says, given }) => ({ says, given: given.filter(({ ticketId }) => ticketId === null || around.matters.has(ticketId)) })).filter(({ given }) => given.length > 0);
  if (seen.length < 2) return null;
  const all = seen.flatMap(({ given }) => given);
  const [article] = all.filter(({ articleId }) => articleId !== null);
  const question = (article ?? all[0]!).question;
  const nearest = article === undefined ? nearestTo({ question, language }, around.shelf, around.now) : null;
  return {
    id, language, question,
    answers: seen.map((answer) => viewOf(answer, around)),
    article: article === undefined ? nearest : { id: article.articleId!, question: article.question, confidence: null },
    hiddenReplies: answers.reduce((sum, { given }) => sum + given.length, 0) - all.length,
  };
}

function viewOf({ says, given }: KeptAnswer, { matters, names }: Around): AnswerView {
  const articles = given.flatMap(({ articleId, question }) => (articleId === null ? [] : [{ id: articleId, question }]));
  const replies = given.filter(({ articleId }) => articleId === null).toSorted((a, b) => b.at - a.at);
  const people = [...Map.groupBy(replies.filter(({ personId }) => personId !== null), ({ personId }) => personId!)].map(([id, said]) => ({ id, name: names.get(id) ?? '', times: said.length }));
  return {
    says: says.map((said) => ({ ...said })),
    text: (articles.length > 0 ? given.find(({ articleId }) => articleId !== null)!.text : commonest(replies)).slice(0, longest),
    articles, replies: replies.length,
    lastAt: replies[0] ? toWire(replies[0].at) : null,
    people: people.toSorted((a, b) => b.times - a.times || a.name.localeCompare(b.name)),
    tickets: replies.slice(0, mostNamed).map(({ ticketId, at }) => ({ id: ticketId!, number: matters.get(ticketId!)!.number, at: toWire(at) })),
  };
}

/** The wording that is used most, and of those the latest. */
function commonest(replies: readonly Given[]): string {
  return [...Map.groupBy(replies, ({ text }) => text)].toSorted(([, a], [, b]) => b.length - a.length)[0]![0];
}
