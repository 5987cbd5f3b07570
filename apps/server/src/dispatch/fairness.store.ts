/** SQL for how work fell on people, out of the event log. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import './dispatch.tables.ts';

interface Period {
  readonly from: number;
  readonly to: number;
}

export interface HandsRow {
  readonly personId: Id;
  readonly dispatched: number;
  readonly taken: number;
  readonly refused: number;
  readonly returned: number;
  readonly handled: number;
}

/** Whoever held the ticket before an event is named by the last one that gave it to somebody. */
export async function readHands(db: Db, personIds: readonly Id[], teamIds: readonly Id[] | null, { from, to }: Period): Promise<HandsRow[]> {
  const ofTeams = teamIds === null ? sql`true` : sql`e.facts ->> 'teamId' = any(${[...teamIds]}::text[])`;
  const ticketsOfTeams = teamIds === null ? sql`true` : sql`t.team_id = any(${[...teamIds]}::uuid[])`;
  const { rows } = await sql<HandsRow>`
    with given as (
      select e.facts ->> 'agentId' as person, e.facts ->> 'how' as how from ticket_event e
      where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at >= ${new Date(from)} and e.at < ${new Date(to)} and e.facts ->> 'agentId' = any(${[...personIds]}::text[]) and ${ofTeams}
    ), lost as (
      select (select b.facts ->> 'agentId' from ticket_event b where b.ticket_id = e.ticket_id and b.version < e.version and b.kind = 'assigned' order by b.version desc limit 1) as person,
        case when e.kind = 'released' then 'refused' else 'returned' end as how
      from ticket_event e join ticket t on t.id = e.ticket_id
      where e.kind in ('assigned', 'released') and e.at >= ${new Date(from)} and e.at < ${new Date(to)} and (e.kind = 'released' or e.facts ->> 'how' = 'returned') and ${ticketsOfTeams}
    ), ended as (
      select t.agent_id::text as person from ticket t
      where t.state = 'archived' and t.archived_at >= ${new Date(from)} and t.archived_at < ${new Date(to)} and t.agent_id = any(${[...personIds]}::uuid[]) and ${ticketsOfTeams}
    )
    select p.id as "personId",
      (select count(*)::int from given g where g.person = p.id::text and g.how = 'dispatched') as dispatched,
      (select count(*)::int from given g where g.person = p.id::text and g.how = 'taken') as taken,
      (select count(*)::int from lost l where l.person = p.id::text and l.how = 'refused') as refused,
      (select count(*)::int from lost l where l.person = p.id::text and l.how = 'returned') as returned,
      (select count(*)::int from ended x where x.person = p.id::text) as handled
    from unnest(${[...personIds]}::uuid[]) as p(id)`.execute(db);
  return rows;
}

/** When each of these people had a ticket in hand; cut at the ends of the period. */
export async function readHeldSpans(db: Db, personIds: readonly Id[], { from, to }: Period): Promise<{ personId: Id; from: number; to: number }[]> {
  const { rows } = await sql<{ personId: Id; from: number; to: number }>`
    with concerned as (
      select ticket_id from ticket_event where kind in ('assigned', 'released') and at >= ${new Date(from)} and at < ${new Date(to)}
      union select id from ticket where agent_id = any(${[...personIds]}::uuid[]) and state in ('open', 'paused')
    ), moves as (
      select e.ticket_id, e.version, e.at, case when e.kind = 'assigned' then e.facts ->> 'agentId' end as person
      from ticket_event e join concerned c on c.ticket_id = e.ticket_id where e.kind in ('assigned', 'released', 'archived')
    ), spans as (
      select person, at as from_at, lead(at) over (partition by ticket_id order by version) as to_at from moves
    )
    select person::uuid as "personId", greatest(from_at, ${new Date(from)}) as "from", least(coalesce(to_at, ${new Date(to)}), ${new Date(to)}) as "to"
    from spans where person = any(${[...personIds]}::text[]) and from_at < ${new Date(to)} and coalesce(to_at, ${new Date(to)}) > ${new Date(from)}`.execute(db);
  return rows;
}
