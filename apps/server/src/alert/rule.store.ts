/** SQL for `alert_rule`: what is watched, and how it stands. */

import type { Standing } from '@huiyin/domain/alert/evaluate.ts';
import type { AlertRule } from '@huiyin/domain/alert/rule.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './alert.tables.ts';

export interface RuleFacts extends AlertRule {
  readonly outletIds: readonly Id[];
}

export interface KeptRule extends RuleFacts {
  readonly id: Id;
  readonly version: number;
  /** Null: not looked at yet. */
  readonly standing: Standing | null;
  readonly value: number | null;
}

const columns = [
  'id', 'name', 'metric', 'slice', 'condition', 'window_ms as windowMs', 'minimum_n as minimumN', 'dwell_ms as dwellMs', 'hysteresis', 'weeks', 'muted_until as mutedUntil', 'owner_id as ownerId', 'outlet_ids as outletIds', 'active', 'version',
  'looked_at as lookedAt', 'phase', 'since', 'verdict', 'silent_since as silentSince', 'told', 'value',
] as const;

function select(db: Db) {
  return db.selectFrom('alert_rule').select(columns).where('removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function kept({ lookedAt, phase, since, verdict, silentSince, told, ...row }: Row): KeptRule {
  const standing = lookedAt === null || since === null || verdict === null ? null : { phase, since, at: lookedAt, verdict, silentSince, told };
  return { ...row, windowMs: Number(row.windowMs), dwellMs: Number(row.dwellMs), standing };
}

export async function readRules(db: Db): Promise<readonly KeptRule[]> {
  return (await select(db).orderBy('created_at').orderBy('id').execute()).map(kept);
}

export async function readRule(db: Db, id: Id): Promise<KeptRule | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && kept(row);
}

/** Holds the rule until the transaction ends. */
export async function lockRule(tx: Tx, id: Id): Promise<KeptRule | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && kept(row);
}

/** One that nobody has looked at since `tick`, and that no other worker has in hand. */
export async function lockDueRule(tx: Tx, tick: Instant): Promise<KeptRule | undefined> {
  const row = await select(tx)
    .where('active', '=', true)
    .where(sql<boolean>`coalesce(looked_at < ${new Date(tick)}, true)`)
    .orderBy('looked_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && kept(row);
}

export async function saveStanding(tx: Tx, id: Id, { phase, since, at, verdict, silentSince, told }: Standing, value: number | null): Promise<void> {
  await tx.updateTable('alert_rule').set({ phase, since: new Date(since), looked_at: new Date(at), verdict, silent_since: silentSince === null ? null : new Date(silentSince), told, value }).where('id', '=', id).execute();
}

/** As if nobody had looked: what was seen was of another rule. */
export async function forgetStanding(tx: Tx, id: Id): Promise<void> {
  await tx.updateTable('alert_rule').set({ phase: 'quiet', since: null, looked_at: null, verdict: null, silent_since: null, told: false, value: null }).where('id', '=', id).execute();
}

export async function insertRule(tx: Tx, id: Id, facts: RuleFacts, at: Instant): Promise<void> {
  await tx.insertInto('alert_rule').values({ id, key: null, ...rowOf(facts), created_at: new Date(at) }).execute();
}

/** What the centre changed or removed stays so. */
export async function insertShippedRules(tx: Tx, rules: readonly { readonly id: Id; readonly key: string; readonly facts: RuleFacts }[], at: Instant): Promise<void> {
  await tx
    .insertInto('alert_rule')
    .values(rules.map(({ id, key, facts }) => ({ id, key, ...rowOf(facts), created_at: new Date(at) })))
    .onConflict((clash) => clash.column('key').doNothing())
    .execute();
}

export async function saveRule(tx: Tx, id: Id, facts: RuleFacts, version: number): Promise<void> {
  await tx.updateTable('alert_rule').set({ ...rowOf(facts), version }).where('id', '=', id).execute();
}

export async function saveMute(tx: Tx, id: Id, until: Instant | null, version: number): Promise<void> {
  await tx.updateTable('alert_rule').set({ muted_until: until === null ? null : new Date(until), version }).where('id', '=', id).execute();
}

/** Those that nobody took yet. */
export async function takeShippedRules(tx: Tx, ownerId: Id): Promise<void> {
  await tx.updateTable('alert_rule').set({ owner_id: ownerId }).where('key', 'is not', null).where('owner_id', 'is', null).execute();
}

export async function removeRule(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('alert_rule').set({ removed_at: new Date(at), active: false }).where('id', '=', id).execute();
}

function rowOf({ name, metric, slice, condition, windowMs, minimumN, dwellMs, hysteresis, weeks, mutedUntil, ownerId, outletIds, active }: RuleFacts) {
  return {
    name: JSON.stringify(name), metric, slice: JSON.stringify(slice), condition: JSON.stringify(condition), window_ms: windowMs, minimum_n: minimumN, dwell_ms: dwellMs, hysteresis, weeks,
    muted_until: mutedUntil === null ? null : new Date(mutedUntil), owner_id: ownerId, outlet_ids: [...outletIds], active,
  };
}
