/** SQL that finds who answers for a team's work: told of what waits too long, is late or was escalated. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface Overseers {
  /** Of the team; where it has none, and for work that stands with no team, those of the whole centre. Never nobody while the centre has an administrator. */
  of(teamId: Id | null): readonly Id[];
}

/** Members who may give out the team's work; of the whole centre: whoever may give out any. */
export async function readOverseers(db: Db, teamIds: readonly Id[]): Promise<Overseers> {
  const { rows } = await sql<{ id: Id; everywhere: boolean; teamIds: Id[] }>`
    select p.id, bool_or(g.scope = 'all') as everywhere,
      array(select m.team_id from team_member m where m.person_id = p.id and m.team_id = any(${[...teamIds]}::uuid[])) as "teamIds"
    from person p join person_role pr on pr.person_id = p.id join role_grant g on g.role_id = pr.role_id and g.permission = 'ticket.assign' and g.scope in ('team', 'all')
    where p.active group by p.id order by p.id`.execute(db);
  const everywhere = rows.filter((row) => row.everywhere).map(({ id }) => id);
  const ofTeam = new Map<Id, Id[]>();
  for (const { id, teamIds: theirs } of rows) for (const teamId of theirs) ofTeam.set(teamId, [...(ofTeam.get(teamId) ?? []), id]);
  return { of: (teamId) => (teamId === null ? everywhere : (ofTeam.get(teamId) ?? everywhere)) };
}
