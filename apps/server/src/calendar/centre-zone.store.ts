/** SQL for `centre_zone`: by whose wall the centre's days begin. */

import type { Generated } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    centre_zone: { singleton: Generated<boolean>; time_zone: string };
  }
}

export async function readCentreZone(db: Db): Promise<string> {
  const { time_zone: zone } = await db.selectFrom('centre_zone').select('time_zone').executeTakeFirstOrThrow();
  return zone;
}

export async function writeCentreZone(tx: Tx, zone: string): Promise<void> {
  await tx.updateTable('centre_zone').set({ time_zone: zone }).execute();
}
