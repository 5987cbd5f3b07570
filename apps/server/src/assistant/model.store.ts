/** SQL for the classifier's versions, the examples that people gave by correcting it, and its training. */

import type { GoldScores } from '@huiyin/domain/assistant/judge-classifier.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql, type ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;
type NullableTimestamp = ColumnType<number | null, Date | null, Date | null>;
type TrainingState = 'idle' | 'ordered' | 'running' | 'done' | 'failed' | 'cancelled';

declare module '../platform/db.ts' {
  interface Tables {
    assistant_model: {
      id: string;
      number: number;
      trained_at: Timestamp;
      state: Buffer;
      rows: number;
      corrections: number;
      gold: ColumnType<GoldScores, string, string>;
      status: 'active' | 'kept' | 'refused';
      activated_at: NullableTimestamp;
    };
    assistant_example: { ticket_id: string; text: string; kind: string | null; category_key: string | null; at: Timestamp };
    assistant_training: { singleton: boolean; state: TrainingState; ordered_at: NullableTimestamp; ended_at: NullableTimestamp; error: string | null };
  }
}

export interface Model {
  readonly id: string;
  readonly number: number;
  readonly trainedAt: number;
  readonly rows: number;
  readonly corrections: number;
  readonly gold: GoldScores;
  readonly status: 'active' | 'kept' | 'refused';
  readonly activatedAt: number | null;
}

const columns = ['id', 'number', 'trained_at as trainedAt', 'rows', 'corrections', 'gold', 'status', 'activated_at as activatedAt'] as const;

/** Newest first. */
export async function readModels(db: Db, limit: number): Promise<Model[]> {
  return db.selectFrom('assistant_model').select(columns).orderBy('number', 'desc').limit(limit).execute();
}

export async function readActiveNumber(db: Db): Promise<number | null> {
  const row = await db.selectFrom('assistant_model').select('number').where('status', '=', 'active').executeTakeFirst();
  return row?.number ?? null;
}

/** With what it learnt, gzipped. */
export async function readModelState(db: Db, number: number): Promise<Buffer | null> {
  const row = await db.selectFrom('assistant_model').select('state').where('number', '=', number).executeTakeFirst();
  return row?.state ?? null;
}

export async function findModel(db: Db, id: string): Promise<Model | undefined> {
  return db.selectFrom('assistant_model').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insertModel(tx: Tx, model: Omit<Model, 'number' | 'activatedAt'> & { readonly state: Buffer }): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into assistant_model (id, number, trained_at, state, rows, corrections, gold, status)
    select ${model.id}::uuid, coalesce(max(number), 0) + 1, ${new Date(model.trainedAt)}, ${model.state}, ${model.rows}::int, ${model.corrections}::int, ${JSON.stringify(model.gold)}::jsonb, ${model.status}
    from assistant_model returning number`.execute(tx);
  return rows[0]!.number;
}

/** The one that was active is kept for a roll-back. */
export async function activateModel(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('assistant_model').set({ status: 'kept' }).where('status', '=', 'active').execute();
  await tx.updateTable('assistant_model').set({ status: 'active', activated_at: new Date(at) }).where('id', '=', id).execute();
}

/** Enough to roll back to; each is some hundred kilobytes. */
export async function forgetOldModels(tx: Tx, keep: number): Promise<void> {
  await sql`delete from assistant_model where status <> 'active' and number <= (select max(number) from assistant_model) - ${keep}`.execute(tx);
}

export interface Example {
  readonly ticketId: string;
  readonly text: string;
  readonly kind: string | null;
  readonly categoryKey: string | null;
  readonly at: number;
}

/** One for each ticket; it takes the place of an earlier one. */
export async function saveExamples(tx: Tx, examples: readonly Example[]): Promise<void> {
  if (examples.length === 0) return;
  await tx
    .insertInto('assistant_example')
    .values(examples.map(({ ticketId, text, kind, categoryKey, at }) => ({ ticket_id: ticketId, text, kind, category_key: categoryKey, at: new Date(at) })))
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(({ ref }) => ({ text: ref('excluded.text'), kind: ref('excluded.kind'), category_key: ref('excluded.category_key'), at: ref('excluded.at') })))
    .execute();
}

export async function forgetExamples(tx: Tx): Promise<void> {
  await tx.deleteFrom('assistant_example').execute();
}

/** Newest first. */
export async function readExamples(db: Db, limit: number): Promise<Example[]> {
  return db.selectFrom('assistant_example').select(['ticket_id as ticketId', 'text', 'kind', 'category_key as categoryKey', 'at']).orderBy('at', 'desc').orderBy('ticket_id').limit(limit).execute();
}

export async function countExamplesSince(db: Db, at: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from assistant_example where at > ${new Date(at)}`.execute(db);
  return rows[0]!.n;
}

export interface Training {
  readonly state: TrainingState;
  readonly orderedAt: number | null;
  readonly endedAt: number | null;
  readonly error: string | null;
}

export function isUnderWay({ state }: Pick<Training, 'state'>): boolean {
  return state === 'ordered' || state === 'running';
}

/** There is one. */
export const theTraining = 'classifier';

/** Under way, and ordered before then. */
export async function readSilent(db: Db, since: number): Promise<readonly Id[]> {
  const { state, orderedAt } = await readTraining(db);
  return isUnderWay({ state }) && orderedAt !== null && orderedAt < since ? [theTraining] : [];
}

export async function readTraining(db: Db): Promise<Training> {
  return db.selectFrom('assistant_training').select(['state', 'ordered_at as orderedAt', 'ended_at as endedAt', 'error']).executeTakeFirstOrThrow();
}

export async function lockTraining(tx: Tx): Promise<Training> {
  return tx.selectFrom('assistant_training').select(['state', 'ordered_at as orderedAt', 'ended_at as endedAt', 'error']).forUpdate().executeTakeFirstOrThrow();
}

export async function saveTraining(tx: Tx, { state, orderedAt, endedAt, error }: Training): Promise<void> {
  await tx.updateTable('assistant_training').set({ state, ordered_at: orderedAt === null ? null : new Date(orderedAt), ended_at: endedAt === null ? null : new Date(endedAt), error }).execute();
}
