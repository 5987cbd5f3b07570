/** SQL for `flow` and `flow_version`. No other file writes to these tables. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import type { FlowVersionState } from '@huiyin/domain/flow/flow.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;
type NullableTimestamp = ColumnType<number | null, Date | null, Date | null>;

declare module '../platform/db.ts' {
  interface Tables {
    flow: { id: string; key: string; created_at: Timestamp };
    flow_version: {
      id: string;
      flow_id: string;
      number: number;
      state: FlowVersionState;
      document: ColumnType<FlowDocument, string, string>;
      note: Generated<string>;
      created_by: string | null;
      created_at: Timestamp;
      published_at: NullableTimestamp;
      retired_at: NullableTimestamp;
      edit_version: Generated<number>;
    };
  }
}

export interface FlowVersionRow {
  readonly id: Id;
  readonly number: number;
  readonly state: FlowVersionState;
  readonly note: string;
  readonly createdBy: Id | null;
  readonly createdAt: Instant;
  readonly publishedAt: Instant | null;
  readonly retiredAt: Instant | null;
  readonly version: number;
  readonly flowId: Id;
  readonly flowKey: string;
}

export interface FlowVersion extends FlowVersionRow {
  readonly document: FlowDocument;
}

const rowColumns = [
  'flow_version.id',
  'number',
  'state',
  'note',
  'created_by as createdBy',
  'flow_version.created_at as createdAt',
  'published_at as publishedAt',
  'retired_at as retiredAt',
  'edit_version as version',
  'flow_id as flowId',
  'flow.key as flowKey',
] as const;

function versions(db: Db) {
  return db.selectFrom('flow_version').innerJoin('flow', 'flow.id', 'flow_version.flow_id').select(rowColumns);
}

/** Newest first within a flow, without documents. */
export async function readFlowVersionRows(db: Db): Promise<FlowVersionRow[]> {
  return versions(db).orderBy('flow.created_at').orderBy('flow.id').orderBy('number', 'desc').execute();
}

/** Each flow with the texts of its newest version. */
export async function readFlowHeads(db: Db): Promise<{ id: Id; key: string; name: FlowDocument['name']; purpose: FlowDocument['purpose'] }[]> {
  return db
    .selectFrom('flow_version')
    .innerJoin('flow', 'flow.id', 'flow_version.flow_id')
    .distinctOn(['flow.created_at', 'flow.id'])
    .select(['flow.id', 'flow.key', sql<FlowDocument['name']>`document -> 'name'`.as('name'), sql<FlowDocument['purpose']>`document -> 'purpose'`.as('purpose')])
    .orderBy('flow.created_at')
    .orderBy('flow.id')
    .orderBy('number', 'desc')
    .execute();
}

export async function readFlowVersion(db: Db, id: Id): Promise<FlowVersion | undefined> {
  return versions(db).select('document').where('flow_version.id', '=', id).executeTakeFirst();
}

/** Holds the row, so that nobody publishes what another is saving. */
export async function lockFlowVersion(tx: Tx, id: Id): Promise<FlowVersion | undefined> {
  return versions(tx).select('document').where('flow_version.id', '=', id).forUpdate('flow_version').executeTakeFirst();
}

/** Holds the flow, so that two drafts do not get one number. */
export async function lockFlow(tx: Tx, id: Id): Promise<{ id: Id; key: string } | undefined> {
  return tx.selectFrom('flow').select(['id', 'key']).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function readFlowKeys(db: Db): Promise<{ id: Id; key: string }[]> {
  return db.selectFrom('flow').select(['id', 'key']).execute();
}

/** False when the key is taken. */
export async function insertFlow(tx: Tx, flow: { readonly id: Id; readonly key: string; readonly at: Instant }): Promise<boolean> {
  const inserted = await tx
    .insertInto('flow')
    .values({ id: flow.id, key: flow.key, created_at: new Date(flow.at) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function readLastNumber(db: Db, flowId: Id): Promise<number> {
  const row = await db.selectFrom('flow_version').select((read) => read.fn.max('number').as('number')).where('flow_id', '=', flowId).executeTakeFirst();
  return row?.number ?? 0;
}

export async function insertFlowVersion(
  tx: Tx,
  version: { readonly id: Id; readonly flowId: Id; readonly number: number; readonly document: FlowDocument; readonly note: string; readonly by: Id | null; readonly at: Instant; readonly published: boolean },
): Promise<void> {
  await tx
    .insertInto('flow_version')
    .values({
      id: version.id,
      flow_id: version.flowId,
      number: version.number,
      state: version.published ? 'published' : 'draft',
      document: JSON.stringify(version.document),
      note: version.note,
      created_by: version.by,
      created_at: new Date(version.at),
      published_at: version.published ? new Date(version.at) : null,
      retired_at: null,
    })
    .execute();
}

/** `state = 'draft'` is said again here: what is published stays as it is, whoever calls. */
export async function saveDraft(tx: Tx, id: Id, draft: { readonly document: FlowDocument; readonly note: string }): Promise<void> {
  const saved = await tx
    .updateTable('flow_version')
    .set({ document: JSON.stringify(draft.document), note: draft.note, edit_version: sql`edit_version + 1` })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`flow version ${id} is not a draft`);
}

export async function removeDraft(tx: Tx, id: Id): Promise<void> {
  const removed = await tx.deleteFrom('flow_version').where('id', '=', id).where('state', '=', 'draft').executeTakeFirst();
  if (removed.numDeletedRows !== 1n) throw new Error(`flow version ${id} is not a draft`);
}

/** A flow that lost its only draft was never used by anybody. */
export async function removeFlowWithoutVersions(tx: Tx, flowId: Id): Promise<void> {
  await tx
    .deleteFrom('flow')
    .where('id', '=', flowId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('flow_version').select('id').where('flow_id', '=', flowId))))
    .execute();
}

export async function savePublished(tx: Tx, id: Id, at: Instant): Promise<void> {
  const saved = await tx
    .updateTable('flow_version')
    .set({ state: 'published', published_at: new Date(at), edit_version: sql`edit_version + 1` })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`flow version ${id} is not a draft`);
}

export async function saveRetired(tx: Tx, id: Id, at: Instant): Promise<void> {
  const saved = await tx
    .updateTable('flow_version')
    .set({ state: 'retired', retired_at: new Date(at), edit_version: sql`edit_version + 1` })
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`flow version ${id} is not published`);
}
