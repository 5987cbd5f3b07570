/** SQL that reads what was said and what happened on a ticket, and keeps read marks. */

import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Choice, Citation } from '@huiyin/domain/ticket/message.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { chatOf } from './chat.store.ts';
import { withinReach, type FileFacts, type NewMessage } from './ticket.store.ts';
import './ticket.tables.ts';

export interface MessageRow {
  readonly id: string;
  readonly seq: number;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  readonly author_kind: 'person' | 'customer' | 'assistant' | 'system' | 'key';
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly body: string;
  readonly attachments: readonly FileFacts[] | null;
  readonly at: number;
  readonly client_id: string | null;
  readonly choices: readonly Choice[] | null;
  readonly citations: readonly Citation[] | null;
}

/** A message just saved, as it would be read: its reply need not wait for a look. */
export function rowOfSaid({ id, seq, direction, authorKind, authorId, body, attachments, choices, citations, at, clientId }: NewMessage, authorName: string | null): MessageRow {
  return { id, seq, direction, author_kind: authorKind, author_id: authorId, author_name: authorName, body, attachments: attachments.length > 0 ? attachments : null, at, client_id: clientId, choices: choices ?? null, citations: citations ?? null };
}

export interface ThreadWish {
  readonly ticketId: string;
  readonly limit: number;
  /** Messages with a higher number, oldest first. */
  readonly since?: number;
  /** The page just before this number, still oldest first. */
  readonly before?: number;
  /** What the customer may see: no notes. */
  readonly publicOnly: boolean;
}

const columns = sql`m.id, m.seq, m.direction, m.author_kind, m.author_id, m.body, m.attachments, m.at, m.client_id, m.choices, m.citations,
  case m.author_kind when 'person' then p.name when 'customer' then c.name end as author_name`;

const authors = sql`
  join ticket t on t.id = m.ticket_id
  left join person p on m.author_kind = 'person' and p.id = m.author_id
  left join customer c on m.author_kind = 'customer' and c.id = m.author_id`;

export interface Thread {
  /** Oldest first. */
  readonly rows: readonly MessageRow[];
  readonly more: boolean;
}

/** One message more than was wished for tells whether there are more. */
function pageOf(ticketId: RawBuilder<unknown>, { limit, since = 0, before, publicOnly }: Omit<ThreadWish, 'ticketId'>): RawBuilder<unknown> {
  const among = sql`m.ticket_id = ${ticketId} ${publicOnly ? sql`and m.direction <> 'internal'` : sql``}`;
  return before === undefined
    ? sql`select ${columns} from message m ${authors} where ${among} and m.seq > ${since} order by m.seq limit ${limit + 1}`
    : sql`select ${columns} from message m ${authors} where ${among} and m.seq < ${before} order by m.seq desc limit ${limit + 1}`;
}

function threadOf(rows: readonly MessageRow[], { limit, before }: Pick<ThreadWish, 'limit' | 'before'>): Thread {
  return { rows: before === undefined ? rows.slice(0, limit) : rows.slice(-limit), more: rows.length > limit };
}

/** Of a ticket that is known to be within reach. */
export async function readThread(db: Db, { ticketId, ...wish }: ThreadWish): Promise<Thread> {
  const { rows } = await sql<MessageRow>`select said.* from (${pageOf(sql`${ticketId}::uuid`, wish)}) said order by said.seq`.execute(db);
  return threadOf(rows, wish);
}

/** With how far the customer has read, by one statement: it is asked for after every word that anybody says. Undefined: out of reach. */
export async function readThreadWithin(db: Db, reach: Reach, { ticketId, ...wish }: ThreadWish): Promise<(Thread & { readonly customerReadSeq: number }) | undefined> {
  const { rows } = await sql<MessageRow & { readonly customerReadSeq: number }>`
    select held."customerReadSeq", said.* from (
      select t.id, coalesce((select r.seq from read_mark r where r.ticket_id = t.id and r.reader_id = t.customer_id), 0) as "customerReadSeq"
      from ticket t where t.id = ${ticketId}::uuid and ${withinReach(reach, 't')}
    ) held left join lateral (${pageOf(sql`held.id`, wish)}) said on true order by said.seq`.execute(db);
  return rows[0] && { ...threadOf(rows.filter(({ id }) => id !== null), wish), customerReadSeq: rows[0].customerReadSeq };
}

/** What a visitor may read of the ticket that it talks in, by one statement. Undefined: it has said nothing yet. */
export async function readChatThread(db: Db, visitorId: string, wish: Omit<ThreadWish, 'ticketId' | 'publicOnly'>): Promise<(Thread & { readonly seqNow: number }) | undefined> {
  const { rows } = await sql<MessageRow & { readonly seqNow: number }>`
    ${chatOf(visitorId)} select t.message_seq as "seqNow", said.* from living join ticket t on t.id = living.id
    left join lateral (${pageOf(sql`living.id`, { ...wish, publicOnly: true })}) said on true order by said.seq`.execute(db);
  return rows[0] && { ...threadOf(rows.filter(({ id }) => id !== null), wish), seqNow: rows[0].seqNow };
}

