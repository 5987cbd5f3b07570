/** SQL that finds the customer of a claim, or makes it, in one statement: it runs whenever a ticket is opened. */

import type { Tier, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import { nameGrams } from '@huiyin/domain/customer/name.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { primaryContact } from './customer-brief.store.ts';
import './customer.tables.ts';
import type { PreparedContact, PreparedCustomer } from './prepare-customer.ts';

export interface FoundCustomer {
  readonly id: Id;
  readonly name: string | null;
  readonly tier: Tier;
  readonly region: string | null;
  /** True also for a contact point that is only claimed: there is a way to answer. */
  readonly hasContact: boolean;
  readonly created: boolean;
}

/**
 * The strongest contact decides; those that nobody owns yet join the customer, those that another owns stay there.
 * `lost`: a transaction beside us gave one of the contacts to another customer between our look and our insert.
 */
export async function saveFoundCustomer(tx: Tx, wish: PreparedCustomer, trust: Exclude<Trust, 'claimed'>, region: string | null, at: Instant): Promise<FoundCustomer & { readonly lost: boolean }> {
  const { rows } = await sql<FoundCustomer & { lost: boolean }>`
    with ${lookedUp(wish)},
    made as (
      insert into customer (id, survivor_id, name, name_grams, region, created_at)
      select ${wish.id}::uuid, ${wish.id}::uuid, ${wish.name}::text, ${nameGrams(wish.name ?? '')}::text[], ${region}::text, ${new Date(at)}::timestamptz
      where not exists (select from known)
      returning id, name, tier, region
    ),
    -- The first who says a name gives it; a name that is there is changed by agents only.
    named as (
      update customer set name = ${wish.name}::text, name_grams = ${nameGrams(wish.name ?? '')}::text[], version = version + 1
      where ${wish.name}::text is not null and id in (select known.id from known where known.name is null)
    ),
    chosen as (
      select id, coalesce(name, ${wish.name}::text) as name, tier, region from known
      union all select * from made
    ),
    added as (
      insert into contact_point (id, customer_id, kind, sealed, fingerprint, tail_fingerprint, masked, trust, created_at)
      select claim.id, chosen.id, claim.kind, claim.sealed, claim.fingerprint, claim.tail_fingerprint, claim.masked, ${trust}::text, ${new Date(at)}::timestamptz
      from claim cross join chosen
      where not exists (select from owned where owned.id = claim.id)
      -- One order for all, so that two transactions with the same two contacts wait for, and never on, each other.
      order by claim.kind, claim.fingerprint
      on conflict do nothing
      returning id
    )
    select chosen.*, not exists (select from known) as created,
      not exists (select from known) and (select count(*) from added) < ${wish.contacts.length}::int as lost,
      -- A known customer was found by one.
      exists (select from claim) as "hasContact"
    from chosen`.execute(tx);
  return rows[0]!;
}

/** Whom a claim is taken to name before the database is asked. */
export interface SupposedCustomer {
  readonly id: Id;
  readonly isNew: boolean;
  readonly tier: Tier;
  readonly region: string | null;
}

/** Whom it names in truth. */
export interface NamedCustomer {
  readonly id: Id;
  readonly name: string | null;
  readonly tier: Tier;
  readonly region: string | null;
  /** Masked: the contact point to show first. Null when the claim adds one that may come before it. */
  readonly contact: string | null;
}

/** One claim of several that are looked up together. */
export interface SupposedClaim {
  readonly wish: PreparedCustomer;
  readonly supposed: SupposedCustomer;
}

/**
 * For a statement that writes more for the customers of claims, none of which shares a contact point with another: parts of its `with`.
 * `supposed` holds them all by their place `n` (from 1), `chosen` those that name whom they were supposed to, who is then made, or given what
 * the claim adds; for the others nothing is written. `named` gives a NamedCustomer as JSON, or null, for a row of `supposed`. Throws a unique violation of
 * `contact_point_identity` when another transaction made one of the customers meanwhile.
 */
export function supposedCustomers(claims: readonly SupposedClaim[], trust: Exclude<Trust, 'claimed'>, at: Instant): { readonly parts: RawBuilder<unknown>; readonly named: RawBuilder<unknown> } {
  const supposed = claims.map(({ wish, supposed: { id, isNew, tier, region } }, index) => ({ n: index + 1, id, isNew, tier, region, name: wish.name, nameGrams: nameGrams(wish.name ?? ''), contacts: wish.contacts.length }));
  // One order for all, so that two transactions with the same two contacts wait for, and never on, each other.
  const addedPoints = (which: RawBuilder<unknown>) => sql`
      insert into contact_point (id, customer_id, kind, sealed, fingerprint, tail_fingerprint, masked, trust, created_at)
      select claim.id, chosen.customer_id, claim.kind, claim.sealed, claim.fingerprint, claim.tail_fingerprint, claim.masked, ${trust}::text, ${new Date(at)}::timestamptz
      from claim join chosen using (n) join supposed using (n)
      where ${which} and not exists (select from owned where owned.id = claim.id)
      order by claim.kind, claim.fingerprint`;
  const points = claims.flatMap(({ wish }, index) => wish.contacts.map((contact, rank) => ({ n: index + 1, rank, ...contact, fingerprint: hex(contact.fingerprint), tailFingerprint: contact.tailFingerprint && hex(contact.tailFingerprint) })));
  return {
    parts: sql`supposed as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(supposed)}::jsonb) as s(n int, id uuid, "isNew" boolean, tier text, region text, name text, "nameGrams" text[], contacts int)
    ),
    claim as materialized (
      select n, id, kind, sealed, decode(fingerprint, 'hex') as fingerprint, decode("tailFingerprint", 'hex') as tail_fingerprint, masked, rank
      from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p(n int, rank int, id uuid, kind text, sealed text, fingerprint text, "tailFingerprint" text, masked text)
    ),
    -- Each looked up by itself: a plan made while there were few customers would read them all for ever.
    owned as materialized (
      select claim.n, claim.id, claim.rank, point.customer_id
      from claim cross join lateral (select customer_id from contact_point where kind = claim.kind and fingerprint = claim.fingerprint and trust <> 'claimed' offset 0) point
    ),
    owner as materialized (
      select owned.n, owned.rank, survivor.id, survivor.name, survivor.tier, survivor.region
      from owned
      join customer member on member.id = owned.customer_id
      join customer survivor on survivor.id = member.survivor_id
      -- As in \`lookedUp\`: held against a merge; its loser counts as a lost race.
      where survivor.survivor_id = survivor.id
      for key share of survivor
    ),
    known as (select distinct on (n) * from owner order by n, rank),
    chosen as materialized (
      select s.n, coalesce(known.id, s.id) as customer_id from supposed s left join known using (n)
      where case when s."isNew" then not exists (select from owned where owned.n = s.n)
        else known.id = s.id and known.tier = s.tier and known.region is not distinct from s.region end
    ),
    made as (
      insert into customer (id, survivor_id, name, name_grams, region, created_at)
      select id, id, name, "nameGrams", region, ${new Date(at)}::timestamptz from supposed join chosen using (n) where "isNew"
    ),
    christened as (
      update customer set name = s.name, name_grams = s."nameGrams", version = customer.version + 1
      from known join chosen using (n) join supposed s using (n)
      where customer.id = known.id and known.name is null and s.name is not null
    ),
    added as (${addedPoints(sql`"isNew"`)}),
    joined as (${addedPoints(sql`not "isNew"`)} on conflict do nothing)`,
    named: sql`(select jsonb_build_object('id', c.id, 'name', c.name, 'tier', c.tier, 'region', c.region,
      'contact', case when (select count(*) from owned where owned.n = supposed.n) = supposed.contacts then ${primaryContact} end) from known c where c.n = supposed.n)`,
  };
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}

/** Always a new customer: what is only claimed finds nobody. */
export async function saveClaimedCustomer(tx: Tx, wish: PreparedCustomer, at: Instant): Promise<FoundCustomer> {
  const { rows } = await sql<FoundCustomer>`
    with claim as (${claimRows(wish.contacts)}),
    made as (
      insert into customer (id, survivor_id, name, name_grams, created_at)
      values (${wish.id}::uuid, ${wish.id}::uuid, ${wish.name}::text, ${nameGrams(wish.name ?? '')}::text[], ${new Date(at)}::timestamptz)
      returning id, name, tier, region
    ),
    added as (
      insert into contact_point (id, customer_id, kind, sealed, fingerprint, tail_fingerprint, masked, trust, created_at)
      select claim.id, made.id, claim.kind, claim.sealed, claim.fingerprint, claim.tail_fingerprint, claim.masked, 'claimed', ${new Date(at)}::timestamptz
      from claim cross join made
    )
    select made.*, true as created, exists (select from claim) as "hasContact" from made`.execute(tx);
  return rows[0]!;
}

/** Takes back what `saveFoundCustomer` made and lost; nothing can refer to it yet. */
export async function removeLostCustomer(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('contact_point').where('customer_id', '=', id).execute();
  await tx.deleteFrom('customer').where('id', '=', id).execute();
}

/** `claim`: what is said. `owned`: what of it somebody owns. `known`: the customer whom the strongest of these names. */
function lookedUp(wish: PreparedCustomer) {
  return sql`claim as (${claimRows(wish.contacts)}),
    owned as (
      select claim.id, claim.rank, point.customer_id
      from claim join contact_point point on point.kind = claim.kind and point.fingerprint = claim.fingerprint and point.trust <> 'claimed'
    ),
    known as (
      select survivor.id, survivor.name, survivor.tier, survivor.region
      from owned
      join customer member on member.id = owned.customer_id
      join customer survivor on survivor.id = member.survivor_id
      -- Held against a merge, as the ticket's own reference to it will be. One that was under way is waited for; its loser no longer
      -- passes the condition and counts as a lost race.
      where survivor.survivor_id = survivor.id
      order by owned.rank limit 1 for key share of survivor
    )`;
}

function claimRows(contacts: readonly PreparedContact[]) {
  return sql`
    select * from unnest(
      ${contacts.map((contact) => contact.id)}::uuid[],
      ${contacts.map((contact) => contact.kind)}::text[],
      ${contacts.map((contact) => contact.sealed)}::text[],
      ${contacts.map((contact) => contact.fingerprint)}::bytea[],
      ${contacts.map((contact) => contact.tailFingerprint)}::bytea[],
      ${contacts.map((contact) => contact.masked)}::text[]
    ) with ordinality as claim (id, kind, sealed, fingerprint, tail_fingerprint, masked, rank)`;
}
