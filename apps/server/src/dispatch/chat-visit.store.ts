/** SQL for `chat_visit` and `chat_watch`: whether customers who wait in a chat are still there. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, second, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { sql, type ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Scope } from '../ticket/index.ts';
import { isWithin } from './waiting.store.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    chat_visit: { ticket_id: string; seen_at: Timestamp; settled_at: ColumnType<number | null, Date | null, Date | null> };
    chat_watch: { singleton: boolean; since: Timestamp; seen_at: Timestamp };
  }
}

/** Beats come every ten seconds; a longer gap is a time in which nobody could be heard. */
const longestGap = minute;
const leastNews = 20 * second;

/** As the index says it, so that it is used. */
const isUnanswered = sql<boolean>`t.visitor_id is not null and t.first_answered_at is null and t.abandoned_at is null and t.state = 'open' and t.waiting_since is not null`;

/** The newest first: of more than `limit` the others are heard of by their own polls. */
export async function readUnansweredVisitors(db: Db, limit: number): Promise<{ ticketId: Id; visitorId: Id }[]> {
  const { rows } = await sql<{ ticketId: Id; visitorId: Id }>`
    select t.id as "ticketId", t.visitor_id as "visitorId" from ticket t where ${isUnanswered} order by t.waiting_since desc limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

/** Not each time: a page that is there is heard of more often than is worth writing down. */
export async function saveVisits(tx: Tx, ticketIds: readonly Id[], at: Instant): Promise<void> {
  if (ticketIds.length === 0) return;
  await sql`
    insert into chat_visit (ticket_id, seen_at) select id, ${new Date(at)} from unnest(${[...ticketIds]}::uuid[]) as seen(id) order by id
    on conflict (ticket_id) do update set seen_at = excluded.seen_at where chat_visit.seen_at < ${new Date(at - leastNews)}`.execute(tx);
}

export async function saveWatch(tx: Tx, at: Instant): Promise<void> {
  const now = new Date(at);
  await sql`
    insert into chat_watch (since, seen_at) values (${now}, ${now})
    on conflict (singleton) do update set seen_at = greatest(chat_watch.seen_at, excluded.seen_at),
      since = case when chat_watch.seen_at < ${new Date(at - longestGap)} then excluded.since else chat_watch.since end`.execute(tx);
}

export interface SilentChat {
  readonly ticketId: Id;
  readonly teamId: Id | null;
  readonly role: string;
  readonly channelId: Id;
  /** The last word or sign of life. */
  readonly heardAt: Instant;
}

/** Nothing while nobody listens: our own silence is not theirs. */
export async function readSilent(db: Db, { at, patience, scope, limit }: { readonly at: Instant; readonly patience: readonly { readonly channelId: Id; readonly ms: Milliseconds }[]; readonly scope: Scope; readonly limit: number }): Promise<SilentChat[]> {
  const { rows } = await sql<SilentChat>`
    select t.id as "ticketId", t.team_id as "teamId", t.role, t.channel_id as "channelId", greatest(t.last_message_at, v.seen_at) as "heardAt"
    from ticket t join chat_watch w on w.seen_at >= ${new Date(at - longestGap)}
      join jsonb_to_recordset(${JSON.stringify(patience)}::jsonb) as c("channelId" uuid, ms double precision) on c."channelId" = t.channel_id
      left join chat_visit v on v.ticket_id = t.id
    where ${isUnanswered} and t.role <> 'assistant' and ${isWithin(scope)} and (v.settled_at is null or v.settled_at < t.last_message_at)
      and greatest(t.last_message_at, v.seen_at, w.since) <= ${new Date(at)}::timestamptz - c.ms * interval '1 millisecond'
    order by t.waiting_since limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

export async function saveSettled(tx: Tx, ticketIds: readonly Id[], at: Instant): Promise<void> {
  if (ticketIds.length === 0) return;
  await sql`
    insert into chat_visit (ticket_id, seen_at, settled_at) select id, ${new Date(at)}, ${new Date(at)} from unnest(${[...ticketIds]}::uuid[]) as gone(id) order by id
    on conflict (ticket_id) do update set settled_at = excluded.settled_at`.execute(tx);
}

/** Of chats that wait for no first answer any more. */
export async function removeVisits(tx: Tx, limit: number): Promise<void> {
  await sql`
    delete from chat_visit where ticket_id in (
      select v.ticket_id from chat_visit v join ticket t on t.id = v.ticket_id where t.first_answered_at is not null or t.abandoned_at is not null or t.state not in ('open', 'paused') order by v.ticket_id limit ${sql.lit(limit)} for update of v skip locked)`.execute(tx);
}
