/** SQL that brings in customers by the thousand, with their contact points. */

import { nameGrams } from '@huiyin/domain/customer/name.ts';
import type { Tier, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import './customer.tables.ts';
import type { PreparedCustomer } from './prepare-customer.ts';

export interface CustomerRecord extends PreparedCustomer {
  readonly tier: Tier;
  readonly region: string | null;
  readonly tags: readonly string[];
  readonly trust: Trust;
  readonly createdAt: number;
}

/** Always new customers: the caller knows that nobody has these contacts yet. */
export async function insertCustomers(tx: Tx, customers: readonly CustomerRecord[]): Promise<void> {
  const people = customers.map(({ id, name, tier, region, tags, createdAt }) => ({
    id, survivor_id: id, name, name_grams: nameGrams(name ?? ''), tier, region, tags, version: 1, created_at: new Date(createdAt).toISOString(),
  }));
  await sql`insert into customer select * from jsonb_populate_recordset(null::customer, ${JSON.stringify(people)}::jsonb)`.execute(tx);
  const points = customers.flatMap(({ id: customerId, contacts, trust, createdAt }) =>
    contacts.map(({ id, kind, sealed, fingerprint, tailFingerprint, masked }) => ({
      id, customer_id: customerId, kind, sealed, fingerprint: `\\x${fingerprint.toString('hex')}`, tail_fingerprint: tailFingerprint && `\\x${tailFingerprint.toString('hex')}`,
      masked, trust, created_at: new Date(createdAt).toISOString(),
    })),
  );
  await sql`insert into contact_point select * from jsonb_populate_recordset(null::contact_point, ${JSON.stringify(points)}::jsonb)`.execute(tx);
}
