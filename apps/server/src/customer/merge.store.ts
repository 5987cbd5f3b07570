/** SQL for who lives on in whom. */

import type { Standing } from '@huiyin/domain/customer/merge.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './customer.tables.ts';

/** Merges are rare and touch whole chains: one at a time is the simplest proof that two of them never close a circle. */
export async function lockStandings(tx: Tx, ids: readonly Id[]): Promise<Standing[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('customer merge', 0))`.execute(tx);
  return tx
    .selectFrom('customer')
    .select(['id', 'merged_into as mergedInto', 'survivor_id as survivorId'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function readFellows(tx: Tx, survivorId: Id): Promise<Standing[]> {
  return tx.selectFrom('customer').select(['id', 'merged_into as mergedInto', 'survivor_id as survivorId']).where('survivor_id', '=', survivorId).execute();
}

export async function readMerged(db: Db, survivorId: Id): Promise<{ readonly id: Id; readonly name: string | null }[]> {
  return db.selectFrom('customer').select(['id', 'name']).where('survivor_id', '=', survivorId).where('merged_into', 'is not', null).orderBy('id').execute();
}

export async function hasOneTier(db: Db, ids: readonly Id[]): Promise<boolean> {
  const rows = await db.selectFrom('customer').select('tier').distinct().where('id', 'in', [...ids]).execute();
  return rows.length <= 1;
}

/** Whoever lived on in `from` follows it. */
export async function saveMerge(tx: Tx, from: Id, survivorId: Id): Promise<void> {
  await sql`
    update customer set survivor_id = ${survivorId}::uuid, version = version + 1,
      merged_into = case when id = ${from}::uuid then ${survivorId}::uuid else merged_into end
    where survivor_id = ${from}::uuid and (merged_into is not null or id = ${from}::uuid)`.execute(tx);
  await sql`update customer set version = version + 1 where id = ${survivorId}::uuid`.execute(tx);
}

export async function saveUnmerge(tx: Tx, from: Id, outOf: Id, followers: readonly Id[]): Promise<void> {
  await sql`
    update customer set survivor_id = ${from}::uuid, version = version + 1, merged_into = case when id = ${from}::uuid then null else merged_into end
    where id = any (${[...followers]}::uuid[])`.execute(tx);
  await sql`update customer set version = version + 1 where id = ${outOf}::uuid`.execute(tx);
}
