/** SQL for `api_key` and `api_key_grant`. */

import type { Scope } from '@huiyin/domain/identity/actor.ts';
import type { Grant } from '@huiyin/domain/identity/grant.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { holderColumns } from './session.store.ts';

type Moment = number | Date;

declare module '../platform/db.ts' {
  interface Tables {
    api_key: {
      id: string;
      name: string;
      prefix: string;
      hash: string;
      person_id: string;
      team_ids: string[];
      created_at: Moment;
      expires_at: Moment | null;
      last_used_at: Moment | null;
      revoked_at: Moment | null;
    };
    api_key_grant: { api_key_id: string; permission: string; scope: Scope };
  }
}

export interface ApiKey {
  readonly id: Id;
  readonly name: string;
  readonly prefix: string;
  readonly grants: readonly Grant[];
  readonly teamIds: readonly Id[];
  readonly owner: { readonly id: Id; readonly name: string };
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const keyGrants = sql<Grant[]>`(select coalesce(json_agg(json_build_object('permission', permission, 'scope', scope) order by permission), '[]') from api_key_grant where api_key_grant.api_key_id = api_key.id)`;

function selectApiKeys(db: Db) {
  return db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .select([
      'api_key.id',
      'api_key.name',
      'api_key.prefix',
      'api_key.team_ids as teamIds',
      sql<{ id: Id; name: string }>`json_build_object('id', person.id, 'name', person.name)`.as('owner'),
      keyGrants.as('grants'),
      'api_key.created_at as createdAt',
      'api_key.expires_at as expiresAt',
      'api_key.last_used_at as lastUsedAt',
      'api_key.revoked_at as revokedAt',
    ]);
}

export async function readApiKeys(db: Db): Promise<ApiKey[]> {
  return (await selectApiKeys(db).orderBy('api_key.created_at', 'desc').orderBy('api_key.id', 'desc').limit(500).execute()) as ApiKey[];
}

export async function readApiKey(db: Db, id: Id): Promise<ApiKey | undefined> {
  return (await selectApiKeys(db).where('api_key.id', '=', id).executeTakeFirst()) as ApiKey | undefined;
}

export interface PresentedKey {
  readonly id: Id;
  readonly name: string;
  readonly hash: string;
  readonly grants: readonly Grant[];
  readonly teamIds: readonly Id[];
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** What its owner may do today. */
  readonly ownerActive: boolean;
  readonly ownerGrants: readonly Grant[];
  readonly ownerTeamIds: readonly Id[];
}

export async function readPresentedKey(db: Db, prefix: string): Promise<PresentedKey | undefined> {
  const { teamIds, grants } = holderColumns();
  const row = await db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .select([
      'api_key.id',
      'api_key.name',
      'api_key.hash',
      keyGrants.as('grants'),
      'api_key.team_ids as teamIds',
      'api_key.expires_at as expiresAt',
      'api_key.last_used_at as lastUsedAt',
      'api_key.revoked_at as revokedAt',
      'person.active as ownerActive',
      grants.as('ownerGrants'),
      teamIds.as('ownerTeamIds'),
    ])
    .where('api_key.prefix', '=', prefix)
    .executeTakeFirst();
  return row as PresentedKey | undefined;
}

export interface NewApiKey {
  readonly id: Id;
  readonly name: string;
  readonly prefix: string;
  readonly hash: string;
  readonly ownerId: Id;
  readonly teamIds: readonly Id[];
  readonly grants: readonly Grant[];
  readonly expiresAt: Instant | null;
}

export async function insertApiKey(tx: Tx, key: NewApiKey, at: Instant): Promise<void> {
  await tx
    .insertInto('api_key')
    .values({
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      hash: key.hash,
      person_id: key.ownerId,
      team_ids: [...key.teamIds],
      created_at: new Date(at),
      expires_at: key.expiresAt === null ? null : new Date(key.expiresAt),
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
  await tx.insertInto('api_key_grant').values(key.grants.map((grant) => ({ api_key_id: key.id, ...grant }))).execute();
}

export async function revokeKey(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('api_key').set({ revoked_at: new Date(at) }).where('id', '=', id).where('revoked_at', 'is', null).execute();
}

export async function touchKey(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('api_key').set({ last_used_at: new Date(at) }).where('id', '=', id).execute();
}
