/** SQL for `audit_entry` and `audit_head`. Entries are appended, never changed. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Link } from '@huiyin/domain/identity/audit-chain.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    audit_entry: {
      seq: number;
      at: number | Date;
      actor_kind: string | null;
      actor_id: string | null;
      action: string;
      target: string | null;
      facts: JsonObject | string;
      address: string | null;
      user_agent: string | null;
      digest: string;
    };
    audit_head: { singleton: boolean; seq: number; digest: string };
  }
}

export interface AuditRow {
  readonly seq: number;
  readonly at: Instant;
  readonly actorKind: string | null;
  readonly actorId: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly facts: JsonObject;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly digest: string;
}

const columns = [
  'seq',
  'at',
  'actor_kind as actorKind',
  'actor_id as actorId',
  'action',
  'target',
  'facts',
  'address',
  'user_agent as userAgent',
  'digest',
] as const;

/** Held until the transaction ends: one lock serialises the chain and hands over its last link in the same round trip. */
export async function lockAuditHead(tx: Tx): Promise<Link> {
  return tx.selectFrom('audit_head').select(['seq', 'digest']).forUpdate().executeTakeFirstOrThrow();
}

export async function readAuditHead(db: Db): Promise<Link> {
  return db.selectFrom('audit_head').select(['seq', 'digest']).executeTakeFirstOrThrow();
}

export async function appendAudit(tx: Tx, row: AuditRow): Promise<void> {
  await tx
    .with('head', (query) => query.updateTable('audit_head').set({ seq: row.seq, digest: row.digest }))
    .insertInto('audit_entry')
    .values({
      seq: row.seq,
      at: new Date(row.at),
      actor_kind: row.actorKind,
      actor_id: row.actorId,
      action: row.action,
      target: row.target,
      facts: JSON.stringify(row.facts),
      address: row.address,
      user_agent: row.userAgent,
      digest: row.digest,
    })
    .execute();
}

/** In order of the chain, for the verifier. */
export async function readAuditAfter(db: Db, seq: number, limit: number): Promise<AuditRow[]> {
  const rows = await db.selectFrom('audit_entry').select(columns).where('seq', '>', seq).orderBy('seq').limit(limit).execute();
  return rows as AuditRow[];
}

export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** Newest first. `before` is exclusive. */
export async function readAuditPage(db: Db, filter: AuditFilter, page: { readonly before: number | null; readonly limit: number }): Promise<{ items: (AuditRow & { actorName: string | null })[]; next: number | null }> {
  const rows = await db
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.actor_id')
    .leftJoin('api_key', 'api_key.id', 'audit_entry.actor_id')
    .select(columns.map((column) => `audit_entry.${column}` as const))
    .select(sql<string | null>`coalesce(person.name, api_key.name)`.as('actorName'))
    .$if(filter.actorId !== undefined, (query) => query.where('actor_id', '=', filter.actorId!))
    // A whole noun (`person`) or one action (`person.deactivated`).
    .$if(filter.action !== undefined, (query) =>
      query.where((where) => where.or([where('action', '=', filter.action!), where('action', 'like', `${filter.action!.replace(/[\\%_]/g, '\\$&')}.%`)])),
    )
    .$if(filter.target !== undefined, (query) => query.where('target', '=', filter.target!))
    .$if(filter.from !== undefined, (query) => query.where('at', '>=', new Date(filter.from!)))
    .$if(filter.to !== undefined, (query) => query.where('at', '<', new Date(filter.to!)))
    .$if(page.before !== null, (query) => query.where('seq', '<', page.before!))
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit) as (AuditRow & { actorName: string | null })[];
  return { items, next: rows.length > page.limit ? items.at(-1)!.seq : null };
}
