/** SQL for `business_change`. */

import type { BusinessChange } from '@huiyin/domain/alert/business-change.ts';
import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './alert.tables.ts';

export interface ChangeFacts extends Omit<BusinessChange, 'id'> {
  readonly note: string;
}

export interface KeptChange extends ChangeFacts {
  readonly id: Id;
  readonly version: number;
}

function select(db: Db) {
  return db
    .selectFrom('business_change')
    .select(['id', 'kind', 'name', sql<LocalDate>`to_char(from_on, 'YYYY-MM-DD')`.as('fromOn'), sql<LocalDate>`to_char(until_on, 'YYYY-MM-DD')`.as('untilOn'), 'topics', 'note', 'version'])
    .where('removed_at', 'is', null);
}

export async function readChanges(db: Db, limit: number): Promise<readonly KeptChange[]> {
  return select(db).orderBy('from_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Whatever touches these days. */
export async function readChangesBetween(db: Db, fromOn: LocalDate, untilOn: LocalDate): Promise<readonly KeptChange[]> {
  return select(db).where(sql<boolean>`from_on <= ${untilOn}::date and until_on >= ${fromOn}::date`).orderBy('from_on').orderBy('id').execute();
}

export async function readChange(db: Db, id: Id): Promise<KeptChange | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockChange(tx: Tx, id: Id): Promise<KeptChange | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertChange(tx: Tx, id: Id, facts: ChangeFacts, at: Instant): Promise<void> {
  await tx.insertInto('business_change').values({ id, ...rowOf(facts), created_at: new Date(at) }).execute();
}

export async function saveChange(tx: Tx, id: Id, facts: ChangeFacts, version: number): Promise<void> {
  await tx.updateTable('business_change').set({ ...rowOf(facts), version }).where('id', '=', id).execute();
}

export async function removeChange(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('business_change').set({ removed_at: new Date(at) }).where('id', '=', id).execute();
}

/** Of these ids, those that are categories. */
export async function readTopicIds(db: Db, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: Id }>`select id from category where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

function rowOf({ kind, name, fromOn, untilOn, topics, note }: ChangeFacts) {
  return { kind, name, from_on: fromOn, until_on: untilOn, topics: [...topics], note };
}
