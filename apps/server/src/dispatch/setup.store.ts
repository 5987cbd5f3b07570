/** SQL for what dispatch is set up by: settings, team rules, skills and the rules that ask for them. */

import type { DispatchSettings, SkillRule, TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './dispatch.tables.ts';

export async function readSettings(db: Db): Promise<{ document: DispatchSettings; version: number } | undefined> {
  return db.selectFrom('dispatch_setting').select(['document', 'version']).executeTakeFirst();
}

/** Holds the one row, so that two who change the settings come one after the other. */
export async function lockSettings(tx: Tx): Promise<{ document: DispatchSettings; version: number }> {
  return tx.selectFrom('dispatch_setting').select(['document', 'version']).forUpdate().executeTakeFirstOrThrow();
}

export async function insertSettings(tx: Tx, document: DispatchSettings): Promise<void> {
  await tx.insertInto('dispatch_setting').values({ document: JSON.stringify(document) }).onConflict((conflict) => conflict.doNothing()).execute();
}

export async function saveSettings(tx: Tx, document: DispatchSettings, version: number): Promise<void> {
  await tx.updateTable('dispatch_setting').set({ document: JSON.stringify(document), version }).execute();
}

export interface TeamSetup {
  readonly teamId: Id;
  readonly rules: TeamRules;
  readonly shiftId: Id | null;
  readonly version: number;
}

export async function readTeamSetups(db: Db): Promise<TeamSetup[]> {
  return db.selectFrom('dispatch_team').select(['team_id as teamId', 'rules', 'shift_id as shiftId', 'version']).execute();
}

export async function lockTeamSetup(tx: Tx, teamId: Id): Promise<TeamSetup | undefined> {
  return tx.selectFrom('dispatch_team').select(['team_id as teamId', 'rules', 'shift_id as shiftId', 'version']).where('team_id', '=', teamId).forUpdate().executeTakeFirst();
}

export async function saveTeamSetup(tx: Tx, { teamId, rules, shiftId, version }: TeamSetup): Promise<void> {
  await tx
    .insertInto('dispatch_team')
    .values({ team_id: teamId, rules: JSON.stringify(rules), shift_id: shiftId, version })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet({ rules: JSON.stringify(rules), shift_id: shiftId, version }))
    .execute();
}

// ——— the bucket of a backlog ———

export async function lockRelease(tx: Tx, teamId: Id): Promise<{ credit: number; at: Instant } | null> {
  const row = await tx.selectFrom('dispatch_team').select(['release_credit as credit', 'released_at as at']).where('team_id', '=', teamId).forUpdate().executeTakeFirst();
  return row && row.credit !== null && row.at !== null ? { credit: row.credit, at: row.at } : null;
}

export async function saveRelease(tx: Tx, teamId: Id, release: { credit: number; at: Instant }): Promise<void> {
  await tx.updateTable('dispatch_team').set({ release_credit: release.credit, released_at: new Date(release.at) }).where('team_id', '=', teamId).execute();
}

// ——— skills ———

export interface Skill {
  readonly id: Id;
  readonly key: string;
  readonly name: BilingualText;
}

export async function readSkills(db: Db): Promise<(Skill & { readonly people: number })[]> {
  return db
    .selectFrom('skill')
    .select(['id', 'key', 'name', sql<number>`(select count(*)::int from person_skill ps where ps.skill_id = skill.id)`.as('people')])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function areSkills(db: Db, ids: readonly Id[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  return (await db.selectFrom('skill').select('id').where('id', 'in', wanted).execute()).length === wanted.length;
}

/** False when the key is taken. */
export async function insertSkill(tx: Tx, skill: Skill, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('skill')
    .values({ id: skill.id, key: skill.key, name: JSON.stringify(skill.name), created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function saveSkillName(tx: Tx, id: Id, name: BilingualText): Promise<boolean> {
  return (await tx.updateTable('skill').set({ name: JSON.stringify(name) }).where('id', '=', id).executeTakeFirst()).numUpdatedRows === 1n;
}

export async function countSkillUses(tx: Tx, id: Id): Promise<{ people: number; rules: number } | undefined> {
  const { rows } = await sql<{ people: number; rules: number }>`
    select (select count(*)::int from person_skill where skill_id = s.id) as people, (select count(*)::int from skill_rule where skill_id = s.id) as rules
    from skill s where s.id = ${id}::uuid for update`.execute(tx);
  return rows[0];
}

export async function removeSkill(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('skill').where('id', '=', id).execute();
}

export async function readSkillRules(db: Db): Promise<SkillRule[]> {
  const { rows } = await sql<SkillRule>`
    select r.ticket_kind as kind, c.key as category, r.channel_kind as channel, r.language, r.skill_id as "skillId", r.level, r.relax_after_minutes as "relaxAfterMinutes"
    from skill_rule r left join category c on c.id = r.category_id order by r.position`.execute(db);
  return rows;
}

export async function replaceSkillRules(tx: Tx, rules: readonly (Omit<SkillRule, 'category'> & { readonly categoryId: Id | null })[]): Promise<void> {
  await tx.deleteFrom('skill_rule').execute();
  if (rules.length === 0) return;
  await tx
    .insertInto('skill_rule')
    .values(rules.map((rule, position) => ({
      position, ticket_kind: rule.kind, category_id: rule.categoryId, channel_kind: rule.channel, language: rule.language, skill_id: rule.skillId, level: rule.level, relax_after_minutes: rule.relaxAfterMinutes,
    })))
    .execute();
}
