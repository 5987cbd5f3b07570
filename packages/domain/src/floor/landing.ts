/** 件件有着落: where a ticket has landed. One that is nowhere is in limbo, and that is never right (R-B7). */

import type { TicketState } from '../ticket/ticket.ts';

export interface Whereabouts {
  readonly state: TicketState;
  /** Steps of this role are walked by the machine: its sweeps hold them. */
  readonly role: string;
  readonly agentId: string | null;
  readonly teamId: string | null;
  /** Whether the holder still works here. */
  readonly holderActive: boolean;
  /** Whether a promise runs on it. */
  readonly promised: boolean;
  /** Whether somebody was told that it waits too long. */
  readonly alerted: boolean;
  /** Whether it has waited so briefly that nobody need have been told. */
  readonly fresh: boolean;
  /** When the pause ends by itself, or a silence confirms. */
  readonly ends: boolean;
}

const landings = ['held', 'queued', 'paused', 'machine', 'done', 'limbo'] as const;
export type Landing = (typeof landings)[number];

/** `held`: by a person. `queued`: in a team's queue, with a promise or an alert. `paused`: with an end. `machine`: a sweep acts. */
export function landingOf(ticket: Whereabouts): Landing {
  if (ticket.state === 'archived' || ticket.state === 'merged') return 'done';
  if (ticket.state === 'paused') return ticket.ends || (ticket.agentId !== null && ticket.holderActive) ? 'paused' : 'limbo';
  if (ticket.role === 'assistant') return ticket.ends || ticket.promised || ticket.fresh ? 'machine' : 'limbo';
  if (ticket.agentId !== null) return ticket.holderActive ? 'held' : 'limbo';
  if (ticket.teamId !== null && (ticket.promised || ticket.alerted || ticket.fresh)) return 'queued';
  return 'limbo';
}
