/** An event of the log as a sentence: who did what. Unknown kinds say so instead of breaking the page. */

import type { SystemReason } from '@huiyin/domain/kernel/reason.ts';
import type { TicketEventKind } from '@huiyin/domain/ticket/ticket.ts';
import type { TFunction } from 'i18next';
import { classificationBasis, priorityBasis } from '../basis.ts';
import type { TicketEventView } from '../ticket.queries.ts';

export interface Names {
  readonly meId: string;
  step(key: string): string | null;
  person(id: string): string | null;
  team(id: string): string | null;
  category(id: string): string | null;
  kind(key: string): string | null;
  plan(key: string): string | null;
  role?(key: string): string | null;
  /** The title of a sub-task. */
  subTask?(id: string): string | null;
  /** The way out that somebody took; known where the flow's versions have been read. */
  exit?(event: TicketEventView): string | null;
  /** Why the system did it. */
  reason?(reason: SystemReason): string | null;
  moment(at: string | number): string;
}

export interface Sentence {
  readonly who: string;
  readonly what: string;
  /** A reason, note or comment that came with it. */
  readonly aside: string | null;
  /** What a machine's decision rests on. */
  readonly basis: string | null;
}

type Words = TFunction<'ticket'>;
type Facts = Readonly<Record<string, unknown>>;

export function describeEvent(event: TicketEventView, names: Names, t: Words): Sentence {
  return {
    who: whoDid(event.by, names, t),
    what: whatHappened(event.kind as TicketEventKind, event.facts, event, names, t),
    aside: reasonless.has(event.kind) ? null : (systemReasonOf(event.facts, names) ?? asideOf(event.kind, event.facts)),
    basis: basisOf(event.kind, event.facts, t),
  };
}

function whoDid(by: { readonly kind: string; readonly id: string | null; readonly name: string | null }, names: Pick<Names, 'meId'>, t: Words): string {
  if (by.id !== null && by.id === names.meId) return t('timeline.you');
  if (by.name) return by.name;
  return by.kind === 'assistant' || by.kind === 'system' || by.kind === 'customer' || by.kind === 'key' ? t(`author.${by.kind}`) : t('author.unknown');
}

