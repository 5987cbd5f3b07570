/** SQL that brings in whole tickets by the hundred: the tables of tickets and of follow-up visits, one statement for each. */

import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { TicketHistory } from './ticket-history.ts';
import { writesOf } from './reactions.ts';
import { insertSubTasks } from './sub-task.store.ts';
import { rowOfTicket } from './ticket-row.ts';
import './follow-up.store.ts';
import './ticket.tables.ts';

/** Tickets that name each other (merged, split) must come in one call, in any order. */
export async function insertHistories(tx: Tx, histories: readonly TicketHistory[]): Promise<void> {
  const all = <Row>(rowsOf: (history: TicketHistory) => readonly Row[]) => JSON.stringify(histories.flatMap(rowsOf));
  await sql`
    with opened as (insert into ticket select * from jsonb_populate_recordset(null::ticket, ${all(({ ticket, aftermath }) => [rowOfTicket(ticket, null, aftermath.dueAt)])}::jsonb)), ${writesOf(histories.map(({ aftermath }) => aftermath))}
    logged as (select)
    insert into ticket_event (ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts)
    select ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts
    from jsonb_to_recordset(${all(({ rows }) => rows)}::jsonb) as e(ticket_id uuid, version integer, kind text, at timestamptz, actor_kind text, actor_id uuid, stage text, step text, facts jsonb)`.execute(tx);
  await sql`
    insert into message (id, ticket_id, seq, direction, author_kind, author_id, body, attachments, at, client_id)
    select id, ticket_id, seq, direction, author_kind, author_id, body, null, at, null
    from jsonb_to_recordset(${all(messageRows)}::jsonb) as m(id uuid, ticket_id uuid, seq integer, direction text, author_kind text, author_id uuid, body text, at timestamptz)`.execute(tx);
  await sql`insert into follow_up select * from jsonb_populate_recordset(null::follow_up, ${all(visitRows)}::jsonb)`.execute(tx);
  await sql`insert into follow_up_attempt select * from jsonb_populate_recordset(null::follow_up_attempt, ${all(attemptRows)}::jsonb) on conflict do nothing`.execute(tx);
  await sql`insert into rating select * from jsonb_populate_recordset(null::rating, ${all(ratingRows)}::jsonb)`.execute(tx);
  await insertSubTasks(tx, histories.flatMap(({ ticket, subTasks = [] }) => subTasks.map((record) => ({ ticketId: ticket.id, record }))));
  await sql`insert into read_mark select * from jsonb_populate_recordset(null::read_mark, ${all(readRows)}::jsonb)`.execute(tx);
}

/** Fresh statistics at once, rather than when the autovacuum comes round. */
export async function analyzeTickets(db: Db): Promise<void> {
  await sql`analyze ticket, ticket_event, message, follow_up, rating, read_mark, customer, contact_point`.execute(db);
}

export async function isAnyTicketThere(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select 1 from ticket) as there`.execute(db);
  return rows[0]!.there;
}

function messageRows({ ticket, said }: TicketHistory) {
  return said.map(({ id, seq, direction, authorKind, authorId, body, at }) => ({
    id, ticket_id: ticket.id, seq, direction, author_kind: authorKind, author_id: authorId, body, at: new Date(at).toISOString(),
  }));
}

function visitRows({ ticket, visits }: TicketHistory) {
  return visits.map((visit) => ({
    id: visit.id, ticket_id: ticket.id, due_at: new Date(visit.dueAt).toISOString(), method: visit.method, script: visit.script, outcome: visit.outcome,
    agent_id: visit.agentId, team_id: visit.teamId, done_at: visit.doneAt === null ? null : new Date(visit.doneAt).toISOString(), note: visit.note,
  }));
}

function attemptRows({ attempts }: TicketHistory) {
  return attempts.map((attempt) => ({ follow_up_id: attempt.visitId, at: new Date(attempt.at).toISOString(), reached: attempt.reached, note: attempt.note, person_id: attempt.personId }));
}

function ratingRows({ ticket, ratings }: TicketHistory) {
  return ratings.map(({ version, score, scale, comment, at, by }) => ({ ticket_id: ticket.id, version, score, scale, comment, at: new Date(at).toISOString(), actor_kind: by }));
}

function readRows({ ticket, reads }: TicketHistory) {
  return reads.map(({ readerId, seq }) => ({ ticket_id: ticket.id, reader_id: readerId, seq }));
}
