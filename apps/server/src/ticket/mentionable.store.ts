/** SQL that finds people to mention or to give a ticket to. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly teams: { id: string; name: { zh: string; en: string } }[];
  readonly roles: string[];
}

export async function readMentionable(db: Db, { q, role }: { q: string | undefined; role: string | undefined }): Promise<Mentionable[]> {
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Mentionable>`
    select p.id, p.name,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', jsonb_build_object('zh', g.name_zh, 'en', g.name_en)) order by g.created_at) from team_member m join team g on g.id = m.team_id where m.person_id = p.id), '[]') as teams,
      array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id order by r.key) as roles
    from person p
    where p.active and p.name ilike ${like}
      and ${role === undefined ? sql`true` : sql`exists (select 1 from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id and r.key = ${role})`}
    order by p.name, p.id limit 50`.execute(db);
  return rows;
}
