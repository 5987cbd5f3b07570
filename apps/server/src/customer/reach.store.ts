/** SQL for whom a narrow reach lets one see. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { CustomerPorts } from './customer.ports.ts';

export async function isWithin(db: Db, within: CustomerPorts['within'], reach: Reach, customerId: Id): Promise<boolean> {
  if (reach.scope === 'all') return true;
  const { rows } = await sql<{ seen: boolean }>`select ${within(reach, sql<Id>`${customerId}::uuid`)} as seen`.execute(db);
  return rows[0]!.seen;
}

/** A centre without tickets: only who sees everything sees a customer. */
export const withoutTickets: CustomerPorts = {
  within: () => sql<boolean>`false`,
  merged: async () => undefined,
  unmerged: async () => undefined,
};
