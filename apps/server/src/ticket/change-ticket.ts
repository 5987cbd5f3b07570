/** The form of every act on a ticket: load, decide, walk what walks by itself, save, announce. One transaction; notices after it. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { settle } from '@huiyin/domain/flow/step.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Decision, Scene } from '@huiyin/domain/ticket/decision.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import { viewOf, type Surroundings } from '@huiyin/domain/ticket/facts.ts';
import { place } from '@huiyin/domain/ticket/place.ts';
import { isSubTaskEvent } from '@huiyin/domain/ticket/sub-task-record.ts';
import type { Doer, Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { walkEvents } from '@huiyin/domain/ticket/walk-events.ts';
import { readPublished } from '../flow/index.ts';
import { nextIsLast } from '../platform/before-commit.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { notifyTicket } from './announce.ts';
import { fillClassification } from './fill-classification.ts';
import { lockTicketPage, type TicketPage } from './detail.store.ts';
import { movesVisits, saveFollowUps } from './follow-up.store.ts';
import { pageAfter } from './page-after.ts';
import { rosterOf, type Roster } from './roster.ts';
import { knownOf, react, type Aftermath, type Kept, type Known } from './reactions.ts';
import { saveSubTasks } from './sub-task.store.ts';
import { systemMessages } from './system-messages.ts';
import { categoryPath, taxonomyOf, type Taxonomy } from './taxonomy.ts';
import { wordReaderOf, type WordReader } from './word-reader.ts';
import { tellingPeople } from './tell-people.ts';
import { tellSubTasks } from './tell-sub-tasks.ts';
import { readKindsSince } from './thread.store.ts';
import { applyEvents, type LoggedChange } from './ticket-log.ts';
import { hearersOf, lockTicket, saveRating, saveTicket, type Held, type NewMessage } from './ticket.store.ts';

export interface Loaded extends Held, Scene {
  readonly at: number;
}

/** What a decision leaves to be saved beside its events. */
export interface Act extends Decision {
  readonly said?: readonly NewMessage[];
}

export interface ActWish {
  readonly ticketId: string;
  readonly reach: Reach;
  readonly by: Doer;
  /** The version the caller saw; null: not told. */
  readonly version: number | null;
  /** For acts that are answered with the ticket's page: how far the subjects of its linked tickets are shown. */
  readonly page?: Reach;
}

export interface Changed {
  readonly ticket: Ticket;
  readonly change: LoggedChange;
  /** The page as it is now, where it was asked for and is known without another look. */
  readonly page: TicketPage | null;
}

export async function changeTicket<Code extends string>(
  shell: Shell,
  wish: ActWish,
  decide: (loaded: Loaded, tx: Tx) => Result<Act, Code> | Promise<Result<Act, Code>>,
): Promise<Result<Changed, Code | 'ticket.unknown' | 'ticket.changed'>> {
  const surroundings = await roomOf(shell);
  let hearers: readonly string[] = [];
  const result = await shell.db.transaction().execute(async (tx): Promise<Result<Changed, Code | 'ticket.unknown' | 'ticket.changed'>> => {
    const page = wish.page === undefined ? null : ((await lockTicketPage(tx, wish.ticketId, wish.reach, wish.page)) ?? null);
    const held = wish.page === undefined ? await lockTicket(tx, wish.ticketId, wish.reach) : page;
    if (!held) return refuse('ticket.unknown');
    if (wish.version !== null && wish.version !== held.ticket.version) {
      return refuse('ticket.changed', { version: held.ticket.version, changed: await readKindsSince(tx, wish.ticketId, wish.version) });
    }
    const loaded = await setScene(tx, shell, held);
    const decided = await decide(loaded, tx);
    if (!decided.ok) return decided;

    hearers = hearersOf(held);
    const { change, aftermath } = await finish(tx, shell, surroundings, held, decided.value, wish.by, loaded.at, { isLast: true });
    return accept({ ticket: change.after, change, page: page && (aftermath === null ? page : pageAfter(page, change, aftermath, surroundings)) });
  });
  if (result.ok && result.value.change.events.length > 0) notifyTicket(shell, result.value.change.before, result.value.ticket, hearers);
  return result;
}

/** What every act may need of the room around the ticket; read before the transaction, so that it holds no second connection. */
export async function roomOf(shell: Shell): Promise<Room> {
  const [roster, taxonomy, known] = await Promise.all([rosterOf(shell), taxonomyOf(shell.db), knownOf(shell)]);
  return { roster, taxonomy, known, reader: wordReaderOf(shell) };
}
export interface Room {
  readonly roster: Roster;
  readonly taxonomy: Taxonomy;
  readonly known: Known;
  /** Null: lists of words read alone. */
  readonly reader: WordReader | null;
}

export async function setScene(tx: Tx, shell: Shell, held: Held): Promise<Loaded> {
  const { document } = await readPublished(tx, held.ticket.flowVersionId);
  return { ...held, document, view: viewOf(held.ticket, held.surroundings), at: shell.clock.now() };
}

