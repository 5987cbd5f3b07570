/** SQL for `role` and `role_grant`. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Grant } from '@huiyin/domain/identity/grant.ts';
import type { Scope } from '@huiyin/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    role: { id: string; key: string; name_zh: string; name_en: string; created_at: number | Date };
    role_grant: { role_id: string; permission: string; scope: Scope };
  }
}

type Text = { readonly zh: string; readonly en: string };

export interface Role {
  readonly id: Id;
  readonly key: string;
  readonly name: Text;
  readonly grants: readonly Grant[];
  readonly holders: number;
}

function selectRoles(db: Db) {
  return db.selectFrom('role').select([
    'role.id',
    'role.key',
    sql<Text>`json_build_object('zh', role.name_zh, 'en', role.name_en)`.as('name'),
    sql<Grant[]>`(select coalesce(json_agg(json_build_object('permission', permission, 'scope', scope) order by permission), '[]') from role_grant where role_grant.role_id = role.id)`.as('grants'),
    sql<number>`(select count(*) from person_role where person_role.role_id = role.id)`.as('holders'),
  ]);
}

export async function readRoles(db: Db): Promise<Role[]> {
  return selectRoles(db).orderBy('role.created_at').orderBy('role.id').execute();
}

export async function readRole(db: Db, id: Id): Promise<Role | undefined> {
  return selectRoles(db).where('role.id', '=', id).executeTakeFirst();
}

export async function lockRole(tx: Tx, id: Id): Promise<Role | undefined> {
  const locked = await tx.selectFrom('role').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked && readRole(tx, id);
}

/** Those that exist, kept from being removed until the transaction ends. */
export async function holdRoles(tx: Tx, ids: readonly Id[]): Promise<Role[]> {
  if (ids.length === 0) return [];
  await tx.selectFrom('role').select('id').where('id', 'in', ids).orderBy('id').forShare().execute();
  return selectRoles(tx).where('role.id', 'in', ids).execute();
}

export async function readRoleKeys(db: Db, keys: readonly string[]): Promise<{ id: Id; key: string }[]> {
  if (keys.length === 0) return [];
  return db.selectFrom('role').select(['id', 'key']).where('key', 'in', keys).execute();
}

/** False when the key is taken. */
export async function insertRole(tx: Tx, role: { readonly id: Id; readonly key: string; readonly name: Text }, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('role')
    .values({ id: role.id, key: role.key, name_zh: role.name.zh, name_en: role.name.en, created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function saveRoleName(tx: Tx, id: Id, name: Text): Promise<void> {
  await tx.updateTable('role').set({ name_zh: name.zh, name_en: name.en }).where('id', '=', id).execute();
}

export async function saveGrants(tx: Tx, roleId: Id, grants: readonly Grant[]): Promise<void> {
  await tx.deleteFrom('role_grant').where('role_id', '=', roleId).execute();
  if (grants.length > 0) await tx.insertInto('role_grant').values(grants.map((grant) => ({ role_id: roleId, ...grant }))).execute();
}

export async function removeRole(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('role').where('id', '=', id).execute();
}
