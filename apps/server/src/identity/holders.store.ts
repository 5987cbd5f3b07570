/** SQL that finds people by what they may do, and tells whether somebody works here. */

import type { PermissionKey } from '@huiyin/domain/identity/permission.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** Those who are active and hold the permission by any of their roles. */
export async function readHolders(db: Db, permission: PermissionKey): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select distinct p.id from person p join person_role pr on pr.person_id = p.id join role_grant g on g.role_id = pr.role_id and g.permission = ${permission} where p.active order by p.id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function isActive(db: Db, id: Id): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('id', '=', id).where('active', '=', true).executeTakeFirst()) !== undefined;
}
