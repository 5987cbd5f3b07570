/** SQL for `target_entry`: figures that people enter for a day, each with its source. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    target_entry: { target_id: string; entry_on: string };
  }
}

export interface Entry {
  readonly targetId: Id;
  readonly on: string;
  readonly value: number;
  readonly n: number | null;
  readonly source: string;
  readonly note: string;
  readonly byId: Id | null;
}

/** Of each target the latest first. */
export async function readEntries(db: Db, targetIds: readonly Id[]): Promise<readonly Entry[]> {
  if (targetIds.length === 0) return [];
  const { rows } = await sql<Entry>`
    select target_id as "targetId", entry_on::text as "on", value, n, source, note, by_id as "byId" from target_entry where target_id = any(${[...targetIds]}::uuid[]) order by target_id, entry_on desc`.execute(db);
  return rows;
}

export async function saveEntry(tx: Tx, { targetId, on, value, n, source, note, byId }: Entry, at: Instant): Promise<void> {
  await sql`
    insert into target_entry (target_id, entry_on, value, n, source, note, by_id, at) values (${targetId}, ${on}, ${value}, ${n}, ${source}, ${note}, ${byId}, ${new Date(at)})
    on conflict (target_id, entry_on) do update set value = excluded.value, n = excluded.n, source = excluded.source, note = excluded.note, by_id = excluded.by_id, at = excluded.at`.execute(tx);
}

/** What stood there; null: nothing. */
export async function removeEntry(tx: Tx, targetId: Id, on: string): Promise<number | null> {
  const { rows } = await sql<{ value: number }>`delete from target_entry where target_id = ${targetId}::uuid and entry_on = ${on}::date returning value`.execute(tx);
  return rows[0]?.value ?? null;
}
