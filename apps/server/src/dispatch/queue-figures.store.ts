/** SQL for what is told of queues: how many wait, how long, how fast they move. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { waitsSince } from './waiting.store.ts';
import './dispatch.tables.ts';

export interface QueueFigures {
  readonly teamId: Id;
  readonly waiting: number;
  readonly longestSince: Instant | null;
  readonly taken: number;
  readonly abandonedToday: number;
}

export async function readQueueFigures(db: Db, reach: Reach, { takenSince, today }: { readonly takenSince: Instant; readonly today: Instant }): Promise<QueueFigures[]> {
  const among = reach.scope === 'all' ? sql`true` : reach.scope === 'team' ? sql`g.id = any(${[...reach.teamIds]}::uuid[])` : sql`false`;
  const { rows } = await sql<QueueFigures>`
    with taken as (
      select facts ->> 'teamId' as team_id, count(*)::int as n from ticket_event
      where kind in ('assigned', 'released') and kind = 'assigned' and at > ${new Date(takenSince)} and facts ->> 'agentId' is not null and facts ->> 'how' in ('taken', 'dispatched', 'assigned') group by 1
    ), abandoned as (select team_id, count(*)::int as n from ticket where abandoned_at >= ${new Date(today)} group by 1)
    select g.id as "teamId", coalesce(w.n, 0) as waiting, w.since as "longestSince", coalesce(taken.n, 0) as taken, coalesce(abandoned.n, 0) as "abandonedToday"
    from team g
    left join lateral (
      select count(*)::int as n, min(${waitsSince}) as since from ticket t where t.team_id = g.id and t.state in ('open', 'paused') and t.state = 'open' and t.agent_id is null and t.role <> 'assistant'
    ) w on true
    left join taken on taken.team_id = g.id::text left join abandoned on abandoned.team_id = g.id
    where ${among} order by g.created_at, g.id`.execute(db);
  return rows;
}

/** Null: it waits in no queue of people. */
export async function readQueueOf(db: Db, ticketId: Id): Promise<Id | null> {
  const { rows } = await sql<{ teamId: Id | null }>`select t.team_id as "teamId" from ticket t where t.id = ${ticketId}::uuid and t.state = 'open' and t.agent_id is null and t.role <> 'assistant'`.execute(db);
  return rows[0]?.teamId ?? null;
}

/** How many wait in a team's queue; counting stops at `cap`. */
export async function countWaiting(db: Db, teamId: Id, { cap }: { readonly cap: number }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ticket o where o.team_id = ${teamId}::uuid and o.agent_id is null and o.state in ('open', 'paused') and o.state = 'open' and o.role <> 'assistant' limit ${sql.lit(cap)}) waiting`.execute(db);
  return rows[0]!.n;
}

/** Tickets that left a team's queue into somebody's hands since then, by whose hands. */
export async function readTakenBy(db: Db, teamId: Id, since: Instant): Promise<Map<Id, number>> {
  const { rows } = await sql<{ agentId: Id; taken: number }>`
    select e.facts ->> 'agentId' as "agentId", count(*)::int as taken from ticket_event e where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at > ${new Date(since)}
      and e.facts ->> 'agentId' is not null and e.facts ->> 'how' in ('taken', 'dispatched', 'assigned') and e.facts ->> 'teamId' = ${teamId}::text group by 1`.execute(db);
  return new Map(rows.map(({ agentId, taken }) => [agentId, taken]));
}
