/** Says what a ticket is about. Before it is processed, another kind may lead it into another flow. */

import { acceptAt, start } from '../flow/step.ts';
import type { FlowDocument } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import { accept } from '../kernel/result.ts';
import { closedRefusal, system, type Decided, type Deed } from './decision.ts';
import { endException } from './settle-exception.ts';
import type { Mood, Ticket, TicketEvent } from './ticket.ts';

export interface Classification extends Deed {
  readonly kind: string | null;
  readonly categoryId: Id | null;
  readonly classifier: string;
  readonly probability: number;
  readonly reasons: readonly string[];
  readonly mood?: Mood | null;
  /** The flow that the rules choose for the new kind and category. */
  readonly flow: { readonly versionId: Id; readonly document: FlowDocument };
}

export function classify(ticket: Ticket, wish: Classification): Decided<'ticket.archived' | 'ticket.merged'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const { at, by } = wish;
  const events: TicketEvent[] = [
    { kind: 'classified', ticketKind: wish.kind, categoryId: wish.categoryId, classifier: wish.classifier, probability: wish.probability, reasons: wish.reasons, ...(wish.mood && { mood: wish.mood }), at, by },
    ...takeFlow(ticket, wish.flow, wish.kind ?? 'unclassified', at),
  ];
  return accept({ events, say: [] });
}

/** Once a ticket is processed it keeps its version, whatever is found out later; until then the flow of its kind takes it at its first accept step. */
export function takeFlow(ticket: Ticket, flow: Classification['flow'], reason: string, at: number, always = false): TicketEvent[] {
  // What was answered on the spot is over; another flow would only open it again.
  const mayChange = always || ((ticket.stage === 'consult' || ticket.stage === 'accept') && !ticket.answeredOnTheSpot);
  if (!mayChange || flow.versionId === ticket.flowVersionId) return [];
  // In consult the conversation goes on where it is; later the matter is registered anew, by the other flow's form.
  const there = ticket.stage === 'consult' ? start(flow.document) : acceptAt(flow.document);
  return [...endException(ticket, 'left', at), { kind: 'flow_taken', flowVersionId: flow.versionId, reason, ...there, at, by: system }];
}
