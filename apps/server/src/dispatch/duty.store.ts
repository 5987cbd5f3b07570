/** SQL that tells who works in which team, what they can do, and whether they are there. */

import type { Colleague } from '@huiyin/domain/dispatch/duty.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import './dispatch.tables.ts';

/** Whoever was not heard of since then is not there, whatever they said. */
export async function readColleagues(db: Db, teamIds: readonly Id[], seenSince: Instant): Promise<Colleague[]> {
  const { rows } = await sql<Omit<Colleague, 'skills'> & { skills: Record<Id, number> }>`
    select m.team_id as "teamId", n.id, coalesce(a.shift_id, d.shift_id) as "shiftId",
      case when p.state in ('available', 'busy') and p.seen_at >= ${new Date(seenSince)} then p.state end as says,
      array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = n.id) as roles,
      (select coalesce(jsonb_object_agg(ps.skill_id, ps.level), '{}') from person_skill ps where ps.person_id = n.id) as skills
    from team_member m join person n on n.id = m.person_id and n.active
    left join presence p on p.person_id = n.id left join agent_profile a on a.person_id = n.id left join dispatch_team d on d.team_id = m.team_id
    where m.team_id = any(${[...teamIds]}::uuid[]) order by m.team_id, n.id`.execute(db);
  return rows.map((row) => ({ ...row, skills: new Map(Object.entries(row.skills)) }));
}

export interface Heads {
  readonly teamId: Id;
  readonly present: number;
  readonly available: number;
}

/** Whatever they can do: how many say that they are there. */
export async function countPresent(db: Db, teamIds: readonly Id[], seenSince: Instant): Promise<Map<Id, Heads>> {
  const { rows } = await sql<Heads>`
    select m.team_id as "teamId", count(*)::int as present, (count(*) filter (where p.state = 'available'))::int as available
    from team_member m join presence p on p.person_id = m.person_id join person n on n.id = p.person_id
    where m.team_id = any(${[...teamIds]}::uuid[]) and p.state in ('available', 'busy') and p.seen_at >= ${new Date(seenSince)} and n.active
    group by m.team_id`.execute(db);
  return new Map(rows.map((row) => [row.teamId, row]));
}

/** One of these people took something out of the team's queue since then. */
export async function isTakingWork(db: Db, teamId: Id, personIds: readonly Id[], since: Instant): Promise<boolean> {
  if (personIds.length === 0) return false;
  const { rows } = await sql`
    select from ticket_event e where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at > ${new Date(since)}
      and e.facts ->> 'teamId' = ${teamId}::text and e.facts ->> 'agentId' = any(${[...personIds]}::text[]) and e.facts ->> 'how' in ('taken', 'dispatched') limit 1`.execute(db);
  return rows.length > 0;
}
