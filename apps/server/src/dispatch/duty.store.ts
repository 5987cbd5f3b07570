/** SQL that tells who is at work, team by team. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import './dispatch.tables.ts';

export interface Duty {
  /** Who says available, and was heard of. */
  readonly available: ReadonlyMap<Id, readonly Id[]>;
  /** Those, and who is busy. */
  readonly present: ReadonlyMap<Id, readonly Id[]>;
}

export async function readTeamsOnDuty(db: Db, teamIds: readonly Id[], seenSince: Instant): Promise<Duty> {
  const { rows } = await sql<{ teamId: Id; available: Id[]; present: Id[] }>`
    select m.team_id as "teamId", coalesce(array_agg(p.person_id order by p.person_id) filter (where p.state = 'available'), '{}') as available, array_agg(p.person_id order by p.person_id) as present
    from team_member m join presence p on p.person_id = m.person_id join person n on n.id = p.person_id
    where m.team_id = any(${[...teamIds]}::uuid[]) and p.state in ('available', 'busy') and p.seen_at >= ${new Date(seenSince)} and n.active
    group by m.team_id`.execute(db);
  return { available: new Map(rows.map((row) => [row.teamId, row.available])), present: new Map(rows.map((row) => [row.teamId, row.present])) };
}

/** Whose shift each member of these teams works, their own or the team's. */
export async function readShiftsOfTeams(db: Db, teamIds: readonly Id[]): Promise<{ teamId: Id; shiftId: Id }[]> {
  const { rows } = await sql<{ teamId: Id; shiftId: Id }>`
    select distinct m.team_id as "teamId", coalesce(a.shift_id, d.shift_id) as "shiftId"
    from team_member m join person n on n.id = m.person_id and n.active left join agent_profile a on a.person_id = m.person_id left join dispatch_team d on d.team_id = m.team_id
    where m.team_id = any(${[...teamIds]}::uuid[]) and coalesce(a.shift_id, d.shift_id) is not null`.execute(db);
  return rows;
}

export async function isTakingWork(db: Db, teamId: Id, since: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from ticket_event e where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at > ${new Date(since)}
      and e.facts ->> 'teamId' = ${teamId}::text and e.facts ->> 'agentId' is not null and e.facts ->> 'how' in ('taken', 'dispatched') limit 1`.execute(db);
  return rows.length > 0;
}
