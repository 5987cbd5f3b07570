/** SQL that finds conversations in which the assistant owes a word, or has waited for one long enough. */

import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './assistant.tables.ts';

export interface Claim {
  readonly ticketId: string;
  readonly failures: number;
}

const speaking = sql`t.role = 'assistant' and t.state = 'open' and t.assistant ->> 'state' = 'speaking'`;

const owed = (at: number) => sql`${speaking} and t.waiting_since is not null
        and not exists (select from assistant_claim c where c.ticket_id = t.id and c.until > ${new Date(at)})`;

/** Most looks find nothing, and come after everything that anybody does: one plain statement is cheaper than a transaction. */
export async function isAnyOwed(db: Db, at: number): Promise<boolean> {
  const { rows } = await sql`select from ticket t where ${owed(at)} limit 1`.execute(db);
  return rows.length > 0;
}

/** Whoever waits longest first. Claimed until then: nobody else thinks about it, and if this process dies, somebody else does afterwards. */
export async function claimOwed(tx: Tx, { at, until, limit }: { readonly at: number; readonly until: number; readonly limit: number }): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    with owed as (
      select t.id, t.message_seq from ticket t
      where ${owed(at)}
      order by t.last_message_at, t.id limit ${sql.lit(limit)}
    )
    insert into assistant_claim as c (ticket_id, seq, until) select id, message_seq, ${new Date(until)} from owed
    on conflict (ticket_id) do update set seq = excluded.seq, until = excluded.until, failures = case when c.seq = excluded.seq then c.failures else 0 end
      where c.until <= ${new Date(at)}
    returning ticket_id as "ticketId", failures`.execute(tx);
  return rows;
}

export async function releaseClaim(tx: Tx, ticketId: string): Promise<void> {
  await tx.deleteFrom('assistant_claim').where('ticket_id', '=', ticketId).execute();
}

export async function postponeClaim(tx: Tx, ticketId: string, until: number): Promise<void> {
  await tx.updateTable('assistant_claim').set({ until: new Date(until), failures: sql`failures + 1` }).where('ticket_id', '=', ticketId).execute();
}

export interface SilentTalk {
  readonly ticketId: string;
  readonly channelId: string;
  readonly teamId: string | null;
  readonly role: string;
  /** The last word, whoever's it was. */
  readonly lastAt: number;
  readonly wasAnswered: boolean;
}

/** The customer's turn since before that moment. */
export async function readSilentTalks(db: Db, { before, limit }: { readonly before: readonly { readonly channelId: string; readonly at: number }[]; readonly limit: number }): Promise<SilentTalk[]> {
  const moments = JSON.stringify(before.map(({ channelId, at }) => ({ channel_id: channelId, at: new Date(at) })));
  const { rows } = await sql<SilentTalk>`
    select t.id as "ticketId", t.channel_id as "channelId", t.team_id as "teamId", t.assistant ->> 'role' as role, t.last_message_at as "lastAt",
      coalesce(t.assistant -> 'last' ->> 'turn' = 'answer' and not (t.assistant -> 'last' ->> 'doubted')::boolean, false) as "wasAnswered"
    from ticket t join jsonb_to_recordset(${moments}::jsonb) as b(channel_id uuid, at timestamptz) on b.channel_id = t.channel_id
    where ${speaking} and t.waiting_since is null and t.last_message_at <= b.at
    order by t.last_message_at, t.id limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

/** Conversations on channels where it may not speak any more. */
export async function readTalksOn(db: Db, channelIds: readonly string[], limit: number): Promise<string[]> {
  if (channelIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select t.id from ticket t where ${speaking} and t.channel_id = any(${[...channelIds]}::uuid[]) order by t.last_message_at, t.id limit ${sql.lit(limit)}`.execute(db);
  return rows.map(({ id }) => id);
}