/** Everything that follows from a decision without anybody deciding more: the trivial walk, the classification, the queue, the system's words. */
export async function finish(
  tx: Tx,
  shell: Shell,
  room: Room,
  held: Held,
  act: Act,
  by: Doer,
  at: number,
  /** Nothing follows it in the transaction, so the commit may travel with it. */
  { isLast = false }: { readonly isLast?: boolean } = {},
): Promise<{ readonly change: LoggedChange; readonly aftermath: Aftermath | null }> {
  if (act.events.length === 0) return { change: { before: held.ticket, after: held.ticket, events: [], rows: [] }, aftermath: null };
  let change = applyEvents(held.ticket, held.ticket.id, act.events);
  const say = [...act.say];

  const follow = (events: readonly TicketEvent[]) => {
    if (events.length === 0) return;
    change = applyEvents(held.ticket, held.ticket.id, [...change.events, ...events]);
  };
  const classified = await fillClassification(tx, room, held, change, at);
  follow(classified.events);
  const walked = await walkOn(tx, shell, room, held.surroundings, change.after, by, at);
  follow(walked.events);
  say.push(...walked.say);
  if (mayNeedPlace(change)) follow(placed(room, change.after, at));
  const words = systemMessages(shell, change.after, say, at);
  follow(words.events);

  const { channelKind, customer } = held.surroundings;
  const aftermath = reactTo(room, change, { channelKind, tier: customer.tier }, await documentsOf(tx, change), held.kept, held.takenIn);
  const beside = [
    ...(movesVisits(change) ? [() => saveFollowUps(tx, change.after, change.events)] : []),
    ...(change.events.some(isSubTaskEvent) ? [() => saveSubTasks(tx, change.after.id, change.events), () => tellSubTasks(tx, shell, change)] : []),
    ...(change.events.some(({ kind }) => kind === 'rated') ? [() => saveRatings(tx, change)] : []),
    ...tellingPeople(tx, shell, change, act.said ?? [], by),
  ];
  if (isLast && beside.length === 0) await nextIsLast(tx);
  await saveTicket(tx, change, [...(act.said ?? []), ...words.said], held.visitorId, aftermath);
  for (const save of beside) await save();
  return { change, aftermath };
}

/** What the levels above make of a change. Pure, once the flows it walked on are at hand. */
export function reactTo(room: Room, change: LoggedChange, around: { readonly channelKind: string; readonly tier: string }, documents: ReadonlyMap<string, FlowDocument>, kept: Kept, takenIn?: Kept): Aftermath {
  const categoryKeys = categoryPath(room.taxonomy, change.after.categoryId).map(({ key }) => key);
  const { before, after, events } = change;
  return react({ before, after, events, around: { ...around, categoryKeys }, documents }, kept, room.known, takenIn);
}

export async function documentsOf(db: Db, { before, events }: Pick<LoggedChange, 'before' | 'events'>): Promise<ReadonlyMap<string, FlowDocument>> {
  const ids = new Set(events.flatMap((event) => (event.kind === 'opened' || event.kind === 'flow_taken' ? [event.flowVersionId] : [])));
  if (before) ids.add(before.flowVersionId);
  return new Map(await Promise.all([...ids].map(async (id) => [id, (await readPublished(db, id)).document] as const)));
}

async function walkOn(tx: Tx, shell: Shell, { taxonomy }: Room, surroundings: Surroundings, ticket: Ticket, by: Doer, at: number): Promise<Decision> {
  if (ticket.state !== 'open') return { events: [], say: [] };
  const { document } = await readPublished(tx, ticket.flowVersionId);
  const categoryKey = taxonomy.categories.find((category) => category.id === ticket.categoryId)?.key ?? null;
  const walk = settle(document, ticket, viewOf(ticket, { ...surroundings, categoryKey }));
  return walkEvents(ticket, walk, { at, by, followUpId: shell.ids.next() });
}

const placing = new Set<TicketEvent['kind']>(['opened', 'moved', 'flow_taken', 'exception_raised', 'exception_settled', 'reopened', 'unmerged', 'handed_to_person', 'assistant_accepted']);

function mayNeedPlace(change: LoggedChange): boolean {
  return change.events.some((event) => placing.has(event.kind));
}

/** Whose queue the ticket enters, now that another role is responsible. */
export function placed({ roster, taxonomy }: Room, ticket: Ticket, at: number): TicketEvent[] {
  return place(ticket, {
    rules: taxonomy.queueRules,
    teams: roster.teams,
    channelTeamId: roster.teamOfChannel.get(ticket.channelId) ?? null,
    holds: (agentId, role) => roster.rolesOf.get(agentId)?.includes(role) ?? false,
    at,
    by: system,
  });
}

async function saveRatings(tx: Tx, change: LoggedChange): Promise<void> {
  const first = change.after.version - change.events.length + 1;
  for (const [index, event] of change.events.entries()) {
    if (event.kind !== 'rated') continue;
    await saveRating(tx, { ticketId: change.after.id, version: first + index, score: event.score, scale: event.scale, comment: event.comment, at: event.at, by: event.by.kind });
  }
}
