/** Says something on a ticket: an answer to the customer, or a note among ourselves. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { maxMessageLength, type Citation } from '@huiyin/domain/ticket/message.contract.ts';
import { answer, note } from '@huiyin/domain/ticket/say.ts';
import { type CitedVersion, readVersionsForCustomer, recordArticleUse } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';
import { findingsIn, keepWarned, refuseBlocked } from '../wording/index.ts';
import { changeTicket } from './change-ticket.ts';
import { removeDraft } from './desk.store.ts';
import { doerOf } from './doer.ts';
import { rosterOf } from './roster.ts';
import { findMessageByClientId, readLastInboundSeq, rowOfSaid, type MessageRow } from './thread.store.ts';
import type { FileFacts, NewMessage } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

export interface SendWish {
  readonly ticketId: string;
  readonly actor: Actor;
  readonly reach: Reach;
  readonly version: number | null;
  readonly body: string;
  readonly visibility: 'public' | 'internal';
  readonly attachments: readonly string[];
  readonly mentions: readonly string[];
  /** What it quotes, in the order of its marks. */
  readonly cites: readonly CitedVersion[];
  readonly clientId: string | null;
  readonly seenSeq: number | null;
}

type SendRefusal = 'ticket.unknown' | 'ticket.changed' | 'ticket.archived' | 'ticket.merged' | 'ticket.newer_messages' | 'message.empty' | 'message.too_long' | 'message.wording' | 'file.unknown' | 'article.unknown';

/** A repeat of the same `clientId` is answered with the first result: a lost reply never sends twice (R-D2). */
export async function sendMessage(shell: Shell, wish: SendWish): Promise<Result<MessageRow, SendRefusal>> {
  const body = wish.body.trim();
  if (body === '' && wish.attachments.length === 0) return refuse('message.empty');
  if (body.length > maxMessageLength) return refuse('message.too_long', { max: maxMessageLength });
  const files = await filesOf(shell, wish.attachments, `${wish.actor.kind}:${wish.actor.id}`);
  if (files === null) return refuse('file.unknown');
  const citations = await citationsOf(shell, wish.cites);
  if (citations === null) return refuse('article.unknown');

  // Whoever does not work here (any more) is nobody to call.
  const { rolesOf } = wish.mentions.length === 0 ? { rolesOf: new Map() } : await rosterOf(shell);
  const mentions = [...new Set(wish.mentions)].filter((id) => rolesOf.has(id));

  // Notes stay among ourselves.
  const findings = wish.visibility === 'public' ? await findingsIn(shell, body) : [];

  const by = doerOf(wish.actor);
  let repeated: MessageRow | undefined;
  let said: NewMessage | undefined;
  const messageId = shell.ids.next();
  const result = await changeTicket(shell, { ticketId: wish.ticketId, reach: wish.reach, by, version: wish.version }, async ({ ticket, at }, tx) => {
    if (wish.clientId !== null && (repeated = await findMessageByClientId(tx, ticket.id, wish.clientId))) return accept({ events: [], say: [] });
    const refused = refuseBlocked(findings);
    if (refused) return refused;
    const decided = wish.visibility === 'public'
      ? answer(ticket, { messageId, at, by, seenSeq: wish.seenSeq, lastInboundSeq: wish.seenSeq === null ? 0 : await readLastInboundSeq(tx, ticket.id) })
      : note(ticket, { messageId, at, by, mentions });
    if (!decided.ok) return decided;
    await removeDraft(tx, ticket.id, wish.actor.id);
    await keepWarned(tx, shell, findings, { ticketId: ticket.id, messageId, byId: wish.actor.id, at });
    for (const { articleId, version } of citations) await recordArticleUse(tx, { id: shell.ids.next(), articleId, version, ticketId: ticket.id, messageId, by: { kind: 'agent', id: wish.actor.id }, at });
    said = { ...newMessage(messageId, ticket.messageSeq + 1, wish, body, files, at), citations };
    return accept({ ...decided.value, said: [said] });
  });
  if (!result.ok) {
    // The version moved on because of this very message: its first reply was lost.
    const sent = result.code === 'ticket.changed' && wish.clientId !== null ? await findMessageByClientId(shell.db, wish.ticketId, wish.clientId) : undefined;
    return sent?.author_id === wish.actor.id ? accept(sent) : result;
  }
  return accept(repeated ?? rowOfSaid(said!, wish.actor.kind === 'person' ? wish.actor.name : null));
}

/** Null when one of them is no published version, or is not for customers: nothing internal is quoted to anybody. */
async function citationsOf({ db }: Shell, cites: readonly CitedVersion[]): Promise<readonly Citation[] | null> {
  const versions = await readVersionsForCustomer(db, cites);
  const citations = cites.flatMap(({ articleId, version }): Citation[] => {
    const known = versions.find((each) => each.articleId === articleId && each.version === version);
    return known ? [{ articleId, version, title: known.question, open: true }] : [];
  });
  return citations.length === cites.length ? citations : null;
}

function newMessage(id: string, seq: number, wish: SendWish, body: string, attachments: readonly FileFacts[], at: number): NewMessage {
  return {
    id, seq, direction: wish.visibility === 'public' ? ('outbound' as const) : ('internal' as const), authorKind: wish.actor.kind,
    authorId: wish.actor.id, body, attachments, at, clientId: wish.clientId,
  };
}
