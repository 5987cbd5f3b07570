/** SQL for `team` and `team_member`. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    team: { id: string; key: string; name_zh: string; name_en: string; roles: string[]; created_at: number | Date };
    team_member: { team_id: string; person_id: string };
  }
}

type Text = { readonly zh: string; readonly en: string };

export interface Team {
  readonly id: Id;
  readonly key: string;
  readonly name: Text;
  readonly roles: readonly string[];
  readonly memberIds: readonly Id[];
}

function selectTeams(db: Db) {
  return db.selectFrom('team').select([
    'team.id',
    'team.key',
    sql<Text>`json_build_object('zh', team.name_zh, 'en', team.name_en)`.as('name'),
    'team.roles',
    sql<Id[]>`array(select person_id from team_member where team_member.team_id = team.id order by person_id)`.as('memberIds'),
  ]);
}

export async function readTeams(db: Db): Promise<Team[]> {
  return selectTeams(db).orderBy('team.created_at').orderBy('team.id').execute();
}

export async function readTeam(db: Db, id: Id): Promise<Team | undefined> {
  return selectTeams(db).where('team.id', '=', id).executeTakeFirst();
}

export async function readTeamsByIds(db: Db, ids: readonly Id[]): Promise<Team[]> {
  if (ids.length === 0) return [];
  return selectTeams(db).where('team.id', 'in', ids).execute();
}

/** Teams that serve a role, oldest first. */
export async function readTeamsServing(db: Db, role: string): Promise<Team[]> {
  return selectTeams(db).where(sql<boolean>`${role} = any(team.roles)`).orderBy('team.created_at').orderBy('team.id').execute();
}

export async function lockTeam(tx: Tx, id: Id): Promise<Team | undefined> {
  const locked = await tx.selectFrom('team').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked && readTeam(tx, id);
}

/** False when the key is taken. */
export async function insertTeam(tx: Tx, team: Omit<Team, 'memberIds'>, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('team')
    .values({ id: team.id, key: team.key, name_zh: team.name.zh, name_en: team.name.en, roles: [...team.roles], created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function saveTeam(tx: Tx, id: Id, change: { readonly name?: Text | undefined; readonly roles?: readonly string[] | undefined }): Promise<void> {
  if (change.name === undefined && change.roles === undefined) return;
  await tx
    .updateTable('team')
    .set({
      ...(change.name !== undefined && { name_zh: change.name.zh, name_en: change.name.en }),
      ...(change.roles !== undefined && { roles: [...change.roles] }),
    })
    .where('id', '=', id)
    .execute();
}

export async function saveMembers(tx: Tx, teamId: Id, personIds: readonly Id[]): Promise<void> {
  await tx.deleteFrom('team_member').where('team_id', '=', teamId).execute();
  if (personIds.length > 0) await tx.insertInto('team_member').values(personIds.map((person_id) => ({ team_id: teamId, person_id }))).execute();
}

/** False: a member already. */
export async function addMember(tx: Tx, teamId: Id, personId: Id): Promise<boolean> {
  const added = await tx.insertInto('team_member').values({ team_id: teamId, person_id: personId }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function removeMember(tx: Tx, teamId: Id, personId: Id): Promise<void> {
  await tx.deleteFrom('team_member').where('team_id', '=', teamId).where('person_id', '=', personId).execute();
}

export async function saveTeamsOf(tx: Tx, personId: Id, teamIds: readonly Id[]): Promise<void> {
  await tx.deleteFrom('team_member').where('person_id', '=', personId).execute();
  if (teamIds.length > 0) await tx.insertInto('team_member').values(teamIds.map((team_id) => ({ team_id, person_id: personId }))).execute();
}

/** Throws a foreign-key fault when another domain's rows still name the team. */
export async function removeTeam(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('team').where('id', '=', id).execute();
}

/** Active members who hold the role (any role when null), in the order of their names. */
export async function readAgentsOf(db: Db, teamId: Id, role: string | null): Promise<{ id: Id; name: string; roles: string[] }[]> {
  return db
    .selectFrom('team_member')
    .innerJoin('person', 'person.id', 'team_member.person_id')
    .select([
      'person.id',
      'person.name',
      sql<string[]>`array(select role.key from person_role join role on role.id = person_role.role_id where person_role.person_id = person.id order by role.key)`.as('roles'),
    ])
    .where('team_member.team_id', '=', teamId)
    .where('person.active', '=', true)
    .$if(role !== null, (query) =>
      query.where(sql<boolean>`exists (select 1 from person_role join role on role.id = person_role.role_id where person_role.person_id = person.id and role.key = ${role})`),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}
