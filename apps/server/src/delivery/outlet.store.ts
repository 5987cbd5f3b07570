/** SQL for `outlet`. No other file writes to it. */

import type { OutletName } from '@huiyin/domain/delivery/delivery.contract.ts';
import type { DeliveryFault } from '@huiyin/domain/delivery/judge-reply.ts';
import type { Outlet } from '@huiyin/domain/delivery/outlet.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './delivery.tables.ts';

export interface KeptOutlet extends Outlet {
  readonly recipients: readonly string[];
  /** Sealed; `outlet-secret.ts` opens them. */
  readonly webhook: string | null;
  readonly secret: string | null;
  readonly restUntil: Instant | null;
  readonly lastSentAt: Instant | null;
  readonly lastFailedAt: Instant | null;
  readonly lastFault: DeliveryFault | null;
  readonly lastCode: string | null;
  readonly version: number;
}

const columns = [
  'id', 'kind', 'name', 'language', 'style', 'enabled', 'stand_in_id as standInId', 'recipients', 'webhook', 'secret', 'rest_until as restUntil', 'last_sent_at as lastSentAt',
  'last_failed_at as lastFailedAt', 'last_fault as lastFault', 'last_code as lastCode', 'version',
] as const;

/** In the order they were made, which is the order in which mailboxes stand in. */
export async function readOutlets(db: Db): Promise<KeptOutlet[]> {
  return db.selectFrom('outlet').select(columns).where('removed_at', 'is', null).orderBy('created_at').orderBy('id').execute();
}

/** What outlets are called, for whoever chooses among them. */
export async function readOutletNames(db: Db): Promise<OutletName[]> {
  return db.selectFrom('outlet').select(['id', 'kind', 'name', 'enabled']).where('removed_at', 'is', null).orderBy('name').orderBy('id').execute();
}

/** Its key stays free: whoever promises something to the outlet need not wait. */
export async function lockOutlet(tx: Tx, id: Id): Promise<KeptOutlet | undefined> {
  return tx.selectFrom('outlet').select(columns).where('id', '=', id).where('removed_at', 'is', null).forNoKeyUpdate().executeTakeFirst();
}

/** Undefined also while another worker plans its next message. */
export async function lockFreeOutlet(tx: Tx, id: Id): Promise<KeptOutlet | undefined> {
  return tx.selectFrom('outlet').select(columns).where('id', '=', id).where('removed_at', 'is', null).where('enabled', '=', true).forNoKeyUpdate().skipLocked().executeTakeFirst();
}

/** Held until the transaction ends, so that two cannot take one name, or point their stand-ins at each other's removal. */
export async function lockOutletList(tx: Tx): Promise<KeptOutlet[]> {
  await sql`select pg_advisory_xact_lock(hashtext('outlet'))`.execute(tx);
  return readOutlets(tx);
}

export type OutletFacts = Pick<KeptOutlet, 'name' | 'language' | 'style' | 'enabled' | 'standInId' | 'recipients' | 'webhook' | 'secret'>;

export async function insertOutlet(tx: Tx, id: Id, kind: Outlet['kind'], facts: OutletFacts, at: Instant): Promise<KeptOutlet> {
  return tx.insertInto('outlet').values({ id, kind, ...rowOf(facts), created_at: new Date(at) }).returning(columns).executeTakeFirstOrThrow();
}

export async function saveOutlet(tx: Tx, id: Id, facts: OutletFacts, version: number): Promise<KeptOutlet> {
  return tx.updateTable('outlet').set({ ...rowOf(facts), version }).where('id', '=', id).returning(columns).executeTakeFirstOrThrow();
}

/** Its row stays for what was delivered there; its secrets do not, and nobody names it as a stand-in any more. */
export async function removeOutlet(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('outlet').set({ stand_in_id: null, version: sql`version + 1` }).where('stand_in_id', '=', id).execute();
  await sql`update outlet set removed_at = ${new Date(at)}, enabled = false, webhook = case when webhook is null then null else '' end, secret = null where id = ${id}::uuid`.execute(tx);
}

export async function saveOutletSent(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('outlet').set({ last_sent_at: new Date(at) }).where('id', '=', id).execute();
}

export async function saveOutletFailed(tx: Tx, id: Id, { fault, code, restUntil, at }: { readonly fault: DeliveryFault; readonly code: string | null; readonly restUntil: Instant | null; readonly at: Instant }): Promise<void> {
  await tx
    .updateTable('outlet')
    .set({ last_failed_at: new Date(at), last_fault: fault, last_code: code, ...(restUntil !== null && { rest_until: new Date(restUntil) }) })
    .where('id', '=', id)
    .execute();
}

function rowOf({ name, language, style, enabled, standInId, recipients, webhook, secret }: OutletFacts) {
  return { name, language, style, enabled, stand_in_id: standInId, recipients: [...recipients], webhook, secret };
}
