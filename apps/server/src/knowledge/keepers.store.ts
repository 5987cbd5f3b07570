/** SQL that finds whom an article's news concern: who keeps a department's knowledge, who is in a team. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import { readOverseers } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';

export interface Kept {
  readonly ownerId: Id;
  readonly teamId: Id;
}

/** The owner, and those of the department who may write; where nobody of it may, those who oversee it. Never nobody while somebody oversees the centre. */
export async function readKeepers(db: Db, articles: readonly Kept[]): Promise<(kept: Kept) => Id[]> {
  const teamIds = [...new Set(articles.map(({ teamId }) => teamId))];
  const { rows } = await sql<{ id: Id; teamId: Id }>`
    select distinct p.id, m.team_id as "teamId" from team_member m join person p on p.id = m.person_id and p.active
    join person_role pr on pr.person_id = p.id join role_grant g on g.role_id = pr.role_id and g.permission = 'knowledge.write'
    where m.team_id = any(${teamIds}::uuid[])`.execute(db);
  const overseers = await readOverseers(db, teamIds);
  return ({ ownerId, teamId }) => {
    const writers = rows.filter((row) => row.teamId === teamId).map(({ id }) => id);
    return [...new Set([ownerId, ...(writers.length > 0 ? writers : overseers.of(teamId))])];
  };
}

export async function readMembers(db: Db, teamId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select p.id from team_member m join person p on p.id = m.person_id and p.active where m.team_id = ${teamId}::uuid order by p.id`.execute(db);
  return rows.map(({ id }) => id);
}
