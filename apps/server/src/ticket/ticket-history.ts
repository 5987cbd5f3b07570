/** A ticket with everything that belongs to it, made elsewhere (the demo, an import, a drill) and brought in whole. */

import type { FollowUpMethod } from '@huiyin/domain/flow/flow.ts';
import type { SubTaskRecord } from '@huiyin/domain/ticket/sub-task-record.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import type { Aftermath } from './reactions.ts';
import type { NewMessage } from './ticket.store.ts';

export interface VisitRecord {
  readonly id: string;
  readonly dueAt: number;
  readonly method: FollowUpMethod;
  readonly script: string;
  readonly outcome: 'planned' | 'good' | 'bad' | 'waived';
  readonly agentId: string | null;
  readonly teamId: string | null;
  readonly doneAt: number | null;
  readonly note: string | null;
}

export interface TicketHistory {
  readonly ticket: Ticket;
  /** Rows of the log, as `applyEvents` gives them. */
  readonly rows: readonly object[];
  readonly said: readonly NewMessage[];
  readonly aftermath: Aftermath;
  readonly visits: readonly VisitRecord[];
  readonly attempts: readonly { readonly visitId: string; readonly at: number; readonly reached: boolean; readonly note: string | null; readonly personId: string | null }[];
  readonly ratings: readonly { readonly version: number; readonly score: number; readonly scale: number; readonly comment: string | null; readonly at: number; readonly by: string }[];
  /** The worklist of what was asked of others; none where nothing was. */
  readonly subTasks?: readonly SubTaskRecord[];
  readonly reads: readonly { readonly readerId: string; readonly seq: number }[];
}

/** The worklist after one event, as `saveFollowUps` leaves it; `ticket` is the ticket after the whole act. */
export function visitsAfter(visits: readonly VisitRecord[], ticket: Ticket, event: TicketEvent): readonly VisitRecord[] {
  const planned = (change: (visit: VisitRecord) => VisitRecord) => visits.map((visit) => (visit.outcome === 'planned' ? change(visit) : visit));
  switch (event.kind) {
    case 'follow_up_planned': {
      const { followUpId: id, dueAt, method, script } = event;
      if (visits.some((visit) => visit.id === id)) return visits.map((visit) => (visit.id === id ? { ...visit, dueAt, method, script } : visit));
      return [...visits, { id, dueAt, method, script, outcome: 'planned', agentId: ticket.agentId, teamId: ticket.teamId, doneAt: null, note: null }];
    }
    case 'follow_up_completed':
      return planned((visit) => ({ ...visit, outcome: event.outcome, doneAt: event.at, note: event.note }));
    case 'follow_up_waived':
      return planned((visit) => ({ ...visit, outcome: 'waived', doneAt: event.at, note: event.reason }));
    case 'reopened':
    case 'merged':
      return planned((visit) => ({ ...visit, outcome: 'waived', doneAt: event.at, note: null }));
    case 'assigned':
    case 'released':
      return planned((visit) => ({ ...visit, agentId: ticket.agentId, teamId: ticket.teamId }));
    default:
      return visits;
  }
}
