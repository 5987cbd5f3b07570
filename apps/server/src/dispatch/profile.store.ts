/** SQL for what each person can do and when they work: capacity, limits, skills, shifts. */

import type { ChannelLimits, ShiftDocument } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './dispatch.tables.ts';

export interface Profile {
  readonly id: Id;
  readonly name: string;
  readonly teamIds: readonly Id[];
  readonly roles: readonly string[];
  readonly capacity: number | null;
  readonly channelLimits: ChannelLimits;
  readonly skills: readonly { readonly skillId: Id; readonly level: number }[];
  readonly shiftId: Id | null;
}

/** Active people who are in any team, or in those; by name. */
export async function readProfiles(db: Db, among: { readonly teamIds?: readonly Id[] | undefined; readonly personIds?: readonly Id[] | undefined } = {}): Promise<Profile[]> {
  const inTeams = among.teamIds === undefined ? sql`true` : sql`exists (select 1 from team_member m where m.person_id = p.id and m.team_id = any(${[...among.teamIds]}::uuid[]))`;
  const named = among.personIds === undefined ? sql`exists (select 1 from team_member m where m.person_id = p.id)` : sql`p.id = any(${[...among.personIds]}::uuid[])`;
  const { rows } = await sql<Profile>`
    select p.id, p.name, a.capacity::float8 as capacity, coalesce(a.channel_limits, '{}') as "channelLimits", a.shift_id as "shiftId",
      array(select team_id from team_member m where m.person_id = p.id order by team_id) as "teamIds",
      array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id order by r.key) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('skillId', ps.skill_id, 'level', ps.level) order by ps.skill_id), '[]') from person_skill ps where ps.person_id = p.id) as skills
    from person p left join agent_profile a on a.person_id = p.id
    where p.active and ${inTeams} and ${named}
    order by p.name, p.id`.execute(db);
  return rows;
}

export async function saveProfile(tx: Tx, personId: Id, profile: Pick<Profile, 'capacity' | 'channelLimits' | 'skills' | 'shiftId'>): Promise<void> {
  const facts = { capacity: profile.capacity, channel_limits: JSON.stringify(profile.channelLimits), shift_id: profile.shiftId };
  await tx.insertInto('agent_profile').values({ person_id: personId, ...facts }).onConflict((conflict) => conflict.column('person_id').doUpdateSet(facts)).execute();
  await tx.deleteFrom('person_skill').where('person_id', '=', personId).execute();
  if (profile.skills.length > 0) await tx.insertInto('person_skill').values(profile.skills.map(({ skillId, level }) => ({ person_id: personId, skill_id: skillId, level }))).execute();
}

export interface Shift {
  readonly id: Id;
  readonly name: BilingualText;
  readonly document: ShiftDocument;
  readonly version: number;
  readonly people: number;
  readonly teams: number;
}

export async function readShifts(db: Db): Promise<Shift[]> {
  return selectShifts(db).orderBy('created_at').orderBy('id').execute();
}

function selectShifts(db: Db) {
  return db.selectFrom('shift').select([
    'id', 'name', 'document', 'version',
    sql<number>`(select count(*)::int from agent_profile a where a.shift_id = shift.id)`.as('people'),
    sql<number>`(select count(*)::int from dispatch_team d where d.shift_id = shift.id)`.as('teams'),
  ]);
}

export async function lockShift(tx: Tx, id: Id): Promise<Shift | undefined> {
  const locked = await tx.selectFrom('shift').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked && selectShifts(tx).where('id', '=', id).executeTakeFirst();
}

export async function isShift(db: Db, id: Id): Promise<boolean> {
  return (await db.selectFrom('shift').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function insertShift(tx: Tx, shift: Pick<Shift, 'id' | 'name' | 'document'>, at: Instant): Promise<void> {
  await tx.insertInto('shift').values({ id: shift.id, name: JSON.stringify(shift.name), document: JSON.stringify(shift.document), created_at: new Date(at) }).execute();
}

export async function saveShift(tx: Tx, shift: Pick<Shift, 'id' | 'name' | 'document' | 'version'>): Promise<void> {
  await tx.updateTable('shift').set({ name: JSON.stringify(shift.name), document: JSON.stringify(shift.document), version: shift.version }).where('id', '=', shift.id).execute();
}

export async function removeShift(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('shift').where('id', '=', id).execute();
}
