/** SQL for `visitor` and `visitor_token`. No other file writes to them. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './channel.tables.ts';

export interface VisitorRow {
  readonly id: Id;
  readonly channelId: Id;
  readonly customerId: Id | null;
  /** Fingerprint of the host site's user; null for a visitor without proof. */
  readonly identity: Buffer | null;
  /** Sealed. */
  readonly claim: string | null;
  readonly privacyVersion: string | null;
  readonly language: 'zh' | 'en' | null;
  readonly page: string | null;
  readonly spokeAt: Instant | null;
}

const columns = [
  'visitor.id', 'visitor.channel_id as channelId', 'visitor.customer_id as customerId', 'visitor.identity', 'visitor.claim',
  'visitor.privacy_version as privacyVersion', 'visitor.language', 'visitor.page', 'visitor.spoke_at as spokeAt',
] as const;

export interface TokenHolder extends VisitorRow {
  readonly tokenMadeAt: Instant;
}

export async function lockVisitorByToken(tx: Tx, hash: Buffer, channelId: Id, now: Instant): Promise<TokenHolder | undefined> {
  return tx
    .selectFrom('visitor_token')
    .innerJoin('visitor', 'visitor.id', 'visitor_token.visitor_id')
    .select([...columns, 'visitor_token.created_at as tokenMadeAt'])
    .where('visitor_token.hash', '=', hash)
    .where('visitor_token.expires_at', '>', sql<number>`${new Date(now)}::timestamptz`)
    .where('visitor.channel_id', '=', channelId)
    .forUpdate('visitor')
    .executeTakeFirst();
}

/** The one that was here last, on whichever device. Admissions of one user wait for one another, so that two tabs become one visitor. */
export async function lockVisitorByIdentity(tx: Tx, identity: Buffer, channelId: Id): Promise<VisitorRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('visitor ' || encode(${identity}::bytea, 'hex'), 0))`.execute(tx);
  return tx
    .selectFrom('visitor')
    .select(columns)
    .where('identity', '=', identity)
    .where('channel_id', '=', channelId)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function lockVisitor(tx: Tx, id: Id): Promise<VisitorRow | undefined> {
  return tx.selectFrom('visitor').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Inserts, or saves over what is there. */
export async function saveVisitor(tx: Tx, visitor: VisitorRow, seenAt: Instant): Promise<void> {
  const facts = {
    customer_id: visitor.customerId,
    identity: visitor.identity,
    claim: visitor.claim,
    privacy_version: visitor.privacyVersion,
    language: visitor.language,
    page: visitor.page,
    spoke_at: visitor.spokeAt === null ? null : new Date(visitor.spokeAt),
    seen_at: new Date(seenAt),
  };
  await tx
    .insertInto('visitor')
    .values({ id: visitor.id, channel_id: visitor.channelId, created_at: new Date(seenAt), ...facts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute();
}

export async function insertToken(tx: Tx, hash: Buffer, visitorId: Id, at: Instant, expiresAt: Instant): Promise<void> {
  await tx.insertInto('visitor_token').values({ hash, visitor_id: visitorId, created_at: new Date(at), expires_at: new Date(expiresAt) }).execute();
}

/** Never later than it would have. */
export async function shortenToken(tx: Tx, hash: Buffer, expiresAt: Instant): Promise<void> {
  await tx
    .updateTable('visitor_token')
    .set({ expires_at: sql`least(expires_at, ${new Date(expiresAt)}::timestamptz)` })
    .where('hash', '=', hash)
    .execute();
}

export async function readVisitorByToken(db: Db, hash: Buffer, now: Instant): Promise<{ id: Id; channelId: Id; customerId: Id | null } | undefined> {
  return db
    .selectFrom('visitor_token')
    .innerJoin('visitor', 'visitor.id', 'visitor_token.visitor_id')
    .select(['visitor.id', 'visitor.channel_id as channelId', 'visitor.customer_id as customerId'])
    .where('visitor_token.hash', '=', hash)
    .where('visitor_token.expires_at', '>', sql<number>`${new Date(now)}::timestamptz`)
    .executeTakeFirst();
}

/** Tokens past their time, and visitors that never spoke and hold none any more. Returns how many tokens went. */
export async function removeStaleVisitors(db: Db, now: Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ removed: number }>`
    with stale as (
      delete from visitor_token where hash in (
        select hash from visitor_token where expires_at < ${new Date(now)}::timestamptz order by expires_at limit ${limit} for update skip locked
      ) returning hash, visitor_id
    ), gone as (
      delete from visitor where id in (select visitor_id from stale) and spoke_at is null and customer_id is null
        and not exists (select from visitor_token token where token.visitor_id = visitor.id and token.hash not in (select hash from stale))
    )
    select count(*) as removed from stale`.execute(db);
  return rows[0]!.removed;
}
