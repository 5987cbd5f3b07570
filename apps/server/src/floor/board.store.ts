/** SQL that reads the floor: what every queue and every agent has on hand, in one statement and one glance, however large the centre. */

import type { Holding } from '@huiyin/domain/dispatch/load.ts';
import type { PresenceState } from '@huiyin/domain/dispatch/presence.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { hour, minute, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { breachedTickets, warnedTickets } from '../sla/index.ts';

export async function readTeamsOfTickets(db: Db, ticketIds: readonly Id[]): Promise<readonly Id[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await sql<{ team_id: Id }>`select distinct team_id from ticket where id = any(${[...ticketIds]}::uuid[]) and team_id is not null`.execute(db);
  return rows.map((row) => row.team_id);
}

/** Of a team's board belongs what stands in its name, whoever holds it; narrower reaches have no board. */
export function amongTeams(column: RawBuilder<unknown>, reach: Reach): RawBuilder<boolean> {
  if (reach.scope === 'all') return sql<boolean>`true`;
  if (reach.scope === 'own') return sql<boolean>`false`;
  return sql<boolean>`${column} = any(${[...reach.teamIds]}::uuid[])`;
}

/** As JSON out of SQL; instants are epoch milliseconds. */
export interface QueueRow {
  readonly team: { readonly id: Id; readonly name: BilingualText };
  readonly waiting: number;
  readonly waitingSince: Instant | null;
  readonly atRisk: number;
  readonly breached: number;
  readonly held: number;
  readonly paused: number;
  readonly arrivedToday: number;
  readonly abandonedToday: number;
  /** Tickets that somebody took out of this queue within `takenOver`. */
  readonly taken: number;
}

export interface AgentRow {
  readonly id: Id;
  readonly name: string;
  readonly teamIds: readonly Id[];
  readonly roles: readonly string[];
  readonly capacity: number | null;
  /** Of their own. */
  readonly shiftId: Id | null;
  readonly presence: { readonly state: PresenceState; readonly reason: string | null; readonly since: Instant; readonly seenAt: Instant; readonly wrapUpUntil: Instant | null } | null;
  readonly holdings: readonly Holding[];
  readonly tickets: number;
  readonly breached: number;
}

export interface PromiseRow {
  readonly ticketId: Id;
  readonly number: string;
  readonly version: number;
  readonly subject: string;
  readonly priority: 'urgent' | 'high' | 'normal' | 'low';
  readonly expedited: boolean;
  readonly channelKind: string;
  readonly teamId: Id | null;
  readonly agent: { readonly id: Id; readonly name: string } | null;
  readonly role: string;
  readonly clock: string | null;
  readonly dueAt: Instant;
}

export interface Board {
  readonly queues: readonly QueueRow[];
  readonly agents: readonly AgentRow[];
  readonly soon: readonly PromiseRow[];
}

export interface BoardWish {
  readonly at: Instant;
  /** Since when is today, by the clock of the centre. */
  readonly midnight: Instant;
}

/** The rate at which a queue moves is measured over this long, as dispatch tells the waiting customer. */
export const takenOver: Milliseconds = hour;
/** What broke a moment ago can still be mended; what broke long ago stands in the queue's own count. */
const justBroken: Milliseconds = 15 * minute;
/** Later ones are not about to break, unless a warning was given. */
const soonWithin: Milliseconds = 2 * hour;
const mostSoon = 40;

