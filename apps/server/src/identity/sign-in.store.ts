/** SQL for `sign_in_attempt` and `sign_in_provider`. */

import type { Attempts } from '@huiyin/domain/identity/sign-in-lock.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Moment = number | Date;
type Text = { readonly zh: string; readonly en: string };

declare module '../platform/db.ts' {
  interface Tables {
    sign_in_attempt: { key: string; failures: number; last_failed_at: Moment; locked_until: Moment | null };
    sign_in_provider: {
      id: string;
      key: string;
      name_zh: string;
      name_en: string;
      discovery_url: string;
      client_id: string;
      secret_sealed: string;
      scopes: string[];
      active: boolean;
      created_at: Moment;
      updated_at: Moment;
    };
  }
}

/** Holds the counters, made when absent, always in the same order: two sign-ins cannot wait for each other. */
export async function lockAttempts(tx: Tx, keys: readonly string[]): Promise<Map<string, Attempts>> {
  const sorted = [...keys].toSorted();
  await tx
    .insertInto('sign_in_attempt')
    .values(sorted.map((key) => ({ key, failures: 0, last_failed_at: new Date(0), locked_until: null })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const rows = await tx
    .selectFrom('sign_in_attempt')
    .select(['key', 'failures', 'last_failed_at as lastFailedAt', 'locked_until as lockedUntil'])
    .where('key', 'in', sorted)
    .orderBy('key')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ key, ...attempts }) => [key, attempts as Attempts]));
}

export async function saveAttempts(tx: Tx, key: string, attempts: Attempts): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set({
      failures: attempts.failures,
      last_failed_at: new Date(attempts.lastFailedAt),
      locked_until: attempts.lockedUntil === null ? null : new Date(attempts.lockedUntil),
    })
    .where('key', '=', key)
    .execute();
}

export async function removeAttempts(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('key', '=', key).execute();
}

/** Takes back one counted failure, as the sign-in turned out well. */
export async function forgiveAttempt(tx: Tx, key: string): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set({ failures: sql`greatest(failures - 1, 0)`, locked_until: null })
    .where('key', '=', key)
    .execute();
}

export async function removeOldAttempts(tx: Tx, before: Instant): Promise<number> {
  const removed = await tx.deleteFrom('sign_in_attempt').where('last_failed_at', '<', new Date(before)).executeTakeFirst();
  return Number(removed.numDeletedRows);
}

export interface SignInProvider {
  readonly id: Id;
  readonly key: string;
  readonly name: Text;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly secretSealed: string;
  readonly scopes: readonly string[];
  readonly active: boolean;
}

function selectProviders(db: Db) {
  return db.selectFrom('sign_in_provider').select([
    'id',
    'key',
    sql<Text>`json_build_object('zh', name_zh, 'en', name_en)`.as('name'),
    'discovery_url as discoveryUrl',
    'client_id as clientId',
    'secret_sealed as secretSealed',
    'scopes',
    'active',
  ]);
}

export async function readProviders(db: Db): Promise<SignInProvider[]> {
  return selectProviders(db).orderBy('created_at').orderBy('id').execute();
}

export async function lockProvider(tx: Tx, id: Id): Promise<SignInProvider | undefined> {
  return selectProviders(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** False when the key is taken. */
export async function insertProvider(tx: Tx, provider: SignInProvider, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('sign_in_provider')
    .values({ id: provider.id, key: provider.key, created_at: new Date(at), ...columnsOf(provider, at) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function saveProvider(tx: Tx, provider: SignInProvider, at: Instant): Promise<void> {
  await tx.updateTable('sign_in_provider').set(columnsOf(provider, at)).where('id', '=', provider.id).execute();
}

export async function removeProvider(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('sign_in_provider').where('id', '=', id).execute();
}

function columnsOf(provider: SignInProvider, at: Instant) {
  return {
    name_zh: provider.name.zh,
    name_en: provider.name.en,
    discovery_url: provider.discoveryUrl,
    client_id: provider.clientId,
    secret_sealed: provider.secretSealed,
    scopes: [...provider.scopes],
    active: provider.active,
    updated_at: new Date(at),
  };
}
