/** SQL for `follow_up` and `follow_up_attempt`: the visits as a worklist. What happened stays in the event log. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { FollowUpMethod } from '@huiyin/domain/flow/flow.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { withinReach } from './ticket.store.ts';

type Timestamp = ColumnType<number, Date, Date>;
type Outcome = 'planned' | 'good' | 'bad' | 'waived';

declare module '../platform/db.ts' {
  interface Tables {
    follow_up: {
      id: string;
      ticket_id: string;
      due_at: Timestamp;
      method: FollowUpMethod;
      script: string;
      outcome: Outcome;
      agent_id: string | null;
      team_id: string | null;
      done_at: ColumnType<number | null, Date | null, Date | null>;
      note: string | null;
    };
    follow_up_attempt: { follow_up_id: string; at: Timestamp; reached: boolean; note: string | null; person_id: string | null };
  }
}

const visits = new Set<TicketEvent['kind']>(['follow_up_planned', 'follow_up_attempted', 'follow_up_completed', 'follow_up_waived', 'unmerged']);

/** Whether a change has anything to say to the worklist: most tickets change hands long before a visit is planned. */
export function movesVisits({ before, events }: { readonly before: Ticket | null; readonly events: readonly TicketEvent[] }): boolean {
  return before?.followUp?.outcome === 'planned' || events.some(({ kind }) => visits.has(kind));
}

/** Brings the worklist up to the events of one change, in its transaction. */
export async function saveFollowUps(tx: Tx, ticket: Ticket, events: readonly TicketEvent[]): Promise<void> {
  for (const event of events) {
    if (event.kind === 'follow_up_planned') {
      await sql`
        insert into follow_up (id, ticket_id, due_at, method, script, outcome, agent_id, team_id)
        values (${event.followUpId}::uuid, ${ticket.id}::uuid, ${new Date(event.dueAt)}, ${event.method}, ${event.script}, 'planned', ${ticket.agentId}::uuid, ${ticket.teamId}::uuid)
        on conflict (id) do update set due_at = excluded.due_at, method = excluded.method, script = excluded.script`.execute(tx);
    } else if (event.kind === 'follow_up_attempted') {
      await tx
        .insertInto('follow_up_attempt')
        .values({ follow_up_id: event.followUpId, at: new Date(event.at), reached: event.reached, note: event.note, person_id: event.by.kind === 'person' ? event.by.id : null })
        .onConflict((clash) => clash.doNothing())
        .execute();
    } else if (event.kind === 'follow_up_completed') {
      await close(tx, ticket.id, event.outcome, event.at, event.note);
    } else if (event.kind === 'follow_up_waived') {
      await close(tx, ticket.id, 'waived', event.at, event.reason);
    } else if (event.kind === 'reopened' || event.kind === 'merged') {
      await close(tx, ticket.id, 'waived', event.at, null);
    } else if (event.kind === 'unmerged' && ticket.followUp?.outcome === 'planned') {
      await tx.updateTable('follow_up').set({ outcome: 'planned', done_at: null, note: null }).where('id', '=', ticket.followUp.id).execute();
    } else if (event.kind === 'assigned' || event.kind === 'released') {
      await tx.updateTable('follow_up').set({ agent_id: ticket.agentId, team_id: ticket.teamId }).where('ticket_id', '=', ticket.id).where('outcome', '=', 'planned').execute();
    }
  }
}

async function close(tx: Tx, ticketId: string, outcome: Outcome, at: number, note: string | null): Promise<void> {
  await tx.updateTable('follow_up').set({ outcome, done_at: new Date(at), note }).where('ticket_id', '=', ticketId).where('outcome', '=', 'planned').execute();
}

/** The ticket a visit belongs to; out of reach is not there. */
export async function findFollowUp(db: Db, id: string, reach: Reach): Promise<{ ticketId: string; outcome: Outcome } | undefined> {
  const { rows } = await sql<{ ticketId: string; outcome: Outcome }>`
    select f.ticket_id as "ticketId", f.outcome from follow_up f join ticket t on t.id = f.ticket_id
    where f.id = ${id}::uuid and ${withinReach(reach, 't')}`.execute(db);
  return rows[0];
}

export interface FollowUpRow {
  readonly id: string;
  readonly ticket: { id: string; number: string; subject: string; kind: string | null; version: number };
  readonly customer: { id: string; name: string | null };
  readonly agent: { id: string; name: string } | null;
  readonly due_at: number;
  readonly method: FollowUpMethod;
  readonly script: string;
  readonly outcome: Outcome;
  readonly attempts: readonly { at: string; reached: boolean; note: string | null }[];
  readonly done_at: number | null;
  readonly note: string | null;
}

export async function readFollowUps(
  db: Db,
  wish: { reach: Reach; me: string; whose: 'mine' | 'all'; done: boolean; ticketId: string | null; page: PageWish },
): Promise<{ rows: FollowUpRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = wish.page.after === null ? null : readCursor(wish.page.after, ['instant', 'id']);
  if (wish.page.after !== null && after === null) return 'page.cursor_invalid';
  const order = wish.done ? sql`f.due_at desc, f.id desc` : sql`f.due_at, f.id`;
  const behind = after === null ? sql`true` : wish.done
    ? sql`(f.due_at, f.id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)`
    : sql`(f.due_at, f.id) > (${new Date(Number(after[0]))}, ${after[1]}::uuid)`;
  const { rows } = await sql<FollowUpRow>`
    select f.id, f.due_at, f.method, f.script, f.outcome, f.done_at, f.note,
      jsonb_build_object('id', t.id, 'number', t.number, 'subject', t.subject, 'kind', t.kind, 'version', t.version) as ticket,
      jsonb_build_object('id', c.id, 'name', c.name) as customer,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as agent,
      coalesce((select jsonb_agg(jsonb_build_object('at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reached', a.reached, 'note', a.note) order by a.at)
        from follow_up_attempt a where a.follow_up_id = f.id), '[]') as attempts
    from follow_up f
    join ticket t on t.id = f.ticket_id
    join customer c on c.id = t.customer_id
    left join person p on p.id = f.agent_id
    where ${wish.done ? sql`f.outcome <> 'planned'` : sql`f.outcome = 'planned'`}
      and ${withinReach(wish.reach, 't')}
      and ${wish.whose === 'mine' ? sql`f.agent_id = ${wish.me}::uuid` : sql`true`}
      and ${wish.ticketId === null ? sql`true` : sql`f.ticket_id = ${wish.ticketId}::uuid`}
      and ${behind}
    order by ${order} limit ${wish.page.limit + 1}`.execute(db);
  const items = rows.slice(0, wish.page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.due_at, last.id]) : null };
}

export async function countDueFollowUps(db: Db, personId: string, until: number, cap: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from follow_up where agent_id = ${personId}::uuid and outcome = 'planned' and due_at <= ${new Date(until)} limit ${cap}) x`.execute(db);
  return rows[0]!.n;
}
