/** SQL for `policy`, `ladder` and `sla_settings`: what a centre promises. */

import type { Ladder, Policy } from '@huiyin/domain/sla/policy.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './sla.tables.ts';

export interface KeptPolicy extends Policy {
  readonly key: string | null;
  readonly version: number;
  readonly isRemoved: boolean;
}

export interface KeptLadder extends Ladder {
  readonly key: string | null;
  readonly version: number;
  readonly isRemoved: boolean;
}

/** In the order in which they are asked; removed ones too. */
export async function readPolicies(db: Db): Promise<KeptPolicy[]> {
  return db
    .selectFrom('policy')
    .select(['id', 'key', 'name', 'active', 'conditions as when', 'targets', 'version', sql<boolean>`removed_at is not null`.as('isRemoved')])
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function readLadders(db: Db): Promise<KeptLadder[]> {
  return db.selectFrom('ladder').select(['id', 'key', 'name', 'rungs', 'version', sql<boolean>`removed_at is not null`.as('isRemoved')]).orderBy('id').execute();
}

export async function readSettingsVersion(db: Db): Promise<number> {
  return (await db.selectFrom('sla_settings').select('version').executeTakeFirstOrThrow()).version;
}

/** Held by whoever changes a policy, a ladder or their order, so that no two changes cross. */
export async function lockSettings(tx: Tx): Promise<number> {
  return (await tx.selectFrom('sla_settings').select('version').forUpdate().executeTakeFirstOrThrow()).version;
}

export async function raiseSettingsVersion(tx: Tx): Promise<number> {
  return (await tx.updateTable('sla_settings').set({ version: sql`version + 1` }).returning('version').executeTakeFirstOrThrow()).version;
}

export type NewPolicy = Pick<Policy, 'id' | 'name' | 'active' | 'when' | 'targets'> & { readonly key: string | null };

/** At the end, unless a position is named. False when its key is taken. */
export async function insertPolicy(tx: Tx, { id, key, name, active, when, targets }: NewPolicy, position?: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('policy')
    .values({
      id, key, active, version: 1, name: JSON.stringify(name), conditions: JSON.stringify(when), targets: JSON.stringify(targets),
      position: position ?? sql<number>`(select coalesce(max(position), 0) + 1 from policy)`,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function savePolicy(tx: Tx, id: Id, { name, active, when, targets }: Omit<NewPolicy, 'id' | 'key'>): Promise<void> {
  await tx
    .updateTable('policy')
    .set({ name: JSON.stringify(name), active, conditions: JSON.stringify(when), targets: JSON.stringify(targets), version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function removePolicy(tx: Tx, id: Id, at: number): Promise<void> {
  await tx.updateTable('policy').set({ removed_at: new Date(at), active: false, key: null }).where('id', '=', id).execute();
}

export async function savePolicyOrder(tx: Tx, ids: readonly Id[]): Promise<void> {
  await sql`update policy set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o(id, position) where policy.id = o.id`.execute(tx);
}

export interface NewLadder {
  readonly id: Id;
  readonly key: string | null;
  readonly name: BilingualText;
  readonly rungs: Ladder['rungs'];
}

export async function insertLadder(tx: Tx, { id, key, name, rungs }: NewLadder): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ladder')
    .values({ id, key, name: JSON.stringify(name), rungs: JSON.stringify(rungs), version: 1 })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function saveLadder(tx: Tx, id: Id, { name, rungs }: Omit<NewLadder, 'id' | 'key'>): Promise<void> {
  await tx.updateTable('ladder').set({ name: JSON.stringify(name), rungs: JSON.stringify(rungs), version: sql`version + 1` }).where('id', '=', id).execute();
}

export async function removeLadder(tx: Tx, id: Id, at: number): Promise<void> {
  await tx.updateTable('ladder').set({ removed_at: new Date(at), key: null }).where('id', '=', id).execute();
}

/** By key: shipped policies name calendars by it. */
export async function readCalendarIds(db: Db): Promise<ReadonlyMap<string, Id>> {
  const { rows } = await sql<{ key: string; id: string }>`select key, id from calendar`.execute(db);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** How many policies promise by each of these calendars. */
export async function countCalendarUses(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const policies = (await readPolicies(db)).filter(({ isRemoved }) => !isRemoved);
  return new Map(calendarIds.map((id) => [id, policies.filter(({ targets }) => targets.some(({ calendarId }) => calendarId === id)).length]));
}
