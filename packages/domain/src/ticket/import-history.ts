/**
 * Brings a ticket of another system in. One that ended there is history: opened, what was recorded, archived, and no step of our
 * flow claimed for it. One that is still open is work: it goes on in our flow, from accept, where a person looks at it first.
 */

import type { FlowDocument } from '../flow/flow.ts';
import { findStep, step } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { system } from './decision.ts';
import { evolve } from './evolve.ts';
import { viewOf, type Surroundings } from './facts.ts';
import type { ImportedCase } from './import-case.ts';
import { open } from './open.ts';
import type { Ticket, TicketEvent } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

export interface BringInWish {
  readonly source: string;
  readonly number: string;
  readonly ticketId: Id;
  readonly channelId: Id;
  readonly customerId: Id;
  readonly messageId: Id | null;
  readonly followUpId: Id;
  readonly flow: { readonly versionId: Id; readonly document: FlowDocument };
  readonly surroundings: Surroundings;
  /** When it is brought in: from here on, what happens is ours. */
  readonly at: Instant;
}

export function bringIn(found: ImportedCase, wish: BringInWish): readonly TicketEvent[] {
  const opening = open({
    number: wish.number, channelId: wish.channelId, customerId: wish.customerId, subject: found.subject, kind: found.kind, categoryId: found.categoryId,
    region: found.region, fields: found.fields, teamId: null, messageId: wish.messageId, flow: wish.flow, at: found.openedAt, by: system,
  }).value.events;
  const importedFrom = { source: wish.source, externalId: found.externalId, agent: found.agent };
  const events = opening.map((event) => (event.kind === 'opened' ? { ...event, importedFrom } : event));
  const recorded = found.steps.map(({ activity, facts, at }): TicketEvent => ({ kind: 'recorded', activity, facts, at, by: system }));
  if (found.archivedAt === null) return [...events, ...recorded, ...intoAccept(events, wish)];
  return [...events, ...recorded, { kind: 'archived', from: wish.flow.document.start, exit: 'imported', at: found.archivedAt, by: system }];
}

/** By the flow's own exit, and silently: nobody is told of steps that are only bookkeeping. Where it asks for something the file has not, the ticket waits where it opened. */
function intoAccept(events: readonly TicketEvent[], { ticketId, flow, surroundings, at, followUpId }: BringInWish): readonly TicketEvent[] {
  const ticket = events.reduce<Ticket | null>((before, event) => evolve(before, event, ticketId), null)!;
  const exit = findStep(flow.document, ticket.step)?.exits.find(({ on, to, answersOnTheSpot }) => on === 'choice' && !answersOnTheSpot && findStep(flow.document, to)?.stage === 'accept');
  if (exit === undefined) return [];
  const walk = step(flow.document, ticket, { kind: 'exit', exit: exit.key, given: {} }, viewOf(ticket, surroundings));
  return walk.ok ? walkEvents(ticket, walk.value, { at, by: system, followUpId }).events : [];
}
