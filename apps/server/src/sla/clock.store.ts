/** SQL for `clock`. Whoever writes one holds the ticket's row, so that an act and a sweep cannot cross. */

import { toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { Clock } from '@huiyin/domain/sla/clock.ts';
import { startedAt } from '@huiyin/domain/sla/clock.ts';
import type { KeptClocks } from '@huiyin/domain/sla/follow-ticket.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './sla.tables.ts';

/** As the row writes it; `jsonb_to_recordset` reads it. */
export interface ClockRow {
  readonly ticket_id: string;
  readonly seq: number;
}

/** As a sub-select hands it over: instants in epoch milliseconds. */
export const clockAsJson = sql`jsonb_build_object(
  'seq', c.seq, 'kind', c.kind, 'ref', c.ref, 'state', c.state, 'policyId', c.policy_id, 'ladderId', c.ladder_id, 'calendarId', c.calendar_id,
  'targetMs', c.target_ms, 'why', c.why, 'pauseWhile', c.pause_while, 'warnAt', c.warn_at, 'segments', c.segments, 'fired', c.fired,
  'stoppedAt', ${epoch('c.stopped_at')}, 'dueAt', ${epoch('c.due_at')}, 'breachedAt', ${epoch('c.breached_at')}, 'nextAt', ${epoch('c.next_at')})`;

function epoch(column: string): RawBuilder<unknown> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
}

export type FlatClock = Omit<Clock, 'terms'> & Clock['terms'];

export type KeptJson = { readonly count: number; readonly clocks: readonly FlatClock[] | null } | null;

/** Those that may still change, and those that were not kept, which stay to be seen; what went well is read by `readClocks`. */
export function keptClocksOf(alias: string): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('count', coalesce(max(c.seq), 0), 'clocks', jsonb_agg(${clockAsJson} order by c.seq) filter (where c.state in ('running', 'paused', 'missed')))
    from clock c where c.ticket_id = ${sql.ref(`${alias}.id`)})`;
}

export function clocksFromKept(kept: KeptJson): KeptClocks {
  return { count: kept?.count ?? 0, clocks: (kept?.clocks ?? []).map(clockFromJson) };
}

export function clockFromJson({ policyId, why, targetMs, calendarId, pauseWhile, warnAt, ladderId, ...clock }: FlatClock): Clock {
  return { ...clock, terms: { policyId, why, targetMs, calendarId, pauseWhile, warnAt, ladderId } };
}

export function rowOfClock(ticketId: string, clock: Clock): ClockRow {
  const { terms } = clock;
  const row = {
    ticket_id: ticketId, seq: clock.seq, kind: clock.kind, ref: clock.ref, state: clock.state, policy_id: terms.policyId, ladder_id: terms.ladderId, calendar_id: terms.calendarId,
    target_ms: terms.targetMs, why: terms.why, pause_while: terms.pauseWhile, warn_at: terms.warnAt, segments: clock.segments, fired: clock.fired,
    started_at: toWireOrNull(startedAt(clock)), stopped_at: toWireOrNull(clock.stoppedAt), due_at: toWireOrNull(clock.dueAt), breached_at: toWireOrNull(clock.breachedAt),
    breach_seen_at: toWireOrNull(clock.fired.find(({ what }) => what === 'breach')?.at ?? null), next_at: toWireOrNull(clock.nextAt),
  };
  return row;
}


/** One statement for the clocks of any number of tickets, given as one JSON array; joins others as part of a `with`. */
export function writeClocks(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into clock (ticket_id, seq, kind, ref, state, policy_id, ladder_id, calendar_id, target_ms, why, pause_while, warn_at, segments, fired, started_at, stopped_at, due_at, breached_at, breach_seen_at, next_at)
    select ticket_id, seq, kind, ref, state, policy_id, ladder_id, calendar_id, target_ms, why, pause_while, warn_at, segments, fired, started_at, stopped_at, due_at, breached_at, breach_seen_at, next_at
    from jsonb_populate_recordset(null::clock, ${rows})
    on conflict (ticket_id, seq) do update set
      kind = excluded.kind, state = excluded.state, policy_id = excluded.policy_id, ladder_id = excluded.ladder_id, calendar_id = excluded.calendar_id, target_ms = excluded.target_ms,
      why = excluded.why, pause_while = excluded.pause_while, warn_at = excluded.warn_at, segments = excluded.segments,
      -- A sweep may have looked while the act waited for the row: what was done stays done, and the list only grows.
      fired = case when jsonb_array_length(clock.fired) > jsonb_array_length(excluded.fired) then clock.fired else excluded.fired end,
      started_at = excluded.started_at,
      stopped_at = excluded.stopped_at, due_at = excluded.due_at, breached_at = coalesce(excluded.breached_at, clock.breached_at), breach_seen_at = coalesce(excluded.breach_seen_at, clock.breach_seen_at), next_at = excluded.next_at`;
}

/** All that a ticket ever had, in the order they began. */
export async function readClocks(db: Db, ticketId: string): Promise<Clock[]> {
  const { rows } = await sql<{ clock: FlatClock }>`select ${clockAsJson} as clock from clock c where c.ticket_id = ${ticketId}::uuid order by c.seq`.execute(db);
  return rows.map(({ clock }) => clockFromJson(clock));
}

/** For who changes clocks without anything having happened to their tickets. */
export async function saveClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length > 0) await writeClocks(sql`${JSON.stringify(rows)}::jsonb`).execute(tx);
}
