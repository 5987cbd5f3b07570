/** SQL for `person` and `person_role`. Signing in updates `person` through better-auth as well (second factor). */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Grant } from '@huiyin/domain/identity/grant.ts';
import type { Language } from '@huiyin/domain/identity/identity.contract.ts';
import type { Scope } from '@huiyin/domain/identity/actor.ts';
import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    person: {
      id: string;
      name: string;
      email: string;
      email_verified: Generated<boolean>;
      image: string | null;
      language: Generated<Language>;
      active: Generated<boolean>;
      two_factor_enabled: Generated<boolean>;
      created_at: number | Date;
      updated_at: number | Date;
    };
    person_role: { person_id: string; role_id: string };
  }
}

export interface Tag {
  readonly id: Id;
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly active: boolean;
  readonly twoFactor: boolean;
  readonly roles: readonly Tag[];
  readonly teams: readonly Tag[];
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant | null;
}

const tagOf = (table: string) => sql.raw(`json_build_object('id', ${table}.id, 'key', ${table}.key, 'name', json_build_object('zh', ${table}.name_zh, 'en', ${table}.name_en))`);

function selectPeople(db: Db) {
  return db.selectFrom('person').select([
    'person.id',
    'person.name',
    'person.email',
    'person.language',
    'person.active',
    'person.two_factor_enabled as twoFactor',
    'person.created_at as createdAt',
    sql<Tag[]>`(select coalesce(json_agg(${tagOf('role')} order by role.created_at, role.key), '[]') from person_role join role on role.id = person_role.role_id where person_role.person_id = person.id)`.as('roles'),
    sql<Tag[]>`(select coalesce(json_agg(${tagOf('team')} order by team.created_at, team.key), '[]') from team_member join team on team.id = team_member.team_id where team_member.person_id = person.id)`.as('teams'),
    sql<number | null>`(select max(seen_at) from auth_session where auth_session.person_id = person.id)`.as('lastSeenAt'),
  ]);
}

export async function readPerson(db: Db, id: Id): Promise<Person | undefined> {
  return (await selectPeople(db).where('person.id', '=', id).executeTakeFirst()) as Person | undefined;
}

/** Holds the person until the transaction ends. */
export async function lockPerson(tx: Tx, id: Id): Promise<Person | undefined> {
  const locked = await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked && readPerson(tx, id);
}

export async function readPersonByEmail(db: Db, email: string): Promise<{ readonly id: Id; readonly active: boolean } | undefined> {
  return db.selectFrom('person').select(['id', 'active']).where('email', '=', email.toLowerCase()).executeTakeFirst();
}

/** Names for other domains; ids that nobody has are left out. */
export async function readNames(db: Db, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface PeopleFilter {
  readonly q?: string | undefined;
  readonly teamId?: Id | undefined;
  readonly role?: string | undefined;
  readonly active?: boolean | undefined;
}

export async function readPeople(db: Db, filter: PeopleFilter, page: { readonly after: { name: string; id: Id } | null; readonly limit: number }): Promise<{ items: Person[]; more: boolean }> {
  const words = filter.q?.trim() ? `%${filter.q.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await selectPeople(db)
    .$if(words !== null, (query) => query.where((where) => where.or([where('person.name', 'ilike', words!), where('person.email', 'ilike', words!)])))
    .$if(filter.active !== undefined, (query) => query.where('person.active', '=', filter.active!))
    .$if(filter.teamId !== undefined, (query) => query.where(sql<boolean>`exists (select 1 from team_member where team_member.person_id = person.id and team_member.team_id = ${filter.teamId!}::uuid)`))
    .$if(filter.role !== undefined, (query) => query.where(sql<boolean>`exists (select 1 from person_role join role on role.id = person_role.role_id where person_role.person_id = person.id and role.key = ${filter.role!})`))
    .$if(page.after !== null, (query) => query.where(sql<boolean>`(person.name, person.id) > (${page.after!.name}, ${page.after!.id}::uuid)`))
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(page.limit + 1)
    .execute();
  return { items: rows.slice(0, page.limit) as Person[], more: rows.length > page.limit };
}

export interface NewPerson {
  readonly id: Id;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** False when the e-mail is taken. */
export async function insertPerson(tx: Tx, person: NewPerson, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('person')
    .values({ ...person, email: person.email.toLowerCase(), image: null, created_at: new Date(at), updated_at: new Date(at) })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export interface PersonChange {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
  readonly active?: boolean | undefined;
  readonly twoFactor?: boolean | undefined;
}

export async function savePerson(tx: Tx, id: Id, change: PersonChange, at: Instant): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      updated_at: new Date(at),
      ...(change.name !== undefined && { name: change.name }),
      ...(change.email !== undefined && { email: change.email.toLowerCase() }),
      ...(change.language !== undefined && { language: change.language }),
      ...(change.active !== undefined && { active: change.active }),
      ...(change.twoFactor !== undefined && { two_factor_enabled: change.twoFactor }),
    })
    .where('id', '=', id)
    .execute();
}

export async function saveRolesOf(tx: Tx, personId: Id, roleIds: readonly Id[]): Promise<void> {
  await tx.deleteFrom('person_role').where('person_id', '=', personId).execute();
  if (roleIds.length > 0) await tx.insertInto('person_role').values(roleIds.map((role_id) => ({ person_id: personId, role_id }))).execute();
}

export async function readGrantsOf(db: Db, personId: Id): Promise<Grant[]> {
  return db
    .selectFrom('person_role')
    .innerJoin('role_grant', 'role_grant.role_id', 'person_role.role_id')
    .select(['role_grant.permission', sql<Scope>`role_grant.scope`.as('scope')])
    .where('person_role.person_id', '=', personId)
    .execute();
}

/** Active people who could repair anything: they hold the role of that key and it still lets them edit roles and people. */
export async function countAdministrators(tx: Tx, roleKey: string): Promise<number> {
  const { count } = await tx
    .selectFrom('person')
    .innerJoin('person_role', 'person_role.person_id', 'person.id')
    .innerJoin('role', 'role.id', 'person_role.role_id')
    .select(sql<number>`count(distinct person.id)`.as('count'))
    .where('person.active', '=', true)
    .where('role.key', '=', roleKey)
    .where(sql<boolean>`(select count(*) from role_grant where role_grant.role_id = role.id and permission in ('role.manage', 'person.manage')) = 2`)
    .executeTakeFirstOrThrow();
  return count;
}

/** Serialises what could remove an administrator, so that two cannot remove each other in the same instant. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.administrators'))`.execute(tx);
}

/** Since when people have been there, where a past is made rather than lived. */
export async function datePeople(tx: Tx, joined: readonly { readonly personId: Id; readonly at: Instant }[]): Promise<void> {
  await sql`
    update person p set created_at = to_timestamp(j.at / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(joined)}::jsonb) as j("personId" uuid, at double precision) where p.id = j."personId"`.execute(tx);
}
