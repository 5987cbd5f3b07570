/** SQL that writes `ticket`, `ticket_event`, `message`, `ticket_file` and `rating`. No other file writes to these tables. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Choice, Citation } from '@huiyin/domain/ticket/message.contract.ts';
import type { Surroundings } from '@huiyin/domain/ticket/facts.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { rowOfTicket, ticketFromRow, type TicketRecord } from './ticket-row.ts';
import { asJson, keptColumn, writesOf, type Aftermath, type Kept } from './reactions.ts';
import type { LoggedChange } from './ticket-log.ts';
import './ticket.tables.ts';

export interface NewMessage {
  readonly id: string;
  readonly seq: number;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  readonly authorKind: 'person' | 'customer' | 'assistant' | 'system' | 'key';
  readonly authorId: string | null;
  readonly body: string;
  readonly attachments: readonly FileFacts[];
  /** Questions to choose from, where the assistant asks which one is meant. */
  readonly choices?: readonly Choice[];
  readonly citations?: readonly Citation[];
  readonly at: number;
  readonly clientId: string | null;
}

export interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Held {
  readonly ticket: Ticket;
  readonly visitorId: string | null;
  /** Visitors whose own tickets live on in this one: they chat here now. */
  readonly alsoHeardBy: readonly string[];
  readonly surroundings: Surroundings;
  /** What the levels above keep about it. */
  readonly kept: Kept;
  /** The same about a ticket that this one takes in. */
  readonly takenIn?: Kept;
  readonly dueAt: number | null;
}

export type HeldRow = TicketRecord & { category_key: string | null; channel_kind: string; customer_name: string | null; customer_tier: string; has_contact: boolean; also_heard_by: string[]; kept: Kept; row_now: string; row_seen: string };

/** A merged customer's contact points count as the survivor's own. */
export const heldColumns = () => sql`ticket.*, ${keptColumn('ticket')}, k.key as category_key, h.kind as channel_kind, c.name as customer_name, c.tier as customer_tier,
  exists (select 1 from contact_point cp where cp.customer_id = any (array(select c.id union all select m.id from customer m where m.survivor_id = c.id and m.merged_into is not null))) as has_contact,
  array(
    with recursive absorbed as (
      select a.id, a.visitor_id from ticket a where a.merged_into = ticket.id
      union select a.id, a.visitor_id from absorbed join ticket a on a.merged_into = absorbed.id
    ) select visitor_id from absorbed where visitor_id is not null
  ) as also_heard_by,
  ticket.xmin::text as row_now, (select seen.xmin::text from ticket seen where seen.id = ticket.id) as row_seen`;

export const heldTables = sql`ticket join channel h on h.id = ticket.channel_id join customer c on c.id = ticket.customer_id left join category k on k.id = ticket.category_id`;

/** Holds the row until the transaction ends, so that two people cannot change one ticket at once. Out of reach is not there. */
export async function lockTicket(tx: Tx, id: string, reach: Reach): Promise<Held | undefined> {
  const [row] = await lockRows(tx, sql`select ${heldColumns()} from ${heldTables} where ticket.id = ${id}::uuid and ${withinReach(reach)} for no key update of ticket`);
  return row && heldFromRow(row);
}

/** Many at once, without waiting: whatever somebody else changes just now is left out. */
export async function lockTickets(tx: Tx, ids: readonly string[]): Promise<Held[]> {
  if (ids.length === 0) return [];
  const rows = await lockRows(tx, sql`select ${heldColumns()} from ${heldTables} where ticket.id = any(${[...ids]}::uuid[]) order by ticket.id for no key update of ticket skip locked`);
  return rows.map(heldFromRow);
}

/** Whoever waited for a row gets the new row, but beside it everything as it was before the wait. Held now, it is read once more. */
export async function lockRows<Row extends HeldRow>(tx: Tx, statement: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = (await statement.execute(tx)) as { rows: Row[] };
  return rows.some((row) => row.row_now !== row.row_seen) ? ((await statement.execute(tx)) as { rows: Row[] }).rows : rows;
}

export async function readTicket(db: Db, id: string, reach: Reach): Promise<Held | undefined> {
  const { rows } = await sql<HeldRow>`select ${heldColumns()} from ${heldTables} where ticket.id = ${id}::uuid and ${withinReach(reach)}`.execute(db);
  return rows[0] && heldFromRow(rows[0]);
}

