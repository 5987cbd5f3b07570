/** Merges, un-merges and splits tickets. Two rows are held at once, always the lower id first, so that two such acts cannot wait for each other. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { merge, splitOff, unmerge, type MergeDecision } from '@huiyin/domain/ticket/relate.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import { notifyTicket } from './announce.ts';
import { finish, roomOf, type Room } from './change-ticket.ts';
import { doerOf } from './doer.ts';
import { draftOpening, saveOpening } from './open-ticket.ts';
import { readMessagesById } from './thread.store.ts';
import { lockTicket, readTicket, saveTicket, type Held } from './ticket.store.ts';
import { applyEvents } from './ticket-log.ts';

type MergeRefusal = 'ticket.unknown' | 'ticket.changed' | 'ticket.merged' | 'ticket.archived' | 'ticket.merge_into_itself' | 'ticket.not_merged';

export function mergeTicket(shell: Shell, call: ActCall & { into: string }): Promise<Result<Ticket, MergeRefusal>> {
  return changePair(shell, call, call.into, (source, target, at) => merge(source, target, { at, by: doerOf(call.actor) }));
}

export async function unmergeTicket(shell: Shell, call: ActCall): Promise<Result<Ticket, MergeRefusal>> {
  const held = await readTicket(shell.db, call.ticketId, call.reach);
  if (!held) return refuse('ticket.unknown');
  if (held.ticket.mergedInto === null) return refuse('ticket.not_merged');
  return changePair(shell, call, held.ticket.mergedInto, (source, target, at) => {
    // Somebody may have taken the merge back and merged it elsewhere since we looked.
    if (source.mergedInto !== target.id) return refuse('ticket.changed', { version: source.version });
    return unmerge(source, { at, by: doerOf(call.actor) });
  });
}

async function changePair(
  shell: Shell,
  call: ActCall,
  otherId: string,
  decide: (source: Ticket, target: Ticket, at: number) => Result<MergeDecision, MergeRefusal>,
): Promise<Result<Ticket, MergeRefusal>> {
  if (otherId === call.ticketId) return refuse('ticket.merge_into_itself');
  const room = await roomOf(shell);
  const done = await shell.db.transaction().execute(async (tx) => {
    const pair = await lockBoth(tx, call, otherId);
    if (!pair) return refuse('ticket.unknown');
    const { source, target } = pair;
    if (call.version !== null && call.version !== source.ticket.version) return refuse('ticket.changed', { version: source.ticket.version });
    const at = shell.clock.now();
    const decided = decide(source.ticket, target.ticket, at);
    if (!decided.ok) return decided;
    const changes = [
      { held: source, change: await apply(tx, shell, room, source, decided.value.source, call, at) },
      { held: target, change: await apply(tx, shell, room, target, decided.value.target, call, at) },
    ] as const;
    return accept(changes);
  });
  if (!done.ok) return done;
  for (const { held, change } of done.value) notifyTicket(shell, change.before, change.after, held.visitorId);
  return accept(done.value[0].change.after);
}

function apply(tx: Tx, shell: Shell, room: Room, held: Held, events: readonly TicketEvent[], call: ActCall, at: number) {
  return finish(tx, shell, room, held, { events, say: [] }, doerOf(call.actor), at);
}

async function lockBoth(tx: Tx, call: ActCall, otherId: string): Promise<{ source: Held; target: Held } | null> {
  const [first, second] = [call.ticketId, otherId].toSorted();
  const a = await lockTicket(tx, first!, call.reach);
  const b = await lockTicket(tx, second!, call.reach);
  if (!a || !b) return null;
  return a.ticket.id === call.ticketId ? { source: a, target: b } : { source: b, target: a };
}

/** A second matter gets a ticket of its own, with copies of the chosen messages; the old one keeps its thread. */
export async function splitTicket(shell: Shell, call: ActCall & { subject: string; messages: readonly string[]; kind: string | undefined }) {
  const held = await readTicket(shell.db, call.ticketId, call.reach);
  if (!held) return refuse('ticket.unknown');
  const chosen = await readMessagesById(shell.db, call.ticketId, call.messages);
  if (chosen.length < new Set(call.messages).size) return refuse('message.unknown');
  const [first, ...rest] = chosen;
  const by = doerOf(call.actor);
  const drafted = await draftOpening(shell, { channelId: held.ticket.channelId, subject: call.subject, body: first!.body, ...(call.kind === undefined ? {} : { kind: call.kind }), by, hasFiles: true });
  if (!drafted.ok) return drafted as typeof drafted & { code: Exclude<typeof drafted.code, 'message.empty' | 'message.too_long' | 'category.unknown' | 'step.fields_invalid'> };

  const room = await roomOf(shell);
  const done = await shell.db.transaction().execute(async (tx) => {
    const source = await lockTicket(tx, call.ticketId, call.reach);
    if (!source) return refuse('ticket.unknown');
    if (call.version !== null && call.version !== source.ticket.version) return refuse('ticket.changed', { version: source.ticket.version });
    const at = shell.clock.now();
    // Refused before anything is made: an archived ticket is not split.
    const allowed = splitOff(source.ticket, { newTicketId: source.ticket.id, at, by });
    if (!allowed.ok) return allowed;
    const opened = await saveOpening(tx, shell, drafted.value, {
      customerId: source.ticket.customerId, region: source.ticket.region, attachments: first!.attachments ?? [], parentId: source.ticket.id, teamId: source.ticket.teamId,
    });
    let next = opened;
    for (const message of rest) {
      const id = shell.ids.next();
      const event: TicketEvent = message.direction === 'inbound'
        ? { kind: 'message_received', messageId: id, seq: next.messageSeq + 1, at, by: { kind: 'customer', id: source.ticket.customerId } }
        : { kind: 'noted', messageId: id, seq: next.messageSeq + 1, mentions: [], at, by };
      const change = applyEvents(next, next.id, [event]);
      await saveTicket(tx, change, [{
        id, seq: next.messageSeq + 1, direction: message.direction === 'inbound' ? 'inbound' : 'internal', authorKind: message.author_kind, authorId: message.author_id,
        body: message.body, attachments: message.attachments ?? [], at, clientId: null,
      }], null);
      next = change.after;
    }
    const split = splitOff(source.ticket, { newTicketId: opened.id, at, by });
    if (!split.ok) return split;
    const change = await finish(tx, shell, room, source, split.value, by, at);
    return accept({ source: change.after, visitorId: source.visitorId, opened: next });
  });
  if (!done.ok) return done;
  notifyTicket(shell, null, done.value.source, done.value.visitorId);
  notifyTicket(shell, null, done.value.opened, null);
  return accept(done.value.opened);
}
