/** The one function that applies events. It decides nothing: an event is a fact, and facts are not refused. */

import type { Id } from '../kernel/id.ts';
import { assistantAccepted, assistantBegun, assistantDoubted, assistantEnded, assistantSpoke, handedToPerson } from './assistant-part.ts';
import { isBackToWork } from './go-back.ts';
import { answersOf, ratedAt } from './rate.ts';
import { restsAfter } from './rest.ts';
import { subTasksAfter } from './sub-task.ts';
import type { EventOf, Ticket, TicketEvent } from './ticket.ts';

/** `id` names the ticket that an opening event brings into being. */
export function evolve(ticket: Ticket | null, event: TicketEvent, id: Id): Ticket {
  if (event.kind === 'opened') return opened(event, id);
  if (ticket === null) throw new Error(`a ticket begins with opened, not with ${event.kind}`);
  const after = { ...ticket, ...changeBy(ticket, event), version: ticket.version + 1 };
  return { ...after, rests: restsAfter(ticket, after, event) };
}

function changeBy(ticket: Ticket, event: Exclude<TicketEvent, { kind: 'opened' }>): Partial<Ticket> {
  const { at } = event;
  switch (event.kind) {
    case 'classified':
      return { kind: event.ticketKind, categoryId: event.categoryId, complaint: ticket.complaint || event.ticketKind === 'complaint' };
    case 'prioritised':
      return { urgency: event.urgency, impact: event.impact, priority: event.priority };
    case 'flow_taken':
      return { flowVersionId: event.flowVersionId, ...goTo(ticket, event), exception: null, answeredOnTheSpot: false };
    case 'assigned':
      return assigned(ticket, event);
    case 'hand_over_acknowledged':
      return { handOver: null };
    case 'released':
      return { agentId: null };
    case 'message_received':
      return { messageSeq: event.seq, lastMessageAt: at, waitingSince: ticket.waitingSince ?? at, abandonedAt: null };
    case 'answered':
      return answered(ticket, event);
    case 'assistant_began':
      return assistantBegun(ticket);
    case 'assistant_answered':
      return assistantSpoke(ticket, event);
    case 'assistant_doubted':
      return assistantDoubted(ticket);
    case 'assistant_accepted':
      return assistantAccepted(ticket);
    case 'handed_to_person':
      return handedToPerson(ticket, event);
    case 'answer_waived':
      return { waitingSince: null };
    case 'noted':
      return { messageSeq: event.seq };
    case 'moved':
      return moved(ticket, event);
    case 'fields_changed':
      return { fields: { ...ticket.fields, ...event.fields } };
    case 'subject_changed':
      return { subject: event.subject };
    case 'exception_raised':
      return { ...goTo(ticket, event), exception: { plan: event.plan, at, raisedIn: ticket.step } };
    case 'exception_settled':
      return { ...assistantEnded(ticket, 'moved'), exception: null, role: event.role };
    case 'escalated':
      return { ...(event.by.kind === 'person' ? assistantEnded(ticket, 'person') : {}), escalatedAt: at };
    case 'expedited':
      return { expeditedAt: at };
    case 'abandoned':
      return { abandonedAt: at };
    case 'paused':
      return { ...(event.by.kind === 'person' ? assistantEnded(ticket, 'person') : {}), state: 'paused', pause: { reason: event.reason, since: at, until: event.until } };
    case 'resumed':
      return { state: 'open', pause: null };
    case 'solution_proposed':
      return { solution: { text: event.text, evidence: event.evidence, at } };
    case 'confirmation_asked':
      return { silenceConfirmsAt: event.silenceConfirmsAt, confirmation: null };
    case 'confirmed':
      return { confirmation: { by: event.confirmedBy, at }, silenceConfirmsAt: null };
    case 'objected':
      return { confirmation: null, silenceConfirmsAt: null };
    case 'rating_asked':
      return { ratingAskedAt: at };
    case 'rated':
      return { rating: { score: event.score, scale: event.scale, at: ratedAt(ticket) ?? at, ...answersOf(event) } };
    case 'follow_up_planned':
      return { followUp: { id: event.followUpId, dueAt: event.dueAt, method: event.method, attempts: attemptsOf(ticket, event.followUpId), outcome: 'planned' } };
    case 'follow_up_attempted':
      return ticket.followUp === null ? {} : { followUp: { ...ticket.followUp, attempts: ticket.followUp.attempts + 1 } };
    case 'follow_up_completed':
      return {
        ...(ticket.followUp === null ? {} : { followUp: { ...ticket.followUp, outcome: event.outcome } }),
        reopenings: ticket.reopenings + (event.outcome === 'bad' ? 1 : 0),
      };
    case 'follow_up_waived':
      return ticket.followUp === null ? {} : { followUp: { ...ticket.followUp, outcome: 'waived' } };
    case 'archived':
      return { state: 'archived', archivedAt: at, waitingSince: null, pause: null, silenceConfirmsAt: null, exception: null, expeditedAt: null, handOver: null };
    case 'reopened':
      return { state: 'open', archivedAt: null, reopenings: ticket.reopenings + 1, ...positionOf(event, at), ...newRound(ticket) };
    case 'merged':
      return { state: 'merged', mergedInto: event.into };
    case 'unmerged':
      return { state: event.state, mergedInto: null };
    case 'linked':
      return { links: [...ticket.links, { ticketId: event.ticketId, relation: event.relation }] };
    case 'unlinked':
      return { links: ticket.links.filter((link) => link.ticketId !== event.ticketId) };
    case 'complaint_marked':
      return { complaint: true, kind: 'complaint' };
    case 'urged':
      return { urges: ticket.urges + 1 };
    case 'customer_changed':
      return { customerId: event.customerId };
    case 'absorbed':
      return { waitingSince: earlier(ticket.waitingSince, event.waitingSince ?? null) };
    case 'sub_task_asked':
    case 'sub_task_taken':
    case 'sub_task_released':
    case 'sub_task_approved':
    case 'sub_task_attempted':
    case 'sub_task_done':
    case 'sub_task_declined':
    case 'sub_task_cancelled':
      return { subTasks: subTasksAfter(ticket.subTasks, event) };
    case 'contact_left':
    case 'shed':
    case 'split_off':
    case 'recorded':
      return {};
  }
}

