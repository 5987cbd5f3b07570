/** Merges, un-merges, links and splits tickets. Two rows are held at once, always the lower id first, so that two such acts cannot wait for each other. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Deed } from '@huiyin/domain/ticket/decision.ts';
import { carryCallBack } from '@huiyin/domain/ticket/ask-call-back.ts';
import { link, merge, mirrored, splitOff, unlink, unmerge, type MergeDecision } from '@huiyin/domain/ticket/relate.ts';
import type { LinkRelation, Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import { notifyTicket } from './announce.ts';
import { callHoursOf } from './call-hours.ts';
import { finish, roomOf, type Room } from './change-ticket.ts';
import { doerOf } from './doer.ts';
import { draftOpening, saveOpening } from './open-ticket.ts';
import { readCallBacksOwed } from './sub-task.store.ts';
import { readKindsSince, readMessagesById, type MessageRow } from './thread.store.ts';
import { hearersOf, lockTicket, readTicket, type Held, type NewMessage } from './ticket.store.ts';

type MergeRefusal = 'ticket.unknown' | 'ticket.changed' | 'ticket.merged' | 'ticket.archived' | 'ticket.merge_into_itself' | 'ticket.customer_differs' | 'ticket.not_merged';

export async function mergeTicket(shell: Shell, call: ActCall & { into: string }): Promise<Result<Ticket, MergeRefusal>> {
  const callHours = await callHoursOf(shell);
  return changePair(shell, call, { id: call.into, reach: call.reach }, async (source, target, at, tx) => {
    const merged = merge(source, target, { at, by: doerOf(call.actor) });
    if (!merged.ok) return merged;
    const carried = carryCallBack(source, target, { subTaskId: shell.ids.next(), owed: await readCallBacksOwed(tx, source.id), callHours, at });
    return accept({ ...merged.value, target: [...merged.value.target, ...carried] });
  });
}

export async function unmergeTicket(shell: Shell, call: ActCall): Promise<Result<Ticket, MergeRefusal>> {
  const held = await readTicket(shell.db, call.ticketId, call.reach);
  if (!held) return refuse('ticket.unknown');
  if (held.ticket.mergedInto === null) return refuse('ticket.not_merged');
  return changePair<MergeRefusal>(shell, call, { id: held.ticket.mergedInto, reach: call.reach }, (source, target, at) => {
    // Somebody may have taken the merge back and merged it elsewhere since we looked.
    if (source.mergedInto !== target.id) return refuse('ticket.changed', { version: source.version });
    return unmerge(source, { at, by: doerOf(call.actor) });
  });
}

/** Both tickets get the relation, each seen from its own side; one that is out of the caller's reach is not there. */
export function linkTickets(shell: Shell, call: ActCall & { otherId: string; relation: LinkRelation }) {
  return changePair(shell, call, { id: call.otherId, reach: call.reach }, (source, target, at) => {
    const deed = { at, by: doerOf(call.actor) };
    const there = link(source, { ...deed, ticketId: target.id, relation: call.relation });
    if (!there.ok) return there;
    const back = link(target, { ...deed, ticketId: source.id, relation: mirrored(call.relation) });
    return accept({ source: there.value.events, target: back.ok ? back.value.events : [] });
  });
}

/** From both, also where the other has left the caller's reach: a relation has two ends or none. */
export function unlinkTickets(shell: Shell, call: ActCall & { otherId: string }) {
  return changePair(shell, call, { id: call.otherId, reach: { scope: 'all' } }, (source, target, at) => {
    const deed = { at, by: doerOf(call.actor) };
    const there = unlink(source, { ...deed, ticketId: target.id });
    if (!there.ok) return there;
    const back = unlink(target, { ...deed, ticketId: source.id });
    return accept({ source: there.value.events, target: back.ok ? back.value.events : [] });
  });
}

interface Other {
  readonly id: string;
  readonly reach: Reach;
}

async function changePair<Code extends string>(
  shell: Shell,
  call: ActCall,
  other: Other,
  decide: (source: Ticket, target: Ticket, at: number, tx: Tx) => Result<MergeDecision, Code> | Promise<Result<MergeDecision, Code>>,
): Promise<Result<Ticket, Code | 'ticket.unknown' | 'ticket.changed'>> {
  const room = await roomOf(shell);
  const done = await shell.db.transaction().execute(async (tx) => {
    const pair = await lockBoth(tx, call, other);
    if (!pair) return refuse('ticket.unknown');
    const { source, target } = pair;
    if (call.version !== null && call.version !== source.ticket.version) {
      return refuse('ticket.changed', { version: source.ticket.version, changed: await readKindsSince(tx, source.ticket.id, call.version) });
    }
    const at = shell.clock.now();
    const decided = await decide(source.ticket, target.ticket, at, tx);
    if (!decided.ok) return decided;
    const changes = [
      { held: source, change: await apply(tx, shell, room, source, decided.value.source, call, at) },
      { held: target, change: await apply(tx, shell, room, { ...target, takenIn: source.kept }, decided.value.target, call, at) },
    ] as const;
    return accept(changes);
  });
  if (!done.ok) return done;
  const hearers = done.value.flatMap(({ held }) => hearersOf(held));
  for (const { change } of done.value) if (change.events.length > 0) notifyTicket(shell, change.before, change.after, hearers);
  return accept(done.value[0].change.after);
}

