/** SQL for `customer` and `contact_point`; finding one for a claim has its own file. No other file writes to them. */

import type { ContactKind, Tier, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import type { Standing } from '@huiyin/domain/customer/merge.ts';
import { nameGrams } from '@huiyin/domain/customer/name.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { fellowship } from './customer-brief.store.ts';
import './customer.tables.ts';
import type { PreparedContact } from './prepare-customer.ts';

export interface Customer extends Standing {
  readonly name: string | null;
  readonly tier: Tier;
  readonly region: string | null;
  readonly tags: readonly string[];
  /** Sealed. */
  readonly note: string | null;
  readonly version: number;
  readonly createdAt: Instant;
}

export interface ContactPoint {
  readonly id: Id;
  readonly customerId: Id;
  readonly kind: ContactKind;
  readonly sealed: string;
  readonly fingerprint: Buffer;
  readonly masked: string;
  readonly trust: Trust;
}

const columns = ['id', 'name', 'tier', 'region', 'tags', 'note', 'merged_into as mergedInto', 'survivor_id as survivorId', 'version', 'created_at as createdAt'] as const;

export async function readCustomerRow(db: Db, id: Id): Promise<Customer | undefined> {
  return db.selectFrom('customer').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function lockCustomer(tx: Tx, id: Id): Promise<Customer | undefined> {
  return tx.selectFrom('customer').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Its own and those of everybody merged into it, the most trusted first. */
export async function readContactPoints(db: Db, customerId: Id): Promise<ContactPoint[]> {
  const { rows } = await sql<ContactPoint>`
    select point.id, point.customer_id as "customerId", point.kind, point.sealed, point.fingerprint, point.masked, point.trust
    from customer c join contact_point point on point.customer_id = any (${fellowship})
    where c.id = ${customerId}::uuid
    order by case point.trust when 'verified' then 1 when 'confirmed' then 2 else 3 end,
      case point.kind when 'phone' then 1 when 'email' then 2 when 'wechat' then 3 else 4 end, point.created_at, point.id`.execute(db);
  return rows;
}

/**
 * Where a customer lives on, held until the transaction ends: a merge that is under way is waited for, and one that comes later
 * waits and then finds what was opened meanwhile. Whoever remembers a customer's id asks this before opening anything new for it.
 */
export async function holdSurvivor(tx: Tx, id: Id): Promise<{ readonly id: Id; readonly tier: Tier }> {
  for (let at = id; ; ) {
    const row = await tx.selectFrom('customer').select(['survivor_id', 'tier']).where('id', '=', at).forKeyShare().executeTakeFirst();
    if (!row) throw new Error(`there is no customer ${at}`);
    if (row.survivor_id === at) return { id: at, tier: row.tier };
    at = row.survivor_id;
  }
}

/** Where a customer lives on, if it was merged; else itself. */
export async function readSurvivorId(db: Db, id: Id): Promise<Id> {
  const row = await db.selectFrom('customer').select('survivor_id').where('id', '=', id).executeTakeFirst();
  return row?.survivor_id ?? id;
}

/** What the flow asks of a ticket's customer. */
export async function readCustomerFacts(db: Db, id: Id): Promise<{ name: string | null; tier: Tier; region: string | null; hasContact: boolean } | undefined> {
  const { rows } = await sql<{ name: string | null; tier: Tier; region: string | null; hasContact: boolean }>`
    select c.name, c.tier, c.region, exists (select from contact_point point where point.customer_id = any (${fellowship})) as "hasContact"
    from customer c where c.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function insertCustomer(tx: Tx, customer: Omit<Customer, 'mergedInto' | 'survivorId' | 'version'>): Promise<void> {
  const { id, name, tier, region, tags, note, createdAt } = customer;
  await tx
    .insertInto('customer')
    .values({ id, survivor_id: id, name, name_grams: nameGrams(name ?? ''), tier, region, tags: [...tags], note, created_at: new Date(createdAt) })
    .execute();
}

export async function saveCustomer(tx: Tx, { id, name, tier, region, tags, note, version }: Omit<Customer, keyof Standing | 'createdAt'> & { readonly id: Id }): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ name, name_grams: nameGrams(name ?? ''), tier, region, tags: [...tags], note, version })
    .where('id', '=', id)
    .execute();
}

/** Returns the ids that went in; the others are somebody's already. */
export async function insertContactPoints(tx: Tx, customerId: Id, contacts: readonly PreparedContact[], trust: Trust, at: Instant): Promise<Id[]> {
  if (contacts.length === 0) return [];
  const inserted = await tx
    .insertInto('contact_point')
    .values(
      // One order for all, so that two transactions with the same contacts never wait on each other in a circle.
      contacts.toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : Buffer.compare(a.fingerprint, b.fingerprint))).map((contact) => ({
        id: contact.id,
        customer_id: customerId,
        kind: contact.kind,
        sealed: contact.sealed,
        fingerprint: contact.fingerprint,
        tail_fingerprint: contact.tailFingerprint,
        masked: contact.masked,
        trust,
        created_at: new Date(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return inserted.map((row) => row.id);
}

/** The customer, as it stands today, whom one of the contacts names. */
export async function readOwner(db: Db, contacts: readonly PreparedContact[]): Promise<{ customerId: Id; kind: ContactKind } | undefined> {
  return db
    .selectFrom('contact_point')
    .innerJoin('customer', 'customer.id', 'contact_point.customer_id')
    .select(['customer.survivor_id as customerId', 'contact_point.kind'])
    .where('contact_point.fingerprint', 'in', contacts.map((contact) => contact.fingerprint))
    .where('contact_point.trust', '<>', 'claimed')
    .limit(1)
    .executeTakeFirst();
}

/** False when another customer is named by it. */
export async function saveTrust(tx: Tx, point: Pick<ContactPoint, 'id' | 'kind' | 'fingerprint'>, trust: Trust): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contact_point')
    .set({ trust })
    .where('id', '=', point.id)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('contact_point as other')
            .select('other.id')
            .where('other.kind', '=', point.kind)
            .where('other.fingerprint', '=', point.fingerprint)
            .where('other.trust', '<>', 'claimed')
            .where('other.id', '<>', point.id),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A signature has proven what was only confirmed before. */
export async function saveProof(tx: Tx, { kind, fingerprint }: Pick<ContactPoint, 'kind' | 'fingerprint'>): Promise<void> {
  await tx.updateTable('contact_point').set({ trust: 'verified' }).where('kind', '=', kind).where('fingerprint', '=', fingerprint).where('trust', '=', 'confirmed').execute();
}

export async function removeContactPoint(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('contact_point').where('id', '=', id).execute();
}

export async function raiseVersion(tx: Tx, id: Id): Promise<void> {
  await tx.updateTable('customer').set({ version: sql`version + 1` }).where('id', '=', id).execute();
}
