/** What dispatch notes in the same instant as a change of a ticket: time for writing up, work that came back by itself, and work that speaks up while its holder is away. The SQL of both is in `reaction.store.ts`. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { ChannelKind } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { TicketChange, TicketReaction } from '../ticket/index.ts';
import { dispatchRoomOf, type DispatchRoom } from './dispatch-room.ts';
import { writeAbsences, writeRechecks, writeWrapUps } from './reaction.store.ts';

export interface WrapUp {
  readonly personId: Id;
  readonly until: Instant;
}

export interface Recheck {
  readonly ticketId: Id;
  readonly stepEnteredAt: Instant;
}

const unfinished = new Set<Ticket['stage']>(['consult', 'accept', 'process']);

/** Whoever brings a contact to its end, or passes it on, may write up before the next one. */
export const wrapUpReaction: TicketReaction<never, DispatchRoom, WrapUp> = {
  name: 'wrapup',
  reads: null,
  prepare: dispatchRoomOf,
  decide({ before, after, events, around }, _, { settings }) {
    const seconds = settings.wrapUpSeconds[around.channelKind as ChannelKind] ?? 0;
    if (before === null || before.agentId === null || seconds === 0 || !isBroughtOn({ before, after, events })) return { rows: [] };
    return { rows: [{ personId: before.agentId, until: events.at(-1)!.at + seconds * second }] };
  },
  write: writeWrapUps,
};

function isBroughtOn({ before, after, events }: { before: Ticket; after: Ticket; events: TicketChange['events'] }): boolean {
  if (before.state !== 'open' || !unfinished.has(before.stage)) return false;
  const ended = !unfinished.has(after.stage) || after.state === 'archived';
  const passedOn = after.agentId !== before.agentId && events.some(({ kind }) => kind === 'moved');
  return ended || passedOn;
}

export interface Absence {
  readonly personId: Id;
}

const speaksUp = new Set<TicketChange['events'][number]['kind']>(['message_received', 'resumed']);

/** Whoever holds it may have gone long ago, when nobody waited for a word: then their absence is looked at once more. */
export const absenceReaction: TicketReaction<never, DispatchRoom, Absence> = {
  name: 'absence',
  reads: null,
  prepare: dispatchRoomOf,
  decide({ before, after, events }, _, { teams }) {
    const rules = after.teamId === null ? undefined : teams.get(after.teamId)?.rules;
    const returns = rules !== undefined && rules.strategy !== 'manual' && rules.returnAfterMinutes !== null;
    if (before === null || after.agentId === null || !returns || !events.some(({ kind }) => speaksUp.has(kind))) return { rows: [] };
    return { rows: [{ personId: after.agentId }] };
  },
  write: writeAbsences,
};

export const recheckReaction: TicketReaction<never, DispatchRoom, Recheck> = {
  name: 'recheck',
  reads: null,
  prepare: dispatchRoomOf,
  decide({ before, after, events }, _, { teams }) {
    const team = after.teamId === null ? undefined : teams.get(after.teamId);
    const dispatching = team !== undefined && team.rules.strategy !== 'manual';
    const cameBack = events.some((event) => event.kind === 'reopened' || (event.kind === 'assigned' && event.how === 'kept'));
    if (before === null || !dispatching || !cameBack || after.agentId === null) return { rows: [] };
    return { rows: [{ ticketId: after.id, stepEnteredAt: after.stepEnteredAt }] };
  },
  write: writeRechecks,
};
