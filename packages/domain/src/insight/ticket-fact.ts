/** What figures need to know of one ticket: one fold over its log, so that facts can be thrown away and told again from zero. */

import { workOf } from '../floor/work-time.ts';
import type { Id } from '../kernel/id.ts';
import { hour, minute, second, type Instant, type Milliseconds } from '../kernel/instant.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Doer, HandOffReason, Mood, TicketEvent } from '../ticket/ticket.ts';
import { effortRange, recommendRange } from '../ticket/rate.ts';
import { moodOf } from './mood.ts';

export interface Hands {
  readonly teamId: Id | null;
  readonly agentId: Id | null;
}

/** Times are spans in milliseconds of calendar time, unless the name says otherwise. */
export interface TicketFact {
  readonly openedAt: Instant;
  readonly openedBy: Doer['kind'];
  readonly channelId: Id;
  readonly customerId: Id;
  readonly kind: string | null;
  readonly categoryId: Id | null;
  readonly region: string | null;
  readonly priority: string;
  readonly flowVersionId: Id;
  readonly campaign: string | null;
  /** Counted at all: not merged into another, not brought in from elsewhere. */
  readonly counted: boolean;

  /** Who answered first; of an unanswered one whose queue it lies in. */
  readonly front: Hands;
  readonly answeredAt: Instant | null;
  readonly abandonedMs: Milliseconds | null;
  /** Told by the telephone: how long a call waited until it was taken or given up. */
  readonly callWaitMs: Milliseconds | null;
  /** Each of the customer's further words (several in a row are one) until a person answered. */
  readonly turnsMs: readonly Milliseconds[];

  /** When what was asked for was done, the last time. */
  readonly solvedAt: Instant | null;
  readonly solver: Hands;
  /** Of the time until then: paused to wait for the customer. */
  readonly customerWaitMs: Milliseconds;
  readonly handledMs: Milliseconds;
  readonly handOvers: number;
  readonly escalations: number;
  readonly reopenings: number;
  readonly objections: number;
  readonly urges: number;
  readonly complaint: boolean;
  /** Somebody wrote down that it is about inconsistent service (field `complaint_cause`). */
  readonly inconsistent: boolean;
  readonly mood: Mood;

  readonly surveyAsked: boolean;
  readonly rating: { readonly score: number; readonly scale: number } | null;
  /** 0…10: how likely they are to recommend us; 1…7: how easy it was (7: very). Answered with the rating, or asked by the follow-up or a form and kept in fields. */
  readonly recommend: number | null;
  readonly effort: number | null;
  readonly visits: number;
  readonly goodVisits: number;

  readonly assistantSpoke: boolean;
  readonly assistantAccepted: 'said' | 'left' | null;
  readonly handedOn: HandOffReason | null;
  readonly personAnswered: boolean;
  readonly articlesQuoted: boolean;
  readonly archivedAt: Instant | null;
}

type Draft = { -readonly [Key in keyof TicketFact]: TicketFact[Key] } & { turnsMs: Milliseconds[] };

interface Course {
  readonly fact: Draft;
  hands: Hands;
  /** Since when the customer waits for a person; null: not their turn. */
  askedAt: Instant | null;
  pausedAt: Instant | null;
  pausedMs: Milliseconds;
  fields: JsonObject;
  /** Of the customer's words, as they were read. */
  sounded: Mood | null;
  readonly actedAt: Map<Id, Instant>;
}

/** The events of one ticket in their order, from its opening on. */
export function factOf(events: readonly TicketEvent[]): TicketFact {
  const [first] = events;
  if (first?.kind !== 'opened') throw new Error('a ticket begins with its opening');
  const fact: Draft = {
    openedAt: first.at, openedBy: first.by.kind, channelId: first.channelId, customerId: first.customerId, kind: first.ticketKind, categoryId: first.categoryId,
    region: first.region, priority: 'normal', flowVersionId: first.flowVersionId, campaign: null, counted: first.importedFrom === undefined,
    front: { teamId: first.teamId, agentId: null }, answeredAt: null, abandonedMs: null, callWaitMs: null, turnsMs: [],
    solvedAt: null, solver: { teamId: null, agentId: null }, customerWaitMs: 0, handledMs: 0, handOvers: 0, escalations: 0, reopenings: 0, objections: 0, urges: 0,
    complaint: first.ticketKind === 'complaint', inconsistent: false, mood: 'neutral', surveyAsked: false, rating: null, recommend: null, effort: null, visits: 0, goodVisits: 0,
    assistantSpoke: false, assistantAccepted: null, handedOn: null, personAnswered: false, articlesQuoted: false, archivedAt: null,
  };
  const course: Course = { fact, hands: fact.front, askedAt: null, pausedAt: null, pausedMs: 0, fields: first.fields, sounded: null, actedAt: new Map() };
  for (const event of events) {
    countWork(course, event);
    follow(course, event);
  }
  return settle(course);
}

/** As the floor counts it: what lies between two acts of one person on one ticket. */
function countWork({ fact, actedAt }: Course, { at, by }: TicketEvent): void {
  if (by.kind !== 'person' || by.id === null) return;
  fact.handledMs += workOf(at, actedAt.get(by.id) ?? null);
  actedAt.set(by.id, at);
}