export function heldFromRow(row: HeldRow): Held {
  return {
    ticket: ticketFromRow(row),
    visitorId: row.visitor_id,
    alsoHeardBy: row.also_heard_by,
    kept: row.kept,
    dueAt: row.due_at,
    surroundings: { categoryKey: row.category_key, channelKind: row.channel_kind, customer: { name: row.customer_name, tier: row.customer_tier, hasContact: row.has_contact } },
  };
}

/** Every chat visitor who follows what is said on it. */
export function hearersOf({ visitorId, alsoHeardBy }: Pick<Held, 'visitorId' | 'alsoHeardBy'>): string[] {
  return visitorId === null ? [...alsoHeardBy] : [visitorId, ...alsoHeardBy];
}

/** One statement for everything a decision leaves behind: the row, its events, what was said, the files it came with. */
export async function saveTicket(tx: Tx, change: LoggedChange, said: readonly NewMessage[], visitorId: string | null, aftermath: Aftermath): Promise<void> {
  const ticket = JSON.stringify(rowOfTicket(change.after, visitorId, aftermath.dueAt));
  const events = asJson(change.rows);
  const messages = asJson(said.map((message) => messageRow(change.after.id, message)));
  const files = JSON.stringify(said.flatMap((message) => fileRows(change.after.id, message.attachments, message.direction === 'internal')));
  await (change.before === null
    ? insertAll(ticket, events, messages, files, writesOf([aftermath]))
    : updateAll(ticket, events, messages, files, writesOf([aftermath]), change.before.version)
  ).execute(tx);
}

