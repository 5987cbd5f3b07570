/** Walks one ticket through the real decisions, and keeps what the server's way of applying them would have saved. */

import { settle } from '@huiyin/domain/flow/step.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { classify } from '@huiyin/domain/ticket/classify.ts';
import type { Decision, Scene } from '@huiyin/domain/ticket/decision.ts';
import { viewOf } from '@huiyin/domain/ticket/facts.ts';
import { open, subjectFrom } from '@huiyin/domain/ticket/open.ts';
import { recordsOf } from '@huiyin/domain/ticket/sub-task-record.ts';
import type { Doer, Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { walkEvents } from '@huiyin/domain/ticket/walk-events.ts';
import type { PublishedFlow } from '../flow/index.ts';
import { type LogRow, applyEvents, placed, reactTo, readWords, systemMessages, visitsAfter, type NewMessage, type Room, type TicketHistory, type VisitRecord } from '../ticket/index.ts';
import type { Chance } from './chance.ts';

export interface DemoCustomer {
  readonly id: string;
  readonly name: string | null;
  readonly tier: string;
  readonly region: string;
}

export interface World {
  readonly room: Room;
  readonly channelIds: ReadonlyMap<string, string>;
  readonly categoryIds: ReadonlyMap<string, string>;
  /** The published version that the rules choose for a kind; null for what has no kind yet. */
  readonly flowOf: (kind: string | null) => PublishedFlow;
  readonly flowVersion: (id: string) => PublishedFlow;
}

export interface Opening {
  readonly at: number;
  readonly number: string;
  readonly channel: string;
  readonly customer: DemoCustomer;
  readonly body: string;
  readonly subject?: string;
  readonly fields: JsonObject;
}

const assistant: Doer = { kind: 'assistant', id: null };
const placing = new Set<TicketEvent['kind']>(['opened', 'moved', 'flow_taken', 'exception_raised', 'exception_settled', 'reopened']);

export class Story {
  readonly world: World;
  readonly chance: Chance;
  readonly #opening: Opening;
  readonly #rows: LogRow[] = [];
  readonly #events: TicketEvent[] = [];
  readonly #said: NewMessage[] = [];
  readonly #attempts: TicketHistory['attempts'][number][] = [];
  readonly #ratings: TicketHistory['ratings'][number][] = [];
  readonly #reads = new Map<string, number>();
  #visits: readonly VisitRecord[] = [];
  #ticket: Ticket;

  constructor(world: World, chance: Chance, opening: Opening) {
    this.world = world;
    this.chance = chance;
    this.#opening = opening;
    const { at, body, customer } = opening;
    const id = chance.id(at);
    const messageId = chance.id(at);
    const guess = readWords(body, world.room.taxonomy);
    const flow = world.flowOf(guess.kind);
    const decided = open({
      number: opening.number, channelId: world.channelIds.get(opening.channel)!, customerId: customer.id, subject: opening.subject ?? subjectFrom(body), kind: null, categoryId: null,
      region: customer.region, fields: opening.fields, teamId: null, messageId, flow: { versionId: flow.id, document: flow.document }, at, by: { kind: 'customer', id: customer.id },
    });
    const opened = applyEvents(null, id, decided.value.events);
    this.#rows.push(...opened.rows);
    this.#events.push(...opened.events);
    this.#ticket = opened.after;
    this.#said.push({ id: messageId, seq: 1, direction: 'inbound', authorKind: 'customer', authorId: customer.id, body, attachments: [], at, clientId: null });
    if (guess.kind !== null || guess.categoryId !== null) {
      const { kind, categoryId, classifier, probability, reasons } = guess;
      this.#apply(valueOf(classify(this.#ticket, { kind, categoryId, classifier, probability, reasons, flow: { versionId: flow.id, document: flow.document }, at, by: assistant })).events);
    }
    this.#apply(placed(world.room, this.#ticket, at));
  }

  get ticket(): Ticket {
    return this.#ticket;
  }

  get customer(): DemoCustomer {
    return this.#opening.customer;
  }

  get channel(): string {
    return this.#opening.channel;
  }

  /** Where the ticket stands, for decisions that look at the flow. */
  get scene(): Scene {
    const { document } = this.world.flowVersion(this.#ticket.flowVersionId);
    return { document, view: this.#view() };
  }

  id(at: number): string {
    return this.chance.id(at);
  }

  /** Load, decide, walk what walks by itself, place, speak: as the server does it, without a database. */
  act(at: number, decided: Result<Decision, string>, said: Omit<NewMessage, 'seq' | 'attachments' | 'at' | 'clientId'> | null = null): void {
    const { events, say } = valueOf(decided);
    if (said) this.#said.push({ ...said, seq: this.#ticket.messageSeq + 1, attachments: [], at, clientId: null });
    const first = this.#apply(events);
    const walked = this.#walkOn(at);
    this.#apply(walked.events);
    if ([...first, ...walked.events].some((event) => placing.has(event.kind))) this.#apply(placed(this.world.room, this.#ticket, at));
    const words = systemMessages({ ids: { next: () => this.chance.id(at), token: () => '' } }, this.#ticket, [...say, ...walked.say], at);
    this.#said.push(...words.said);
    this.#apply(words.events);
  }

  /** The reader has seen everything so far. */
  read(readerId: string): void {
    this.#reads.set(readerId, this.#ticket.messageSeq);
  }

  history(): TicketHistory {
    const whole = { before: null, after: this.#ticket, events: this.#events, rows: this.#rows };
    const versions = this.#events.flatMap((event) => (event.kind === 'opened' || event.kind === 'flow_taken' ? [event.flowVersionId] : []));
    const documents = new Map(versions.map((id) => [id, this.world.flowVersion(id).document]));
    return {
      aftermath: reactTo(this.world.room, whole, { channelKind: this.#opening.channel, tier: this.customer.tier }, documents, {}),
      ticket: this.#ticket, rows: this.#rows, said: this.#said, visits: this.#visits, attempts: this.#attempts, ratings: this.#ratings,
      subTasks: recordsOf(this.#events),
      reads: [...this.#reads].map(([readerId, seq]) => ({ readerId, seq })),
    };
  }

  #apply(events: readonly TicketEvent[]): readonly TicketEvent[] {
    if (events.length === 0) return events;
    const before = this.#ticket;
    const change = applyEvents(before, before.id, events);
    this.#rows.push(...change.rows);
    this.#events.push(...events);
    this.#ticket = change.after;
    for (const [index, event] of events.entries()) {
      this.#visits = visitsAfter(this.#visits, change.after, event);
      if (event.kind === 'rated') this.#ratings.push({ version: before.version + index + 1, score: event.score, scale: event.scale, comment: event.comment, at: event.at, by: event.by.kind });
      if (event.kind === 'follow_up_attempted') this.#attempts.push({ visitId: event.followUpId, at: event.at, reached: event.reached, note: event.note, personId: event.by.id });
    }
    return events;
  }

  #walkOn(at: number): Decision {
    if (this.#ticket.state !== 'open') return { events: [], say: [] };
    const { document, view } = this.scene;
    return walkEvents(this.#ticket, settle(document, this.#ticket, view), { at, by: { kind: 'system', id: null }, followUpId: this.chance.id(at) });
  }

  #view() {
    const { name, tier } = this.#opening.customer;
    const categoryKey = this.world.room.taxonomy.categories.find((category) => category.id === this.#ticket.categoryId)?.key ?? null;
    return viewOf(this.#ticket, { categoryKey, channelKind: this.#opening.channel, customer: { name, tier, hasContact: true } });
  }
}

/** A refused act means that the script contradicts the rules: a fault of ours. */
function valueOf<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`the demo's script was refused: ${result.code} ${JSON.stringify(result.facts)}`);
  return result.value;
}