/** The message that a client already sent under this id; its first result answers every repeat. */
export async function findMessageByClientId(db: Db, ticketId: string, clientId: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`select ${columns} from message m ${authors} where m.ticket_id = ${ticketId}::uuid and m.client_id = ${clientId}`.execute(db);
  return rows[0];
}

export async function readMessagesById(db: Db, ticketId: string, ids: readonly string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MessageRow>`select ${columns} from message m ${authors} where m.ticket_id = ${ticketId}::uuid and m.id = any(${[...ids]}::uuid[]) order by m.seq`.execute(db);
  return rows;
}

export interface EventRow {
  readonly version: number;
  readonly kind: string;
  readonly at: number;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly stage: string;
  readonly step: string;
  readonly facts: JsonObject;
  readonly other: { readonly id: string; readonly number: string } | null;
}

/** Where an event keeps the other ticket it is about; elsewhere the same names hold a step, or a customer. */
const otherTicket = sql`case e.kind when 'merged' then e.facts ->> 'into' when 'unmerged' then e.facts ->> 'from'
  when 'absorbed' then e.facts ->> 'ticketId' when 'shed' then e.facts ->> 'ticketId' when 'split_off' then e.facts ->> 'ticketId'
  when 'linked' then e.facts ->> 'ticketId' when 'unlinked' then e.facts ->> 'ticketId' end`;

export async function readEvents(db: Db, ticketId: string, page: { limit: number; afterVersion: number }): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.version, e.kind, e.at, e.actor_kind, e.actor_id, e.stage, e.step, e.facts,
      case e.actor_kind when 'person' then p.name when 'customer' then c.name end as actor_name,
      case when o.id is not null then json_build_object('id', o.id, 'number', o.number) end as other
    from ticket_event e
    left join person p on e.actor_kind = 'person' and p.id = e.actor_id
    left join customer c on e.actor_kind = 'customer' and c.id = e.actor_id
    left join ticket o on o.id = (${otherTicket})::uuid
    where e.ticket_id = ${ticketId}::uuid and e.version > ${page.afterVersion}
    order by e.version limit ${page.limit}`.execute(db);
  return rows;
}

/** What happened after a version that somebody saw: told with `ticket.changed`. */
export async function readKindsSince(db: Db, ticketId: string, version: number): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from ticket_event where ticket_id = ${ticketId}::uuid and version > ${version} order by version limit 20`.execute(db);
  return rows.map((row) => row.kind);
}

export async function saveReadMark(tx: Tx, ticketId: string, readerId: string, seq: number): Promise<boolean> {
  const { rows } = await sql`
    insert into read_mark (ticket_id, reader_id, seq) values (${ticketId}::uuid, ${readerId}::uuid, ${seq})
    on conflict (ticket_id, reader_id) do update set seq = excluded.seq where read_mark.seq < excluded.seq returning seq`.execute(tx);
  return rows.length > 0;
}

export async function readReadMark(db: Db, ticketId: string, readerId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from read_mark where ticket_id = ${ticketId}::uuid and reader_id = ${readerId}::uuid`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** How far anybody of the centre has read; the customer sees it as "read". */
export async function readAgentReadMark(db: Db, ticketId: string, customerId: string): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from read_mark where ticket_id = ${ticketId}::uuid and reader_id <> ${customerId}::uuid`.execute(db);
  return rows[0]?.seq ?? 0;
}

export async function findTicketFile(db: Db, ticketId: string, fileId: string): Promise<(FileFacts & { internal: boolean }) | undefined> {
  const { rows } = await sql<FileFacts & { internal: boolean }>`select file_id as id, name, type, size, internal from ticket_file where ticket_id = ${ticketId}::uuid and file_id = ${fileId}::uuid`.execute(db);
  return rows[0];
}

export async function readTicketFiles(db: Db, ticketId: string, ids: readonly string[]): Promise<FileFacts[]> {
  const { rows } = await sql<FileFacts>`select file_id as id, name, type, size from ticket_file where ticket_id = ${ticketId}::uuid and file_id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Everything the customer said at the beginning, for the classifier. */
export async function readCustomersWords(db: Db, ticketId: string): Promise<string> {
  return (await readCustomersWordsOf(db, [ticketId])).get(ticketId) ?? '';
}

/** The same of many. A ticket on which the customer said nothing is not among them. */
export async function readCustomersWordsOf(db: Db, ticketIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const { rows } = await sql<{ ticketId: string; words: string }>`
    select t.id as "ticketId", string_agg(m.body, E'\\n' order by m.seq) as words from unnest(${[...ticketIds]}::uuid[]) as t(id)
    cross join lateral (select body, seq from message where ticket_id = t.id and direction = 'inbound' order by seq limit 20) m group by t.id`.execute(db);
  return new Map(rows.map(({ ticketId, words }) => [ticketId, words]));
}

/** The customer's latest ones, for how they sound. */
export async function readLastWords(db: Db, ticketId: string): Promise<string> {
  const { rows } = await sql<{ body: string }>`select body from message where ticket_id = ${ticketId}::uuid and direction = 'inbound' order by seq desc limit 3`.execute(db);
  return rows.map((row) => row.body).join('\n');
}

export async function readLastInboundSeq(db: Db, ticketId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from message where ticket_id = ${ticketId}::uuid and direction = 'inbound' order by seq desc limit 1`.execute(db);
  return rows[0]?.seq ?? 0;
}
