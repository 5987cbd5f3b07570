/** SQL that reads a sample of tickets with their whole logs. */

import type { TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** The newest, and about as many from anywhere. */
export async function readSample(db: Db, size: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select id from ticket order by id desc limit ${size})
    union
    (select id from ticket tablesample system (${sql.lit(1)}) limit ${size})`.execute(db);
  return rows.map((row) => row.id);
}

export async function readLog(db: Db, ticketId: string): Promise<TicketEvent[]> {
  const { rows } = await sql<{ kind: string; at: number; actor_kind: string; actor_id: string | null; facts: object }>`
    select kind, at, actor_kind, actor_id, facts from ticket_event where ticket_id = ${ticketId}::uuid order by version`.execute(db);
  return rows.map(({ kind, at, actor_kind, actor_id, facts }) => ({ ...facts, kind, at, by: { kind: actor_kind, id: actor_id } }) as TicketEvent);
}

export async function countMessages(db: Db, ticketId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from message where ticket_id = ${ticketId}::uuid`.execute(db);
  return rows[0]!.n;
}
