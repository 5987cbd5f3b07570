/** SQL for how work fell on people, out of the event log. */

import { fairnessActs, type FairnessAct } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { withinReach } from '../ticket/index.ts';
import './dispatch.tables.ts';

interface Period {
  readonly from: number;
  readonly to: number;
}

interface Asked extends Period {
  readonly personIds: readonly Id[];
  /** Null: of all teams. */
  readonly teamIds: readonly Id[] | null;
}

/**
 * Every time in the period that work came to one of these people, left them or was finished: what is counted, and what is shown behind the counts.
 * Whoever held the ticket before an event is named by the last one that gave it to somebody.
 */
const actsOf = ({ personIds, teamIds, from, to }: Asked) => {
  const [people, begin, end] = [sql`${[...personIds]}::text[]`, new Date(from), new Date(to)];
  const ofTeams = teamIds === null ? sql`true` : sql`e.facts ->> 'teamId' = any(${[...teamIds]}::text[])`;
  const ticketsOfTeams = teamIds === null ? sql`true` : sql`t.team_id = any(${[...teamIds]}::uuid[])`;
  return sql`
    act as (
      select e.ticket_id, e.facts ->> 'agentId' as person, e.facts ->> 'how' as act, e.at from ticket_event e
      where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at >= ${begin} and e.at < ${end} and e.facts ->> 'agentId' = any(${people}) and e.facts ->> 'how' in ('dispatched', 'taken') and ${ofTeams}
      union all
      select lost.ticket_id, lost.person, lost.act, lost.at from (
        select e.ticket_id, (select b.facts ->> 'agentId' from ticket_event b where b.ticket_id = e.ticket_id and b.version < e.version and b.kind = 'assigned' order by b.version desc limit 1) as person,
          case when e.kind = 'released' then 'refused' else 'returned' end as act, e.at
        from ticket_event e join ticket t on t.id = e.ticket_id
        where e.kind in ('assigned', 'released') and e.at >= ${begin} and e.at < ${end} and (e.kind = 'released' or e.facts ->> 'how' = 'returned') and ${ticketsOfTeams}
      ) lost where lost.person = any(${people})
      union all
      select t.id, t.agent_id::text, 'handled', t.archived_at from ticket t
      where t.state = 'archived' and t.archived_at >= ${begin} and t.archived_at < ${end} and t.agent_id = any(${[...personIds]}::uuid[]) and ${ticketsOfTeams}
    )`;
};

export type HandsRow = { readonly personId: Id } & Readonly<Record<FairnessAct, number>>;

export async function readHands(db: Db, asked: Asked): Promise<HandsRow[]> {
  const { rows } = await sql<HandsRow>`
    with ${actsOf(asked)}
    select person::uuid as "personId", ${sql.join(fairnessActs.map((act) => sql`count(*) filter (where act = ${act})::int as ${sql.ref(act)}`))} from act group by person`.execute(db);
  return rows;
}

const mostTickets = 200;

export async function readHandsTickets(db: Db, asked: Asked, act: FairnessAct, reach: Reach): Promise<{ id: Id; number: string; subject: string; at: Instant }[]> {
  const { rows } = await sql<{ id: Id; number: string; subject: string; at: Instant }>`
    with ${actsOf(asked)}
    select t.id, t.number, t.subject, act.at from act join ticket t on t.id = act.ticket_id
    where act.act = ${act} and ${withinReach(reach, 't')} order by act.at desc, t.id limit ${mostTickets}`.execute(db);
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