export async function readBoard(db: Db, reach: Reach, { at, midnight }: BoardWish): Promise<Board> {
  const now = sql`${new Date(at)}::timestamptz`;
  const { rows } = await sql<Board>`
    with agent as materialized (
      select p.id, p.name from person p
      where p.active and exists (
        select from team_member m join team g on g.id = m.team_id
        where m.person_id = p.id and ${amongTeams(sql`m.team_id`, reach)} and exists (select from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id and r.key = any(g.roles))
      )
    ), breached as materialized (${breachedTickets(at)}), warned as materialized (select distinct ticket_id from (${warnedTickets()}) w), live as materialized (
      select t.id, t.team_id, t.agent_id, t.state, t.role, t.stage, t.waiting_since, h.kind as channel_kind, t.due_at, greatest(t.step_entered_at, t.waiting_since) as since, b.ticket_id is not null as breached, w.ticket_id is not null as warned
      from ticket t
      join channel h on h.id = t.channel_id
      left join breached b on b.ticket_id = t.id left join warned w on w.ticket_id = t.id
      where t.state in ('open', 'paused') and (${amongTeams(sql`t.team_id`, reach)} or t.agent_id in (select id from agent))
    ), in_team as (
      select team_id, count(*) filter (where ${isWaiting}) as waiting, min(since) filter (where ${isWaiting}) as waiting_since,
        count(*) filter (where warned and not breached) as at_risk, count(*) filter (where breached) as breached,
        count(*) filter (where agent_id is not null and state = 'open') as held, count(*) filter (where state = 'paused') as paused
      from live group by team_id
    ), today as (
      select team_id, sum(arrived) as arrived from floor_slot where starts_at >= ${new Date(midnight)} group by team_id
    ), gone as (
      select team_id, count(*) as abandoned from ticket where abandoned_at >= ${new Date(midnight)} group by team_id
    ), taken as (
      select (e.facts ->> 'teamId')::uuid as team_id, count(*) as taken from ticket_event e
      where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at > ${new Date(at - takenOver)} and e.at <= ${now} and e.facts ->> 'agentId' is not null and e.facts ->> 'how' in ('taken', 'dispatched', 'assigned')
      group by 1
    ), in_hand as (
      select agent_id, channel_kind, count(*) filter (where not ${isResting}) as working, count(*) filter (where ${isResting}) as resting, count(*) filter (where breached) as breached
      from live where agent_id is not null group by agent_id, channel_kind
    ), holding as (
      select agent_id, jsonb_agg(jsonb_build_object('channelKind', channel_kind, 'working', working, 'resting', resting)) as holdings, sum(working + resting)::int as tickets, sum(breached)::int as breached
      from in_hand group by agent_id
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object(
          'team', jsonb_build_object('id', g.id, 'name', jsonb_build_object('zh', g.name_zh, 'en', g.name_en)),
          'waiting', coalesce(q.waiting, 0), 'waitingSince', ${epoch(sql`q.waiting_since`)}, 'atRisk', coalesce(q.at_risk, 0), 'breached', coalesce(q.breached, 0),
          'held', coalesce(q.held, 0), 'paused', coalesce(q.paused, 0), 'arrivedToday', coalesce(d.arrived, 0), 'abandonedToday', coalesce(x.abandoned, 0), 'taken', coalesce(k.taken, 0)
        ) order by g.created_at, g.id), '[]')
        from team g left join in_team q on q.team_id = g.id left join today d on d.team_id = g.id left join gone x on x.team_id = g.id left join taken k on k.team_id = g.id
        where ${amongTeams(sql`g.id`, reach)}) as queues,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', a.id, 'name', a.name, 'teamIds', array(select m.team_id from team_member m where m.person_id = a.id and ${amongTeams(sql`m.team_id`, reach)} order by m.team_id),
          'roles', array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = a.id order by r.key),
          'capacity', f.capacity::float8,
          'shiftId', f.shift_id,
          'presence', case when w.person_id is null then null else jsonb_build_object('state', w.state, 'reason', w.reason, 'since', ${epoch(sql`w.since`)}, 'seenAt', ${epoch(sql`w.seen_at`)}, 'wrapUpUntil', ${epoch(sql`w.wrap_up_until`)}) end,
          'holdings', coalesce(o.holdings, '[]'), 'tickets', coalesce(o.tickets, 0), 'breached', coalesce(o.breached, 0)
        ) order by a.name, a.id), '[]')
        from agent a left join agent_profile f on f.person_id = a.id left join presence w on w.person_id = a.id left join holding o on o.agent_id = a.id) as agents,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'ticketId', t.id, 'number', t.number, 'version', t.version, 'subject', t.subject, 'priority', t.priority, 'expedited', t.expedited_at is not null,
          'channelKind', n.channel_kind, 'teamId', t.team_id, 'agent', case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end, 'role', t.role,
          'clock', (select c.kind from clock c where c.ticket_id = t.id and c.state = 'running' and c.due_at = t.due_at order by c.seq limit 1), 'dueAt', ${epoch(sql`t.due_at`)}
        ) order by t.due_at, t.id), '[]')
        from (select id, channel_kind from live where state = 'open' and due_at > ${new Date(at - justBroken)} and (due_at <= ${new Date(at + soonWithin)} or warned) and ${amongTeams(sql`team_id`, reach)} order by due_at, id limit ${mostSoon}) n
        join ticket t on t.id = n.id left join person p on p.id = t.agent_id) as soon
  `.execute(db);
  return rows[0]!;
}

