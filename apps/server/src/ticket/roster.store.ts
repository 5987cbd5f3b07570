/** SQL that reads who serves which role in which team. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface Staff {
  readonly teams: readonly { readonly id: string; readonly roles: readonly string[] }[];
  /** Active people only. */
  readonly rolesOf: ReadonlyMap<string, readonly string[]>;
  /** Of everybody who ever worked here. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly teamNames: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
}

export async function readStaff(db: Db): Promise<Staff> {
  const [teams, people] = await Promise.all([
    sql<{ id: string; roles: string[]; zh: string; en: string }>`select id, roles, name_zh as zh, name_en as en from team order by created_at, id`.execute(db),
    sql<{ id: string; name: string; active: boolean; roles: string[] }>`
      select p.id, p.name, p.active, coalesce(array_agg(r.key) filter (where r.key is not null), '{}') as roles
      from person p left join person_role pr on pr.person_id = p.id left join role r on r.id = pr.role_id
      group by p.id`.execute(db),
  ]);
  return {
    teams: teams.rows.map(({ id, roles }) => ({ id, roles })),
    rolesOf: new Map(people.rows.filter(({ active }) => active).map((person) => [person.id, person.roles])),
    nameOf: new Map(people.rows.map(({ id, name }) => [id, name])),
    teamNames: new Map(teams.rows.map(({ id, zh, en }) => [id, { zh, en }])),
  };
}
