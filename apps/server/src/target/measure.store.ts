/** SQL for `target_measure`: what is done about a target. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Measure } from '@huiyin/domain/target/measure.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    target_measure: { id: string; target_id: string };
  }
}

export async function readMeasures(db: Db, targetId: Id): Promise<readonly Measure[]> {
  const { rows } = await sql<Measure>`
    select id, title, kind, owner_id as "ownerId", from_on::text as "fromOn", to_on::text as "toOn" from target_measure where target_id = ${targetId}::uuid order by from_on, id`.execute(db);
  return rows;
}

export async function insertMeasure(tx: Tx, targetId: Id, { id, title, kind, ownerId, fromOn, toOn }: Measure, at: Instant): Promise<void> {
  await sql`insert into target_measure (id, target_id, title, kind, owner_id, from_on, to_on, created_at) values (${id}, ${targetId}, ${title}, ${kind}, ${ownerId}, ${fromOn}, ${toOn}, ${new Date(at)})`.execute(tx);
}

/** False: the target has no such measure. */
export async function saveMeasure(tx: Tx, targetId: Id, { id, title, kind, ownerId, fromOn, toOn }: Measure): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update target_measure set title = ${title}, kind = ${kind}, owner_id = ${ownerId}, from_on = ${fromOn}, to_on = ${toOn} where id = ${id}::uuid and target_id = ${targetId}::uuid`.execute(tx);
  return Number(numAffectedRows) === 1;
}

export async function removeMeasure(tx: Tx, targetId: Id, id: Id): Promise<string | null> {
  const { rows } = await sql<{ title: string }>`delete from target_measure where id = ${id}::uuid and target_id = ${targetId}::uuid returning title`.execute(tx);
  return rows[0]?.title ?? null;
}