function whatHappened(kind: TicketEventKind, facts: Facts, event: TicketEventView, names: Names, t: Words): string {
  const { step, by } = event;
  const place = { step: names.step(text(facts['step']) ?? step) ?? text(facts['step']) ?? step };
  const person = (id: unknown) => (typeof id === 'string' ? (names.person(id) ?? t('author.person')) : t('nobody'));
  const other = event.other ? t('event.otherTicket', { number: event.other.number }) : t('event.anotherTicket');
  const team = (id: unknown) => (typeof id === 'string' ? (names.team(id) ?? '') : '');
  switch (kind) {
    case 'opened':
      return by.kind === 'customer' ? t('event.openedChannel') : t('event.opened');
    case 'classified': {
      const kindName = typeof facts['ticketKind'] === 'string' ? (names.kind(facts['ticketKind']) ?? facts['ticketKind']) : null;
      const category = typeof facts['categoryId'] === 'string' ? (names.category(facts['categoryId']) ?? '…') : null;
      if (category !== null) return kindName === null ? t('event.classified', { category }) : t('event.classifiedBoth', { kind: kindName, category });
      if (kindName !== null) return t('event.classifiedKind', { kind: kindName });
      return facts['classifier'] === 'person' ? t('event.classifiedCleared') : t('event.classifiedNothing');
    }
    case 'prioritised':
      return t('event.prioritised', { priority: t(`priority.${facts['priority'] as 'normal'}`) });
    case 'flow_taken':
      return t('event.flow_taken', place);
    case 'assigned': {
      const how = facts['how'];
      if (typeof facts['agentId'] !== 'string') {
        if (typeof facts['teamId'] !== 'string') return t('event.unassigned');
        const to = { team: team(facts['teamId']) };
        return t(how === 'returned' ? 'event.returned' : how === 'overflowed' ? 'event.overflowedTeam' : how === 'handed_over' ? 'event.handedOverTeam' : 'event.assignedTeam', to);
      }
      if (how === 'taken') return typeof facts['waitedMs'] === 'number' ? t('event.takenAfter', { minutes: minutesOf(facts['waitedMs']) }) : t('event.taken');
      const to = { agent: person(facts['agentId']) };
      return t(how === 'dispatched' ? 'event.dispatched' : how === 'kept' ? 'event.kept' : how === 'overflowed' ? 'event.overflowed' : how === 'handed_over' ? 'event.handedOver' : 'event.assigned', to);
    }
    case 'moved': {
      if (facts['automatic'] === true) return t('event.movedAutomatic', place);
      const exit = names.exit?.(event) ?? null;
      return exit === null ? t('event.moved', place) : t('event.movedBy', { ...place, exit });
    }
    case 'subject_changed':
      return t('event.subject_changed', { subject: text(facts['subject']) ?? '' });
    case 'exception_raised':
      return t('event.exception_raised', { plan: names.plan(text(facts['plan']) ?? '') ?? text(facts['plan']) ?? '' });
    case 'exception_settled':
      return t(`event.exception_settled_${facts['how'] as 'left'}`, { plan: names.plan(text(facts['plan']) ?? '') ?? text(facts['plan']) ?? '' });
    case 'hand_over_acknowledged':
      return t('event.hand_over_acknowledged', { minutes: minutesOf(facts['waitedMs']) });
    case 'sub_task_asked':
    case 'sub_task_taken':
    case 'sub_task_released':
    case 'sub_task_approved':
    case 'sub_task_attempted':
    case 'sub_task_done':
    case 'sub_task_declined':
    case 'sub_task_cancelled':
      return whatOfSubTask(kind, facts, names, t);
    case 'expedited':
      return t('event.expedited');
    case 'abandoned':
      return minutesOf(facts['waitedMs']) === 0 ? t('event.abandonedSoon') : t('event.abandoned', { minutes: minutesOf(facts['waitedMs']) });
    case 'escalated':
      return typeof facts['teamId'] === 'string' ? t('event.escalatedTeam', { team: team(facts['teamId']) }) : t('event.escalated');
    case 'paused':
      return facts['reason'] === 'third_party' ? t('event.pausedThird') : t('event.pausedCustomer');
    case 'confirmed':
      return facts['confirmedBy'] === 'agent' ? t('event.confirmedAgent') : facts['confirmedBy'] === 'silence' ? t('event.confirmedSilence') : t('event.confirmedCustomer');
    case 'rated':
      return t('event.rated', { score: Number(facts['score']), scale: Number(facts['scale']) });
    case 'follow_up_planned':
      return t('event.follow_up_planned', { time: typeof facts['dueAt'] === 'number' || typeof facts['dueAt'] === 'string' ? names.moment(facts['dueAt']) : '', method: t(`method.${facts['method'] as 'phone'}`) });
    case 'follow_up_attempted':
      return facts['reached'] === true ? t('event.follow_up_reached') : t('event.follow_up_unreached');
    case 'follow_up_completed':
      return facts['outcome'] === 'bad' ? t('event.follow_up_bad') : t('event.follow_up_good');
    case 'reopened':
      return t('event.reopened', place);
    case 'linked':
      return t('event.linked', { other, relation: t(`relation.${facts['relation'] as 'related'}`) });
    case 'merged':
    case 'absorbed':
    case 'unmerged':
    case 'shed':
    case 'split_off':
    case 'unlinked':
      return t(`event.${kind}`, { other });
    case 'recorded':
      return t('event.recorded', { activity: text(facts['activity']) ?? '' });
    case 'assistant_answered':
      return t(facts['turn'] === 'clarify' ? 'event.assistantClarified' : 'event.assistantAnswered');
    case 'assistant_accepted':
      return t(facts['how'] === 'left' ? 'event.assistantLeftWith' : 'event.assistantAccepted');
    case 'handed_to_person':
      return t('event.handedToPerson', { reason: t(`handOff.${facts['reason'] as 'asked'}`) });
    case 'contact_left':
      return t(`event.contactLeft_${facts['contact'] as 'phone'}`);
    case 'assistant_began':
    case 'assistant_doubted':
    case 'released':
    case 'message_received':
    case 'answered':
    case 'answer_waived':
    case 'noted':
    case 'fields_changed':
    case 'resumed':
    case 'solution_proposed':
    case 'confirmation_asked':
    case 'objected':
    case 'rating_asked':
    case 'follow_up_waived':
    case 'archived':
    case 'complaint_marked':
    case 'urged':
    case 'customer_changed':
      return t(`event.${kind}`);
    default:
      // A newer server may log what this page does not know yet.
      return t('event.unknown');
  }
}

