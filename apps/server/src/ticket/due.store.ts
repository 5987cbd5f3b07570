/** SQL that finds tickets whose silence has spoken, or whose pause is over. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export async function readSilent(db: Db, now: number, except: readonly string[], batch: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where silence_confirms_at <= ${new Date(now)} and state = 'open' and stage = 'feedback' and id <> all(${[...except]}::uuid[]) order by silence_confirms_at limit ${batch}`.execute(db);
  return rows.map((row) => row.id);
}

export async function readPausedUntil(db: Db, now: number, except: readonly string[], batch: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where state = 'paused' and (pause ->> 'until') is not null and (pause ->> 'until')::bigint <= ${now} and id <> all(${[...except]}::uuid[]) order by (pause ->> 'until')::bigint limit ${batch}`.execute(db);
  return rows.map((row) => row.id);
}