/** As dispatch sees a queue: open, in nobody's hands, and not a step that the machine walks. */
const isWaiting = sql`agent_id is null and state = 'open' and role <> 'assistant'`;
/** As dispatch weighs a ticket: paused, or with the customer for a word on the solution. */
const isResting = sql`(state = 'paused' or (stage in ('feedback', 'follow_up') and waiting_since is null))`;

function epoch(moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(extract(epoch from ${moment}) * 1000)::bigint`;
}

export interface LevelRow {
  readonly channelKind: string;
  readonly minutes: number;
  readonly met: number;
  readonly missed: number;
  readonly pending: number;
}

/**
 * First answers by when the customer began to wait for one, sums of single customers. Service level is met / (met + missed): answered in time over
 * answered and abandoned after the time (denominator (b) of the field), where whoever still waits too long is missed now rather than once they give up.
 */
export async function readLevels(db: Db, reach: Reach, at: Instant, windows: readonly number[]): Promise<readonly LevelRow[]> {
  const from = new Date(at - Math.max(...windows) * minute);
  const { rows } = await sql<LevelRow>`
    with first_answer as (
      select c.ticket_id, c.started_at, c.state, c.breached_at, c.due_at from clock c
      where c.kind = 'first_response' and c.stopped_at >= ${from} and c.stopped_at is not null and c.started_at >= ${from} and c.started_at <= ${new Date(at)}
      union all
      select c.ticket_id, c.started_at, c.state, c.breached_at, c.due_at from ticket t join clock c on c.ticket_id = t.id
      where t.state in ('open', 'paused') and t.first_answered_at is null and c.kind = 'first_response' and c.stopped_at is null and c.started_at >= ${from} and c.started_at <= ${new Date(at)}
    ), judged as (
      select h.kind as channel_kind, f.started_at,
        case when f.state = 'met' then 'met'
          when f.state = 'missed' or f.breached_at is not null or (f.state = 'running' and f.due_at < ${new Date(at)}) then 'missed'
          when f.state in ('running', 'paused') then 'pending' end as verdict
      from first_answer f join ticket t on t.id = f.ticket_id join channel h on h.id = t.channel_id
      where ${amongTeams(sql`t.team_id`, reach)}
    )
    select j.channel_kind as "channelKind", w.minutes, count(*) filter (where verdict = 'met')::int as met, count(*) filter (where verdict = 'missed')::int as missed, count(*) filter (where verdict = 'pending')::int as pending
    from judged j join unnest(${[...windows]}::int[]) as w(minutes) on j.started_at >= ${new Date(at)}::timestamptz - make_interval(mins => w.minutes)
    where verdict is not null
    group by j.channel_kind, w.minutes order by j.channel_kind, w.minutes`.execute(db);
  return rows;
}