/** What was said and asked of the last round no longer counts once the matter is open again, and what solved nothing is no solution. It stays to be read. */
function newRound({ solution }: Ticket): Partial<Ticket> {
  return { confirmation: null, silenceConfirmsAt: null, followUp: null, ratingAskedAt: null, answeredOnTheSpot: false, solution: solution && { ...solution, lapsed: true } };
}

function positionOf(event: { step: string; stage: Ticket['stage']; role: string }, at: number): Pick<Ticket, 'step' | 'stage' | 'role' | 'stepEnteredAt'> {
  return { step: event.step, stage: event.stage, role: event.role, stepEnteredAt: at };
}

/** A way back from feedback or follow_up, whatever led there, begins a new round. A ticket that goes on is not the assistant's any more. */
function goTo(ticket: Ticket, event: EventOf<'moved' | 'flow_taken' | 'exception_raised'>): Partial<Ticket> {
  return { ...assistantEnded(ticket, 'moved'), ...positionOf(event, event.at), ...(isBackToWork(ticket.stage, event.stage) ? newRound(ticket) : {}) };
}

function moved(ticket: Ticket, event: EventOf<'moved'>): Partial<Ticket> {
  return {
    ...goTo(ticket, event),
    fields: { ...ticket.fields, ...event.fields },
    exception: null,
    ...(ticket.stage === 'feedback' ? { silenceConfirmsAt: null } : {}),
    ...(event.answeredOnTheSpot ? { answeredOnTheSpot: true } : {}),
  };
}

function assigned(ticket: Ticket, event: EventOf<'assigned'>): Partial<Ticket> {
  const place = { agentId: event.agentId, teamId: event.teamId, handOver: handOverAfter(ticket, event) };
  // Whoever is given it, or gives it on, has stepped in; the rules that find its queue have not.
  if (event.agentId === null) return event.by.kind === 'person' ? { ...place, ...assistantEnded(ticket, 'person') } : place;
  const stepIn = assistantEnded(ticket, 'person');
  return { ...place, ...stepIn, heldBy: { ...ticket.heldBy, [stepIn.role ?? ticket.role]: { agentId: event.agentId, teamId: event.teamId } } };
}

/** A summary waits for whoever has the ticket in hand next; passing it on without one keeps the old words at hand. */
function handOverAfter(ticket: Ticket, event: EventOf<'assigned'>): Ticket['handOver'] {
  const { summary = null, because } = event;
  if (summary !== null || because) return { at: event.at, by: event.by.kind === 'person' ? event.by.id : null, summary, ...(because ? { because } : {}), withinMs: event.withinMs ?? null, takenAt: null };
  if (ticket.handOver === null || event.agentId === null) return ticket.handOver;
  return { ...ticket.handOver, takenAt: ticket.handOver.takenAt ?? event.at };
}

/** Only a person's word answers a customer (R-A5); what the system says by itself leaves the customer waiting. */
function answered(ticket: Ticket, event: EventOf<'answered'>): Partial<Ticket> {
  const said = { messageSeq: event.seq, lastMessageAt: event.at };
  const byPerson = event.by.kind === 'person' || event.by.kind === 'key';
  return byPerson ? { ...said, ...assistantEnded(ticket, 'person'), waitingSince: null, firstAnsweredAt: ticket.firstAnsweredAt ?? event.at } : said;
}

/** Nobody stops waiting because two matters became one. */
function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function attemptsOf(ticket: Ticket, followUpId: Id): number {
  return ticket.followUp?.id === followUpId ? ticket.followUp.attempts : 0;
}

function opened(event: EventOf<'opened'>, id: Id): Ticket {
  return {
    id,
    number: event.number,
    version: 1,
    channelId: event.channelId,
    customerId: event.customerId,
    subject: event.subject,
    kind: event.ticketKind,
    categoryId: event.categoryId,
    region: event.region,
    complaint: event.ticketKind === 'complaint',
    flowVersionId: event.flowVersionId,
    ...positionOf(event, event.at),
    fields: event.fields,
    urgency: null,
    impact: null,
    priority: 'normal',
    teamId: event.teamId,
    agentId: null,
    heldBy: {},
    state: 'open',
    pause: null,
    rests: event.importedFrom ? [{ why: 'elsewhere', from: event.at, to: null }] : [],
    solution: null,
    confirmation: null,
    silenceConfirmsAt: null,
    answeredOnTheSpot: false,
    rating: null,
    ratingAskedAt: null,
    followUp: null,
    messageSeq: 0,
    firstAnsweredAt: null,
    waitingSince: null,
    lastMessageAt: null,
    reopenings: 0,
    urges: 0,
    exception: null,
    escalatedAt: null,
    expeditedAt: null,
    abandonedAt: null,
    mergedInto: null,
    parentId: event.parentId,
    links: [],
    subTasks: [],
    handOver: null,
    assistant: null,
    openedBy: event.by.kind,
    openedAt: event.at,
    archivedAt: null,
  };
}