function follow(course: Course, event: TicketEvent): void {
  const { fact } = course;
  switch (event.kind) {
    case 'classified':
      fact.kind = event.ticketKind;
      fact.categoryId = event.categoryId;
      if (event.ticketKind === 'complaint') fact.complaint = true;
      // Once displeased stays so: a person who sorts the ticket anew does not unsay it.
      if (event.mood !== undefined && course.sounded !== 'negative') course.sounded = event.mood;
      return;
    case 'complaint_marked':
      fact.kind = 'complaint';
      fact.complaint = true;
      return;
    case 'prioritised':
      fact.priority = event.priority;
      return;
    case 'flow_taken':
      fact.flowVersionId = event.flowVersionId;
      return;
    case 'assigned':
      // Between people: from one's hands into another's. Out of a queue is no hand-over.
      if (course.hands.agentId !== null && event.agentId !== course.hands.agentId) fact.handOvers += 1;
      course.hands = { teamId: event.teamId ?? course.hands.teamId, agentId: event.agentId };
      if (fact.answeredAt === null) fact.front = course.hands;
      return;
    case 'released':
      course.hands = { ...course.hands, agentId: null };
      return;
    case 'message_received':
      course.askedAt ??= event.at;
      return;
    case 'answered':
      return answered(course, event);
    case 'answer_waived':
      course.askedAt = null;
      return;
    case 'assistant_answered':
      fact.assistantSpoke = true;
      course.askedAt = null;
      if (event.articles.length > 0) fact.articlesQuoted = true;
      return;
    case 'assistant_accepted':
      fact.assistantAccepted = event.how;
      return;
    case 'handed_to_person':
      fact.handedOn = event.reason;
      course.askedAt ??= event.at;
      return;
    case 'abandoned':
      fact.abandonedMs = event.waitedMs;
      return;
    case 'escalated':
      fact.escalations += 1;
      if (event.teamId !== null) course.hands = { teamId: event.teamId, agentId: null };
      return;
    case 'paused':
      course.pausedAt = event.reason === 'customer' ? event.at : null;
      return;
    case 'resumed':
      if (course.pausedAt !== null) course.pausedMs += event.at - course.pausedAt;
      course.pausedAt = null;
      return;
    case 'moved':
    case 'fields_changed':
      course.fields = { ...course.fields, ...event.fields };
      if (event.kind === 'moved' && event.stage === 'feedback') solved(course, event.at);
      return;
    case 'confirmation_asked':
      return solved(course, event.at);
    case 'objected':
      fact.objections += 1;
      return;
    case 'rating_asked':
      fact.surveyAsked = true;
      return;
    case 'rated':
      fact.rating = { score: event.score, scale: event.scale };
      fact.recommend = event.recommend ?? fact.recommend;
      fact.effort = event.effort ?? fact.effort;
      return;
    case 'follow_up_completed':
      fact.visits += 1;
      if (event.outcome === 'good') fact.goodVisits += 1;
      else fact.reopenings += 1;
      return;
    case 'urged':
      fact.urges += 1;
      return;
    case 'archived':
      fact.archivedAt = event.at;
      if (fact.solvedAt === null) solved(course, event.at);
      return;
    case 'reopened':
      fact.reopenings += 1;
      fact.archivedAt = null;
      return;
    case 'merged':
      fact.counted = false;
      return;
    case 'unmerged':
      fact.counted = true;
      return;
    case 'customer_changed':
      fact.customerId = event.customerId;
      return;
  }
}

function answered(course: Course, event: Extract<TicketEvent, { kind: 'answered' }>): void {
  const { fact } = course;
  if (event.by.kind !== 'person' && event.by.kind !== 'key') return;
  fact.personAnswered = true;
  if (fact.answeredAt === null) {
    fact.answeredAt = event.at;
    fact.front = { teamId: course.hands.teamId, agentId: event.by.kind === 'person' ? event.by.id : null };
  } else if (course.askedAt !== null) {
    fact.turnsMs.push(event.at - course.askedAt);
  }
  course.askedAt = null;
}

/** Done again after it came back: the last time counts, as standards have it. Within one stay in feedback, the first. */
function solved(course: Course, at: Instant): void {
  const { fact } = course;
  fact.solvedAt = at;
  fact.solver = course.hands;
  fact.customerWaitMs = course.pausedMs;
}

function settle({ fact, fields, sounded }: Course): TicketFact {
  fact.campaign = typeof fields.promotion === 'string' && fields.promotion !== '' ? fields.promotion : null;
  fact.callWaitMs = typeof fields.queue_seconds === 'number' && fields.queue_seconds >= 0 ? Math.round(fields.queue_seconds) * second : null;
  if (fields.call_abandoned === true) fact.abandonedMs ??= fact.callWaitMs ?? 0;
  fact.inconsistent = fields.complaint_cause === 'inconsistent';
  // What the customer answered themselves stands before what somebody wrote down for them.
  fact.recommend ??= wholeWithin(fields.nps, ...recommendRange);
  fact.effort ??= wholeWithin(fields.ces, ...effortRange);
  fact.mood = moodOf(fact, sounded);
  return fact;
}

function wholeWithin(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** Practice, by the channel's kind: a call is taken within 30 seconds, a chat answered within a minute, anything else within 15 (S2.2, shipped policies). */
export function promisedAnswer(channelKind: string): Milliseconds {
  return channelKind === 'phone' ? 30 * second : channelKind === 'web' || channelKind === 'wechat' ? minute : 15 * minute;
}

/** S3.7: what takes longer than this is a long runner. */
export const longRunner: Milliseconds = 5 * hour;
