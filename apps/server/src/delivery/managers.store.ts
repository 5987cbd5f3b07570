/** SQL that finds who looks after the outlets. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export async function readOutletManagers(db: Db): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select distinct p.id from person p join person_role pr on pr.person_id = p.id join role_grant g on g.role_id = pr.role_id and g.permission = 'delivery.manage'
    where p.active order by p.id`.execute(db);
  return rows.map(({ id }) => id);
}