function whatOfSubTask(kind: Extract<TicketEventKind, `sub_task_${string}`>, facts: Facts, names: Names, t: Words): string {
  const asked = (facts['subTask'] ?? {}) as { kind?: 'help' | 'approval' | 'call_back'; title?: string; layers?: readonly { teamId: string | null; agentId: string | null; role: string | null }[] };
  const title = asked.title ?? names.subTask?.(text(facts['subTaskId']) ?? '') ?? t('event.someTask');
  if (kind === 'sub_task_asked') {
    const first = asked.layers?.[0];
    const to = (first?.agentId && names.person(first.agentId)) || (first?.teamId && names.team(first.teamId)) || (first?.role && names.role?.(first.role)) || t('event.someTeam');
    return t(`event.sub_task_asked_${asked.kind ?? 'help'}`, { title, to });
  }
  if (kind === 'sub_task_approved') return t('event.sub_task_approved', { title, layer: Number(facts['layer'] ?? 0) + 1 });
  if (kind === 'sub_task_attempted') return facts['reached'] === true ? t('event.sub_task_reached', { title }) : t('event.sub_task_unreached', { title });
  if (kind === 'sub_task_done') return t(`event.sub_task_done_${(facts['outcome'] ?? 'done') as 'done'}`, { title });
  return t(`event.${kind}`, { title });
}

function minutesOf(ms: unknown): number {
  return Math.round(Number(ms ?? 0) / 60_000);
}

/** Their reasons are codes for machines. */
const reasonless = new Set(['classified', 'prioritised', 'flow_taken', 'handed_to_person']);

function basisOf(kind: string, facts: Facts, t: Words): string | null {
  if (kind === 'prioritised') return priorityBasis(text(facts['reason']), t);
  if (kind !== 'classified' || typeof facts['classifier'] !== 'string' || typeof facts['probability'] !== 'number') return null;
  const reasons = Array.isArray(facts['reasons']) ? facts['reasons'].filter((word) => typeof word === 'string') : [];
  return facts['classifier'] === 'person' ? null : classificationBasis({ classifier: facts['classifier'], probability: facts['probability'], reasons }, t);
}

/** Of what a ladder did; an assignment gives the same reason as the escalation before it, which is enough. */
function systemReasonOf({ reason }: Facts, names: Names): string | null {
  return typeof reason === 'object' && reason !== null && 'code' in reason ? (names.reason?.(reason as SystemReason) ?? null) : null;
}

/** What a person or a customer said to it; a word_like_this is a code. */
function asideOf(kind: string, facts: Facts): string | null {
  // Of a pause, the reason is a choice that the sentence names already.
  for (const name of kind === 'paused' ? ['note'] : ['note', 'reason', 'comment', 'text']) {
    const words = text(facts[name]);
    if (words && !/^[a-z0-9]+(_[a-z0-9]+)+$/.test(words)) return words;
  }
  return null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
