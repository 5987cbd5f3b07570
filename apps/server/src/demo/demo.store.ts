/** SQL that the demo reads who works in the centre with. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Player } from './cast.ts';

export async function readPlayers(db: Db): Promise<Player[]> {
  const { rows } = await sql<Player>`
    select p.id, p.name, p.email,
      array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id order by r.key) as roles,
      array(select tm.team_id from team_member tm join team t on t.id = tm.team_id where tm.person_id = p.id order by t.key) as "teamIds"
    from person p where p.active and p.email like '%@demo.huiyin' order by p.email`.execute(db);
  return rows;
}