async function apply(tx: Tx, shell: Shell, room: Room, held: Held, events: readonly TicketEvent[], call: ActCall, at: number) {
  return (await finish(tx, shell, room, held, { events, say: [] }, doerOf(call.actor), at)).change;
}

async function lockBoth(tx: Tx, call: ActCall, other: Other): Promise<{ source: Held; target: Held } | null> {
  const isFirst = call.ticketId < other.id;
  const a = isFirst ? await lockTicket(tx, call.ticketId, call.reach) : await lockTicket(tx, other.id, other.reach);
  const b = isFirst ? await lockTicket(tx, other.id, other.reach) : await lockTicket(tx, call.ticketId, call.reach);
  if (!a || !b) return null;
  return isFirst ? { source: a, target: b } : { source: b, target: a };
}

/** A second matter gets a ticket of its own, with copies of the chosen messages; the old one keeps its thread. */
export async function splitTicket(shell: Shell, call: ActCall & { subject: string; messages: readonly string[]; kind: string | undefined }) {
  const held = await readTicket(shell.db, call.ticketId, call.reach);
  if (!held) return refuse('ticket.unknown');
  const chosen = await readMessagesById(shell.db, call.ticketId, call.messages);
  if (chosen.length < new Set(call.messages).size) return refuse('message.unknown');
  const by = doerOf(call.actor);
  // A customer's word opens it where there is one; what was said among ourselves, or by us, is never put into the customer's mouth.
  const opening = chosen.find((message) => message.direction === 'inbound');
  const drafted = await draftOpening(shell, { channelId: held.ticket.channelId, channelKind: held.surroundings.channelKind, subject: call.subject, body: opening?.body ?? call.subject, ...(call.kind === undefined ? {} : { kind: call.kind }), by, hasFiles: true });
  if (!drafted.ok) return drafted as typeof drafted & { code: Exclude<typeof drafted.code, 'message.empty' | 'message.too_long' | 'category.unknown' | 'step.fields_invalid'> };

  const room = await roomOf(shell);
  const done = await shell.db.transaction().execute(async (tx) => {
    const source = await lockTicket(tx, call.ticketId, call.reach);
    if (!source) return refuse('ticket.unknown');
    if (call.version !== null && call.version !== source.ticket.version) {
      return refuse('ticket.changed', { version: source.ticket.version, changed: await readKindsSince(tx, source.ticket.id, call.version) });
    }
    const at = shell.clock.now();
    // Refused before anything is made: an archived ticket is not split.
    const allowed = splitOff(source.ticket, { newTicketId: source.ticket.id, at, by });
    if (!allowed.ok) return allowed;
    const opened = await saveOpening(tx, shell, drafted.value, {
      customerId: source.ticket.customerId, region: source.ticket.region, attachments: opening?.attachments ?? [], parentId: source.ticket.id, teamId: source.ticket.teamId, unsaid: !opening,
    });
    const rest = chosen.filter((message) => message !== opening).map((message) => copyOf(message, shell.ids.next(), source.ticket.customerId));
    const next = rest.length === 0 ? opened : await sayAgain(tx, shell, room, opened, rest, { at, by });
    const split = splitOff(source.ticket, { newTicketId: opened.id, at, by });
    if (!split.ok) return split;
    const { change } = await finish(tx, shell, room, source, split.value, by, at);
    return accept({ source: change.after, hearers: hearersOf(source), opened: next });
  });
  if (!done.ok) return done;
  notifyTicket(shell, null, done.value.source, done.value.hearers);
  notifyTicket(shell, null, done.value.opened, []);
  return accept(done.value.opened);
}

type Copy = Omit<NewMessage, 'seq' | 'at'>;

/** What the customer said stays the customer's word; everything else is a note on the new ticket. */
function copyOf(message: MessageRow, id: string, customerId: string): Copy {
  const isInbound = message.direction === 'inbound';
  return {
    id, direction: isInbound ? 'inbound' : 'internal', authorKind: message.author_kind, authorId: isInbound ? customerId : message.author_id,
    body: message.body, attachments: message.attachments ?? [], clientId: null,
  };
}

async function sayAgain(tx: Tx, shell: Shell, room: Room, opened: Ticket, copies: readonly Copy[], { at, by }: Deed): Promise<Ticket> {
  const held = (await lockTicket(tx, opened.id, { scope: 'all' }))!;
  const said = copies.map((copy, index) => ({ ...copy, seq: opened.messageSeq + index + 1, at }));
  const events = said.map(({ id, seq, direction }): TicketEvent =>
    direction === 'inbound'
      ? { kind: 'message_received', messageId: id, seq, at, by: { kind: 'customer', id: opened.customerId } }
      : { kind: 'noted', messageId: id, seq, mentions: [], at, by },
  );
  return (await finish(tx, shell, room, held, { events, say: [], said }, by, at)).change.after;
}