function insertAll(ticket: string, events: RawBuilder<unknown>, messages: RawBuilder<unknown>, files: string, more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with opened as (insert into ticket select * from jsonb_populate_record(null::ticket, ${ticket}::jsonb)), ${more}
    ${logEvents(events)}, ${logMessages(messages)}
    ${logFiles(files)}`;
}

/** Everything of a row that a change may move, out of the row `r`. */
export const changedColumns = () => sql`
        version = r.version, customer_id = r.customer_id, subject = r.subject, kind = r.kind, category_id = r.category_id,
        region = r.region, complaint = r.complaint, flow_version_id = r.flow_version_id, stage = r.stage, step = r.step,
        role = r.role, step_entered_at = r.step_entered_at, fields = r.fields, urgency = r.urgency, impact = r.impact,
        priority = r.priority, priority_rank = r.priority_rank, team_id = r.team_id, agent_id = r.agent_id,
        held_by = r.held_by, state = r.state, pause = r.pause, rests = r.rests, solution = r.solution, confirmation = r.confirmation,
        silence_confirms_at = r.silence_confirms_at, answered_on_the_spot = r.answered_on_the_spot, rating = r.rating,
        rating_asked_at = r.rating_asked_at, follow_up = r.follow_up, message_seq = r.message_seq,
        first_answered_at = r.first_answered_at, waiting_since = r.waiting_since, last_message_at = r.last_message_at,
        queue_at = r.queue_at, reopenings = r.reopenings, urges = r.urges, exception = r.exception,
        escalated_at = r.escalated_at, due_at = r.due_at, expedited_at = r.expedited_at, abandoned_at = r.abandoned_at, merged_into = r.merged_into, parent_id = r.parent_id, links = r.links,
        sub_tasks = r.sub_tasks, hand_over = r.hand_over, assistant = r.assistant, archived_at = r.archived_at`;

function updateAll(ticket: string, events: RawBuilder<unknown>, messages: RawBuilder<unknown>, files: string, more: RawBuilder<unknown>, expected: number): RawBuilder<unknown> {
  return sql`
    with changed as (
      update ticket t set
        ${changedColumns()}
      from jsonb_populate_record(null::ticket, ${ticket}::jsonb) r
      where t.id = r.id and t.version = ${expected}
    ), ${more}
    ${logEvents(events)}, ${logMessages(messages)}
    ${logFiles(files)}`;
}

/** Parts of a `with` that append rows given as one JSON array, of one ticket or of many. */
export function logEvents(events: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`logged as (
    insert into ticket_event (ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts)
    select ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts
    from jsonb_to_recordset(${events}) as e(ticket_id uuid, version integer, kind text, at timestamptz, actor_kind text, actor_id uuid, stage text, step text, facts jsonb)
    order by ticket_id, version
  )`;
}

export function logMessages(messages: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`said as (
    insert into message (id, ticket_id, seq, direction, author_kind, author_id, body, attachments, at, client_id, choices, citations)
    select id, ticket_id, seq, direction, author_kind, author_id, body, attachments, at, client_id, choices, citations
    from jsonb_to_recordset(${messages}) as m(id uuid, ticket_id uuid, seq integer, direction text, author_kind text, author_id uuid, body text, attachments jsonb, at timestamptz, client_id text, choices jsonb, citations jsonb)
  )`;
}

function logFiles(files: string): RawBuilder<unknown> {
  return sql`
    insert into ticket_file (ticket_id, file_id, name, type, size, internal)
    select ticket_id, file_id, name, type, size, internal
    from jsonb_to_recordset(${files}::jsonb) as f(ticket_id uuid, file_id uuid, name text, type text, size integer, internal boolean)
    on conflict (ticket_id, file_id) do update set internal = ticket_file.internal and excluded.internal`;
}

export async function saveRating(tx: Tx, rating: { ticketId: string; version: number; score: number; scale: number; comment: string | null; at: number; by: string }): Promise<void> {
  await tx
    .insertInto('rating')
    .values({ ticket_id: rating.ticketId, version: rating.version, score: rating.score, scale: rating.scale, comment: rating.comment, at: new Date(rating.at), actor_kind: rating.by })
    .execute();
}

export async function saveFiles(tx: Tx, ticketId: string, files: readonly FileFacts[], internal: boolean): Promise<void> {
  if (files.length === 0) return;
  await logFiles(JSON.stringify(fileRows(ticketId, files, internal))).execute(tx);
}

/** Own: what I hold. Team: what my teams hold, and what I hold myself. Becomes SQL, so that no list filters afterwards. */
export function withinReach(reach: Reach, alias = 'ticket'): RawBuilder<boolean> {
  if (reach.scope === 'all') return sql<boolean>`true`;
  const agent = sql.ref(`${alias}.agent_id`);
  if (reach.scope === 'own') return sql<boolean>`${agent} = ${reach.personId}::uuid`;
  return sql<boolean>`(${sql.ref(`${alias}.team_id`)} = any(${[...reach.teamIds]}::uuid[]) or ${agent} = ${reach.personId}::uuid)`;
}

/** At most so many ids of all tickets within a reach, old ones too, by the indexes that lists walk; null: there are more. */
export async function readFewWithin(db: Db, reach: Exclude<Reach, { readonly scope: 'all' }>, most: number): Promise<readonly string[] | null> {
  const holders = [sql`t.agent_id = ${reach.personId}::uuid`, ...(reach.scope === 'team' ? reach.teamIds.map((team) => sql`t.team_id = ${team}::uuid`) : [])];
  const states = [sql`t.state in ('open', 'paused')`, sql`t.state = 'archived'`, sql`t.state = 'merged' and t.merged_into is not null`];
  const limit = sql.lit(most + 1);
  const walks = holders.flatMap((holder) => states.map((state) => sql`(select t.id from ticket t where ${holder} and ${state} limit ${limit})`));
  const { rows } = await sql<{ id: string }>`select id from (${sql.join(walks, sql` union all `)}) held limit ${limit}`.execute(db);
  return rows.length > most ? null : [...new Set(rows.map(({ id }) => id))];
}

export function messageRow(ticketId: string, message: NewMessage) {
  return {
    id: message.id,
    ticket_id: ticketId,
    seq: message.seq,
    direction: message.direction,
    author_kind: message.authorKind,
    author_id: message.authorId,
    body: message.body,
    attachments: message.attachments.length > 0 ? message.attachments : null,
    at: new Date(message.at).toISOString(),
    client_id: message.clientId,
    choices: message.choices ?? null,
    citations: message.citations ?? null,
  };
}

function fileRows(ticketId: string, files: readonly FileFacts[], internal: boolean) {
  return files.map((file) => ({ ticket_id: ticketId, file_id: file.id, name: file.name, type: file.type, size: file.size, internal }));
}
