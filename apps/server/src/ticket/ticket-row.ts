/** A ticket as a row and back. The row is the truth; the fold of its events must give the same (tested). */

import { isLeft } from '@huiyin/domain/ticket/abandon.ts';
import { priorities, type Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Selectable } from 'kysely';
import type { TicketTable } from './ticket.tables.ts';

export type TicketRecord = Selectable<TicketTable>;

export function ticketFromRow(row: TicketRecord): Ticket {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    channelId: row.channel_id,
    customerId: row.customer_id,
    subject: row.subject,
    kind: row.kind,
    categoryId: row.category_id,
    region: row.region,
    complaint: row.complaint,
    flowVersionId: row.flow_version_id,
    stage: row.stage,
    step: row.step,
    role: row.role,
    stepEnteredAt: row.step_entered_at,
    fields: row.fields,
    urgency: row.urgency,
    impact: row.impact,
    priority: row.priority,
    teamId: row.team_id,
    agentId: row.agent_id,
    heldBy: row.held_by,
    state: row.state,
    pause: row.pause,
    rests: row.rests,
    solution: row.solution,
    confirmation: row.confirmation,
    silenceConfirmsAt: row.silence_confirms_at,
    answeredOnTheSpot: row.answered_on_the_spot,
    rating: row.rating,
    ratingAskedAt: row.rating_asked_at,
    followUp: row.follow_up,
    messageSeq: row.message_seq,
    firstAnsweredAt: row.first_answered_at,
    waitingSince: row.waiting_since,
    lastMessageAt: row.last_message_at,
    reopenings: row.reopenings,
    urges: row.urges,
    exception: row.exception,
    escalatedAt: row.escalated_at,
    expeditedAt: row.expedited_at,
    abandonedAt: row.abandoned_at,
    mergedInto: row.merged_into,
    parentId: row.parent_id,
    links: row.links,
    subTasks: row.sub_tasks,
    handOver: row.hand_over,
    assistant: row.assistant,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    archivedAt: row.archived_at,
  };
}

/** For `jsonb_populate_record(null::ticket, …)`: one parameter carries the whole row, so that the statement's text never changes and stays prepared. */
export function rowOfTicket(ticket: Ticket, visitorId: string | null, dueAt: number | null) {
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    channel_id: ticket.channelId,
    customer_id: ticket.customerId,
    visitor_id: visitorId,
    subject: ticket.subject,
    kind: ticket.kind,
    category_id: ticket.categoryId,
    region: ticket.region,
    complaint: ticket.complaint,
    flow_version_id: ticket.flowVersionId,
    stage: ticket.stage,
    step: ticket.step,
    role: ticket.role,
    step_entered_at: iso(ticket.stepEnteredAt),
    fields: ticket.fields,
    urgency: ticket.urgency,
    impact: ticket.impact,
    priority: ticket.priority,
    priority_rank: rankOf(ticket),
    team_id: ticket.teamId,
    agent_id: ticket.agentId,
    held_by: ticket.heldBy,
    state: ticket.state,
    pause: ticket.pause,
    rests: ticket.rests,
    solution: ticket.solution,
    confirmation: ticket.confirmation,
    silence_confirms_at: iso(ticket.silenceConfirmsAt),
    answered_on_the_spot: ticket.answeredOnTheSpot,
    rating: ticket.rating,
    rating_asked_at: iso(ticket.ratingAskedAt),
    follow_up: ticket.followUp,
    message_seq: ticket.messageSeq,
    first_answered_at: iso(ticket.firstAnsweredAt),
    waiting_since: iso(ticket.waitingSince),
    last_message_at: iso(ticket.lastMessageAt),
    due_at: iso(dueAt),
    // Without a promise it counts as due since it began to wait.
    queue_at: iso(dueAt ?? ticket.waitingSince ?? ticket.stepEnteredAt),
    reopenings: ticket.reopenings,
    urges: ticket.urges,
    exception: ticket.exception,
    escalated_at: iso(ticket.escalatedAt),
    expedited_at: iso(ticket.expeditedAt),
    abandoned_at: iso(ticket.abandonedAt),
    merged_into: ticket.mergedInto,
    parent_id: ticket.parentId,
    links: ticket.links,
    sub_tasks: ticket.subTasks,
    hand_over: ticket.handOver,
    assistant: ticket.assistant,
    opened_by: ticket.openedBy,
    opened_at: iso(ticket.openedAt),
    archived_at: iso(ticket.archivedAt),
  };
}

/** 0: put before all others by hand. Where nobody sits in front of it any more it waits among the last, unless it is urgent. */
function rankOf(ticket: Ticket): number {
  if (ticket.expeditedAt !== null) return 0;
  const priority = isLeft(ticket) && ticket.priority !== 'urgent' ? 'low' : ticket.priority;
  return priorities.indexOf(priority) + 1;
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
