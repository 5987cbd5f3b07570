/** SQL for clocks whose moment has come: found and held by one statement, saved by one, whatever their number. */

import { toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { Clock } from '@huiyin/domain/sla/clock.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import { readOverseers, type Overseers } from '../identity/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { clockAsJson, clockFromJson, type FlatClock } from './clock.store.ts';
import './sla.tables.ts';

/**
 * Holds the tickets of clocks that are due, the longest due first, and passes over those that somebody else works on just now: another worker
 * has them, or an act is about to change them. Held by the ticket, because acts change its clocks under that lock.
 */
export async function lockDueTickets(tx: Tx, now: number, except: readonly string[], batch: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from clock c join ticket t on t.id = c.ticket_id
    where c.next_at <= ${new Date(now)} and t.id <> all(${[...except]}::uuid[]) order by c.next_at limit ${sql.lit(batch)} for no key update of t skip locked`.execute(tx);
  return [...new Set(rows.map(({ id }) => id))];
}

/** These, but for those that somebody has just now. */
export async function lockTicketsOfClocks(tx: Tx, ticketIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket where id = any(${[...ticketIds]}::uuid[]) order by id for no key update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface DueClock {
  readonly ticketId: string;
  readonly clock: Clock;
  readonly agentId: string | null;
  readonly teamId: string | null;
  readonly subTasks: Ticket['subTasks'];
}

/** A statement of its own, so that it sees what was committed before the tickets were held. */
export async function readDueClocks(tx: Tx, ticketIds: readonly string[], now: number): Promise<DueClock[]> {
  const { rows } = await sql<Omit<DueClock, 'clock'> & { clock: FlatClock }>`
    select t.id as "ticketId", t.agent_id as "agentId", t.team_id as "teamId", t.sub_tasks as "subTasks", ${clockAsJson} as clock
    from clock c join ticket t on t.id = c.ticket_id
    where c.ticket_id = any(${[...ticketIds]}::uuid[]) and c.next_at <= ${new Date(now)} order by c.ticket_id, c.seq`.execute(tx);
  return rows.map((row) => ({ ...row, clock: clockFromJson(row.clock) }));
}

/** Of each clock only what a look changes. */
export async function saveLooks(tx: Tx, looks: readonly { readonly ticketId: string; readonly clock: Clock }[]): Promise<void> {
  const rows = looks.map(({ ticketId, clock }) => ({
    ticket_id: ticketId, seq: clock.seq, fired: clock.fired, next_at: toWireOrNull(clock.nextAt), breached_at: toWireOrNull(clock.breachedAt),
    breach_seen_at: toWireOrNull(clock.fired.find(({ what }) => what === 'breach')?.at ?? null),
  }));
  await sql`
    update clock c set fired = r.fired, next_at = r.next_at, breached_at = r.breached_at, breach_seen_at = r.breach_seen_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ticket_id uuid, seq smallint, fired jsonb, next_at timestamptz, breached_at timestamptz, breach_seen_at timestamptz)
    where c.ticket_id = r.ticket_id and c.seq = r.seq`.execute(tx);
}

export interface Listeners {
  readonly overseers: Overseers;
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

export async function readListeners(db: Db, { teamIds, roles }: { readonly teamIds: readonly string[]; readonly roles: readonly string[] }): Promise<Listeners> {
  const [teams, holders] = [
    teamIds.length === 0
      ? []
      : (await sql<{ team_id: string; members: string[] }>`
          select m.team_id, array_agg(p.id) as members
          from team_member m join person p on p.id = m.person_id and p.active where m.team_id = any(${[...teamIds]}::uuid[]) group by m.team_id`.execute(db)).rows,
    roles.length === 0
      ? []
      : (await sql<{ key: string; ids: string[] }>`
          select r.key, array_agg(p.id) as ids from role r join person_role x on x.role_id = r.id join person p on p.id = x.person_id and p.active
          where r.key = any(${[...roles]}) group by r.key`.execute(db)).rows,
  ];
  return {
    overseers: await readOverseers(db, teamIds),
    members: new Map(teams.map((team) => [team.team_id, team.members])),
    holders: new Map(holders.map(({ key, ids }) => [key, ids])),
  };
}
