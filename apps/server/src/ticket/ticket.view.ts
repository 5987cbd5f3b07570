/** A ticket as the API shows it. Nothing here decides; what the view does not name never leaves. */

import { isLeft } from '@huiyin/domain/ticket/abandon.ts';
import { findStep } from '@huiyin/domain/flow/step.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { stages } from '@huiyin/domain/flow/stage.ts';
import { reachOf, type Actor, type Reach } from '@huiyin/domain/identity/actor.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { isSpeaking } from '@huiyin/domain/ticket/assistant-part.ts';
import { viewOf } from '@huiyin/domain/ticket/facts.ts';
import type { MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import type { TicketRow, TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { isApproved, openSubTasks } from '@huiyin/domain/ticket/sub-task.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { waysOut } from '@huiyin/domain/ticket/ways-out.ts';
import { readPublished, type PublishedFlow } from '../flow/index.ts';
import type { Shell } from '../platform/shell.ts';
import { customerUrl } from './customer-link.ts';
import { readTicketPage, type TicketDetail, type TicketPage } from './detail.store.ts';
import { powersOf } from './doer.ts';
import { linksWithin } from './page-after.ts';
import type { QueueRow } from './queue.store.ts';
import { clocksShown, knownOf, type Known } from './reactions.ts';
import { surveyOf } from './survey.ts';
import { customFormOf, taxonomyOf } from './taxonomy.ts';
import { readTicketFiles, type MessageRow } from './thread.store.ts';

/** Null when the ticket is out of reach. */
export async function viewTicket(shell: Shell, ticketId: string, actor: Actor, reach: Reach): Promise<TicketView | null> {
  const page = await readTicketPage(shell.db, ticketId, reach, linksWithin(actor));
  return page ? viewPage(shell, page, actor) : null;
}

export async function viewPage(shell: Shell, page: TicketPage, actor: Actor): Promise<TicketView> {
  const { ticket, detail } = page;
  const [flow, taxonomy, known, survey, evidence] = await Promise.all([
    readPublished(shell.db, ticket.flowVersionId),
    taxonomyOf(shell.db),
    knownOf(shell),
    surveyOf(shell, ticket.channelId),
    ticket.solution === null || ticket.solution.evidence.length === 0 ? [] : readTicketFiles(shell.db, ticket.id, ticket.solution.evidence),
  ]);
  const may = mayOf(ticket, actor);
  const step = findStep(flow.document, ticket.step);
  return {
    ...plainFacts(ticket),
    category: detail.category?.key ?? null,
    categoryName: detail.category?.name ?? null,
    classification: detail.classified && { ...detail.classified.facts, at: new Date(detail.classified.at).toISOString() },
    priorityReason: detail.prioritised?.reason ?? null,
    customer: { ...detail.customer, contact: page.contact },
    channel: detail.channel,
    agent: detail.agent,
    team: detail.team,
    flow: { key: flow.key, version: flow.number, versionId: flow.id, name: flow.document.name },
    guide: {
      name: step?.name ?? { zh: ticket.step, en: ticket.step },
      role: ticket.role,
      tool: step?.tool ?? 'huiyin',
      text: step?.guide ?? { zh: '—', en: '—' },
      phrases: [...(step?.phrases ?? [])],
      form: step?.form ?? { type: 'object', properties: {} },
      exceptions: (step?.exceptions ?? []).map((plan) => ({
        key: plan.key, name: plan.name, plan: plan.plan, role: plan.role, withinMs: plan.within?.ms ?? null, tellsCustomer: plan.tellCustomer !== null,
      })),
    },
    path: pathOf(flow.document, ticket, detail),
    clocks: clocksShown(page.kept, known, shell.clock.now()),
    customForm: customFormOf(taxonomy, ticket.kind),
    exits: may.work ? waysOut(ticket, flow.document, viewOf(ticket, page.surroundings)).map((way) => ({ ...way, missing: [...way.missing] })) : [],
    exception: exceptionOf(flow.document, ticket, detail),
    handOver: ticket.handOver && { at: toWire(ticket.handOver.at), by: detail.handedBy, summary: ticket.handOver.summary, because: ticket.handOver.because ?? null, takenAt: toWireOrNull(ticket.handOver.takenAt) },
    assistant: ticket.assistant && { speaks: isSpeaking(ticket) && ticket.state === 'open', turns: ticket.assistant.turns, failed: ticket.assistant.failed, ended: ticket.assistant.ended },
    subTasks: { open: openSubTasks(ticket.subTasks).length, all: ticket.subTasks.length, approved: isApproved(ticket.subTasks) },
    solution: ticket.solution && { text: ticket.solution.text, evidence, at: toWire(ticket.solution.at), lapsed: ticket.solution.lapsed === true },
    rating: ticket.rating && { ...ticket.rating, recommend: ticket.rating.recommend ?? null, effort: ticket.rating.effort ?? null, comment: detail.ratingComment, at: toWire(ticket.rating.at) },
    survey,
    links: ticket.links.flatMap((link) => {
      const other = detail.linked.find((linked) => linked.id === link.ticketId);
      return other ? [{ ticketId: other.id, number: other.number, subject: other.subject, relation: link.relation }] : [];
    }),
    mergedInto: detail.mergedInto,
    parent: detail.parent,
    customerUrl: customerUrl(shell.config.publicUrl, shell.secrets, ticket.id),
    may,
  };
}

function plainFacts(ticket: Ticket) {
  return {
    id: ticket.id, number: ticket.number, subject: ticket.subject, stage: ticket.stage, step: ticket.step, state: ticket.state, kind: ticket.kind,
    region: ticket.region, complaint: ticket.complaint, priority: ticket.priority, urgency: ticket.urgency, impact: ticket.impact,
    fields: { ...ticket.fields },
    pause: ticket.pause && { reason: ticket.pause.reason, since: toWire(ticket.pause.since), until: toWireOrNull(ticket.pause.until) },
    confirmation: ticket.confirmation && { by: ticket.confirmation.by, at: toWire(ticket.confirmation.at) },
    silenceConfirmsAt: toWireOrNull(ticket.silenceConfirmsAt),
    ratingAskedAt: toWireOrNull(ticket.ratingAskedAt),
    followUp: ticket.followUp && { ...ticket.followUp, dueAt: toWire(ticket.followUp.dueAt) },
    escalatedAt: toWireOrNull(ticket.escalatedAt),
    expeditedAt: toWireOrNull(ticket.expeditedAt),
    abandonedAt: toWireOrNull(isLeft(ticket) ? ticket.abandonedAt : null),
    urges: ticket.urges, reopenings: ticket.reopenings, messageSeq: ticket.messageSeq,
    firstAnsweredAt: toWireOrNull(ticket.firstAnsweredAt),
    waitingSince: toWireOrNull(ticket.waitingSince),
    stepEnteredAt: toWire(ticket.stepEnteredAt),
    openedAt: toWire(ticket.openedAt),
    archivedAt: toWireOrNull(ticket.archivedAt),
    version: ticket.version,
  };
}

/** What this actor may do with this ticket, beside what the flow allows. */
function mayOf(ticket: Ticket, actor: Actor): TicketView['may'] {
  const { roles, mayOverride } = powersOf(actor);
  const holdsRole = mayOverride || roles.includes(ticket.role) || (ticket.role === 'assistant' && roles.includes('agent'));
  const reaches = (permission: string) => isWithin(reachOf(actor, permission), ticket);
  return {
    work: reaches('ticket.work') && holdsRole,
    assign: reaches('ticket.assign'),
    override: mayOverride,
    merge: reaches('ticket.merge'),
    ask: reaches('ticket.work'),
    expedite: reaches('ticket.expedite'),
    waiveAnswer: reaches('ticket.work') && ticket.state !== 'merged' && ticket.waitingSince !== null && ticket.firstAnsweredAt !== null,
    acknowledge: ticket.handOver !== null && ticket.agentId === actor.id,
  };
}

/** As `withinReach` says it in SQL, so that no act is offered that would then find no ticket. */
function isWithin(reach: Reach | null, { agentId, teamId }: Pick<Ticket, 'agentId' | 'teamId'>): boolean {
  if (reach === null || reach.scope === 'all') return reach !== null;
  return agentId === reach.personId || (reach.scope === 'team' && teamId !== null && reach.teamIds.includes(teamId));
}

/** The plan in words, from the step that it belongs to. */
function exceptionOf(document: FlowDocument, { exception, role }: Ticket, { exceptionNote }: TicketDetail): TicketView['exception'] {
  if (exception === null) return null;
  const plan = findStep(document, exception.raisedIn ?? '')?.exceptions.find(({ key }) => key === exception.plan);
  const name = plan?.name ?? { zh: exception.plan, en: exception.plan };
  return { plan: exception.plan, at: toWire(exception.at), name, text: plan?.plan ?? name, role, note: exceptionNote, tellsCustomer: (plan?.tellCustomer ?? null) !== null };
}

function pathOf(document: FlowDocument, ticket: Ticket, detail: TicketDetail): TicketView['path'] {
  return stages.map((stage) => ({
    stage,
    steps: document.steps
      .filter((step) => step.stage === stage)
      .map((step) => ({ key: step.key, name: step.name, role: step.role, now: step.key === ticket.step && ticket.state !== 'archived', visited: detail.visited.includes(step.key) })),
  }));
}

export function viewQueueRow(row: QueueRow, flow: PublishedFlow, known: Known, at: number): TicketRow {
  const step = findStep(flow.document, row.step);
  return {
    id: row.id, number: row.number, subject: row.subject, stage: row.stage, step: row.step,
    stepName: step?.name ?? { zh: row.step, en: row.step },
    state: row.state, kind: row.kind, category: row.category, categoryName: row.category_name, priority: row.priority, complaint: row.complaint,
    customer: { id: row.customer_id, name: row.customer_name, tier: row.customer_tier },
    channel: { id: row.channel_id, key: row.channel_key, kind: row.channel_kind, name: row.channel_name },
    agent: row.agent_id === null ? null : { id: row.agent_id, name: row.agent_name ?? '' },
    team: row.team_id === null || row.team_name === null ? null : { id: row.team_id, name: row.team_name },
    unread: Math.max(0, row.message_seq - (row.read_seq ?? 0)),
    lastMessage: row.last_body === null ? null : { excerpt: row.last_body, direction: row.last_direction!, at: toWire(row.last_at!) },
    waitingSince: toWireOrNull(row.waiting_since),
    clocks: clocksShown(row.kept, known, at),
    urges: row.urges, assistantSpeaks: row.assistant_speaks, openedAt: toWire(row.opened_at), archivedAt: toWireOrNull(row.archived_at), version: row.version,
  };
}

export function viewMessage(row: MessageRow): MessageView {
  return {
    id: row.id, seq: row.seq, direction: row.direction,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    body: row.body, attachments: [...(row.attachments ?? [])], choices: [...(row.choices ?? [])], citations: [...(row.citations ?? [])], at: toWire(row.at), clientId: row.client_id,
  };
}
