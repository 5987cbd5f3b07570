/** SQL for `installation`: what this installation is and remembers of itself. */

import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';

export interface InstallationTable {
  singleton: boolean;
  id: string;
  created_at: Date;
  demo_loaded_at: Date | null;
}

declare module './db.ts' {
  interface Tables {
    installation: InstallationTable;
  }
}

export async function isDemoLoaded(db: Db): Promise<boolean> {
  const row = await db.selectFrom('installation').select(sql<boolean>`demo_loaded_at is not null`.as('loaded')).executeTakeFirstOrThrow();
  return row.loaded;
}

/** The last act of loading: a load that was killed half-way has not set it. */
export async function saveDemoLoaded(tx: Tx, at: number | null): Promise<void> {
  await tx.updateTable('installation').set({ demo_loaded_at: at === null ? null : new Date(at) }).execute();
}
