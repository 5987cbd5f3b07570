/** SQL for the people whom work is given to, what they hold, and what dispatch remembers of a ticket. */

import type { ChannelKind, ChannelLimits } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Holding } from '@huiyin/domain/dispatch/load.ts';
import type { Presence } from '@huiyin/domain/dispatch/presence.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Scope } from '../ticket/index.ts';
import { isWithin } from './waiting.store.ts';
import './dispatch.tables.ts';

export interface CandidateRow extends Presence {
  readonly roles: readonly string[];
  readonly capacity: number | null;
  readonly limits: ChannelLimits;
  readonly skills: Readonly<Record<Id, number>>;
  /** Epoch milliseconds with a fraction; 0: never. */
  readonly givenAt: number;
}

/**
 * A team's people who say available. Holds their rows in the order of their ids: two dispatchers, also of two teams that share
 * people, come one after the other on each person, and the later one sees what the earlier one gave.
 */
export async function lockCandidates(tx: Tx, teamId: Id): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select p.person_id as "personId", p.state, p.reason, p.since, p.seen_at as "seenAt", p.wrap_up_until as "wrapUpUntil",
      coalesce(extract(epoch from p.given_at) * 1000, 0)::float8 as "givenAt", a.capacity::float8 as capacity, coalesce(a.channel_limits, '{}') as limits,
      array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.person_id) as roles,
      (select coalesce(jsonb_object_agg(ps.skill_id, ps.level), '{}') from person_skill ps where ps.person_id = p.person_id) as skills
    from presence p join person n on n.id = p.person_id left join agent_profile a on a.person_id = p.person_id
    where p.state = 'available' and n.active and p.person_id in (select m.person_id from team_member m where m.team_id = ${teamId}::uuid)
    order by p.person_id for no key update of p`.execute(tx);
  return rows;
}

const resting = sql<boolean>`(t.state = 'paused' or (t.stage in ('feedback', 'follow_up') and t.waiting_since is null))`;

/** What each of these people has in hand, over all teams. */
export async function readHoldings(db: Db, personIds: readonly Id[]): Promise<Map<Id, Holding[]>> {
  const held = new Map<Id, Holding[]>();
  if (personIds.length === 0) return held;
  const { rows } = await sql<Holding & { agentId: Id }>`
    select t.agent_id as "agentId", h.kind as "channelKind", (count(*) filter (where not ${resting}))::int as working, (count(*) filter (where ${resting}))::int as resting
    from ticket t join channel h on h.id = t.channel_id
    where t.agent_id = any(${[...personIds]}::uuid[]) and t.state in ('open', 'paused') group by t.agent_id, h.kind`.execute(db);
  for (const { agentId, ...holding } of rows) held.set(agentId, [...(held.get(agentId) ?? []), holding]);
  return held;
}

export interface HeldTicket {
  readonly id: Id;
  readonly teamId: Id | null;
  readonly agentId: Id;
  /** When it last came into somebody's hands. */
  readonly givenAt: Instant;
}

/** What somebody holds that waits for a word, or is in work. */
export async function readHeldOf(db: Db, personIds: readonly Id[]): Promise<HeldTicket[]> {
  const { rows } = await sql<HeldTicket>`
    select t.id, t.team_id as "teamId", t.agent_id as "agentId",
      coalesce((select e.at from ticket_event e where e.ticket_id = t.id and e.kind = 'assigned' order by e.version desc limit 1), t.opened_at) as "givenAt"
    from ticket t where t.agent_id = any(${[...personIds]}::uuid[]) and t.state = 'open' order by t.id`.execute(db);
  return rows;
}

/** In the hands of people who do not work here any more. */
export async function readOrphaned(db: Db, scope: Scope, limit: number): Promise<{ id: Id; agentId: Id }[]> {
  const { rows } = await sql<{ id: Id; agentId: Id }>`
    select t.id, t.agent_id as "agentId" from person p join ticket t on t.agent_id = p.id and t.state in ('open', 'paused') where not p.active and ${isWithin(scope)} order by t.id limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

// ——— what dispatch remembers of a ticket ———

/** Once the step has changed, all of it is forgotten. */
export async function saveOverflowed(tx: Tx, tickets: readonly { readonly id: Id; readonly stepEnteredAt: Instant; readonly from: Id }[]): Promise<void> {
  await sql`
    insert into dispatch_trace (ticket_id, step_entered_at, overflowed_from)
    select r.id, r."stepEnteredAt", array[r."from"] from jsonb_to_recordset(${rowsOf(tickets)}::jsonb) as r(id uuid, "stepEnteredAt" timestamptz, "from" uuid) order by r.id
    on conflict (ticket_id) do update set
      overflowed_from = case when dispatch_trace.step_entered_at = excluded.step_entered_at then dispatch_trace.overflowed_from || excluded.overflowed_from else excluded.overflowed_from end,
      alerted_at = case when dispatch_trace.step_entered_at = excluded.step_entered_at then dispatch_trace.alerted_at end,
      step_entered_at = excluded.step_entered_at`.execute(tx);
}

/** Returns those that nobody had marked before: of two workers only one tells. */
export async function saveAlerted(tx: Tx, tickets: readonly { readonly id: Id; readonly stepEnteredAt: Instant }[], at: Instant): Promise<Set<Id>> {
  const { rows } = await sql<{ ticket_id: Id }>`
    insert into dispatch_trace (ticket_id, step_entered_at, alerted_at)
    select r.id, r."stepEnteredAt", ${new Date(at)} from jsonb_to_recordset(${rowsOf(tickets)}::jsonb) as r(id uuid, "stepEnteredAt" timestamptz) order by r.id
    on conflict (ticket_id) do update set
      overflowed_from = case when dispatch_trace.step_entered_at = excluded.step_entered_at then dispatch_trace.overflowed_from else '{}' end,
      alerted_at = excluded.alerted_at, step_entered_at = excluded.step_entered_at
    where dispatch_trace.step_entered_at <> excluded.step_entered_at or dispatch_trace.alerted_at is null
    returning ticket_id`.execute(tx);
  return new Set(rows.map((row) => row.ticket_id));
}

function rowsOf(tickets: readonly { readonly stepEnteredAt: Instant }[]): string {
  return JSON.stringify(tickets.map((ticket) => ({ ...ticket, stepEnteredAt: new Date(ticket.stepEnteredAt).toISOString() })));
}

export interface Returner {
  readonly ticketId: Id;
  readonly agentId: Id | null;
  readonly teamId: Id | null;
  readonly role: string;
  readonly channelKind: ChannelKind;
  readonly state: string;
}

/** Work that came back to somebody by itself, and was not looked at yet. In no order: what has to wait until somebody comes must not stand before the rest. */
export async function lockRechecks(tx: Tx, scope: Scope, batch: number): Promise<Returner[]> {
  const { rows } = await sql<Returner>`
    select d.ticket_id as "ticketId", t.agent_id as "agentId", t.team_id as "teamId", t.role, h.kind as "channelKind", t.state
    from dispatch_trace d join ticket t on t.id = d.ticket_id join channel h on h.id = t.channel_id
    where d.recheck and ${isWithin(scope)} order by random() limit ${batch} for update of d skip locked`.execute(tx);
  return rows;
}

export async function saveRechecked(tx: Tx, ticketIds: readonly Id[]): Promise<void> {
  if (ticketIds.length > 0) await tx.updateTable('dispatch_trace').set({ recheck: false }).where('ticket_id', 'in', ticketIds).execute();
}
