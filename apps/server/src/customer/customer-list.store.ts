/** SQL for the list of customers: the newest first, those merged into others left out. */

import type { Tier } from '@huiyin/domain/customer/customer.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { primaryContact } from './customer-brief.store.ts';
import type { CustomerPorts } from './customer.ports.ts';
import type { SearchTerms } from './search-terms.ts';

export interface ListedCustomer {
  readonly id: Id;
  readonly name: string | null;
  readonly tier: Tier;
  readonly region: string | null;
  readonly tags: string[];
  readonly contact: string | null;
  readonly createdAt: Instant;
}

export interface ListWish {
  readonly terms: SearchTerms | null;
  readonly tier: Tier | null;
  readonly region: string | null;
  readonly tag: string | null;
  readonly limit: number;
  readonly after: { readonly at: Instant; readonly id: Id } | null;
}

export async function readCustomers(db: Db, reach: Reach, within: CustomerPorts['within'], wish: ListWish): Promise<ListedCustomer[]> {
  const parts = [sql<boolean>`c.merged_into is null`];
  if (wish.terms) parts.push(sql`c.id in (${matches(wish.terms)})`);
  if (wish.tier !== null) parts.push(sql`c.tier = ${wish.tier}`);
  if (wish.region !== null) parts.push(sql`c.region = ${wish.region}`);
  if (wish.tag !== null) parts.push(sql`c.tags @> array[${wish.tag}]::text[]`);
  if (reach.scope !== 'all') parts.push(within(reach, sql.ref<Id>('c.id')));
  // A row comparison, which walks the index (created_at, id).
  if (wish.after) parts.push(sql`(c.created_at, c.id) < (${new Date(wish.after.at)}::timestamptz, ${wish.after.id}::uuid)`);
  const { rows } = await sql<ListedCustomer>`
    select c.id, c.name, c.tier, c.region, c.tags, c.created_at as "createdAt", ${primaryContact} as contact
    from customer c
    where ${sql.join(parts, sql` and `)}
    order by c.created_at desc, c.id desc
    limit ${wish.limit}`.execute(db);
  return rows;
}

/** Ids of customers as they stand today: whoever finds a merged one means the one it lives on in. Each way has its own index, which an `or` would lose. */
function matches(terms: SearchTerms): RawBuilder<Id> {
  const ways = contactWays(terms);
  if (terms.grams.length > 0) {
    ways.push(sql`select survivor_id from customer where name_grams @> ${[...terms.grams]}::text[] and lower(normalize(name, nfkc)) like ${`%${escapeLike(terms.name)}%`}`);
  }
  return ways.length === 0 ? sql`select null::uuid where false` : sql`${sql.join(ways, sql` union `)}`;
}

function contactWays(terms: SearchTerms): RawBuilder<Id>[] {
  const ways: RawBuilder<Id>[] = [];
  if (terms.fingerprints.length > 0) {
    ways.push(sql`
      select member.survivor_id from contact_point point join customer member on member.id = point.customer_id
      where point.fingerprint = any (${[...terms.fingerprints]}::bytea[])`);
  }
  if (terms.tailFingerprint !== null) {
    ways.push(sql`
      select member.survivor_id from contact_point point join customer member on member.id = point.customer_id
      where point.tail_fingerprint = ${terms.tailFingerprint}::bytea`);
  }
  if (terms.customerIds.length > 0) ways.push(sql`select survivor_id from customer where id = any (${[...terms.customerIds]}::uuid[])`);
  return ways;
}

/** Whose contact it is, names aside. */
export async function readContactOwners(db: Db, terms: SearchTerms, limit: number): Promise<Id[]> {
  const ways = contactWays(terms);
  if (ways.length === 0) return [];
  const { rows } = await sql<{ survivor_id: Id }>`${sql.join(ways, sql` union `)} limit ${limit}`.execute(db);
  return rows.map((row) => row.survivor_id);
}

/** Sealed numbers that end in these four digits, for a look at the digits before them. */
export async function readTailCandidates(db: Db, tailFingerprint: Buffer, limit: number): Promise<{ id: Id; customerId: Id; sealed: string }[]> {
  return db
    .selectFrom('contact_point')
    .select(['id', 'customer_id as customerId', 'sealed'])
    .where('tail_fingerprint', '=', tailFingerprint)
    .limit(limit)
    .execute();
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
