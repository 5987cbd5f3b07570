/** SQL for `import_run`, `import_problem` and `import_case`. */

import type { ImportMapping, ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import type { ImportProblem } from '@huiyin/domain/ticket/import-problem.ts';
import { type ColumnType, type Generated, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;
type NullableTimestamp = ColumnType<number | null, Date | null | undefined, Date | null>;
type Jsonb<Value> = ColumnType<Value, string, string>;

/** What was found when the file was looked at. */
export interface Look {
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly guess: ImportMapping;
}

interface ImportRunTable {
  id: string;
  file_name: string;
  file_id: string | null;
  state: ImportRun['state'];
  attempt: string | null;
  encoding: string;
  look: Jsonb<Look>;
  mapping: ColumnType<ImportMapping | null, string | null | undefined, string | null>;
  row_count: number;
  done: Generated<number>;
  imported: Generated<number>;
  events: Generated<number>;
  repeated: Generated<number>;
  bad: Generated<number>;
  failure: string | null;
  person_id: string | null;
  created_at: Timestamp;
  started_at: NullableTimestamp;
  ended_at: NullableTimestamp;
}

declare module '../../platform/db.ts' {
  interface Tables {
    import_run: ImportRunTable;
    import_problem: { run_id: string; seq: number; line: number; column_name: string | null; code: string; value: string | null };
    import_case: { source: string; external_id: string; ticket_id: string; digest: Buffer; run_id: string; attempt: string };
  }
}

export type RunRow = Selectable<ImportRunTable>;

const underWay = ['checking', 'running'] as const satisfies readonly RunRow['state'][];

export function isUnderWay({ state }: Pick<RunRow, 'state'>): boolean {
  return (underWay as readonly RunRow['state'][]).includes(state);
}

export interface NewRun {
  readonly id: string;
  readonly fileName: string;
  readonly fileId: string | null;
  readonly encoding: string;
  readonly look: Look;
  readonly rows: number;
  readonly personId: string | null;
  readonly at: number;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<RunRow> {
  return tx
    .insertInto('import_run')
    .values({
      id: run.id, file_name: run.fileName, file_id: run.fileId, state: 'looked_at', attempt: null, encoding: run.encoding, look: JSON.stringify(run.look),
      row_count: run.rows, failure: null, person_id: run.personId, created_at: new Date(run.at),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function readRun(db: Db, id: string): Promise<RunRow | undefined> {
  return db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.selectFrom('import_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Latest first. */
export async function readRuns(db: Db, page: { readonly limit: number; readonly after: { readonly at: number; readonly id: string } | null }): Promise<RunRow[]> {
  return db
    .selectFrom('import_run')
    .selectAll()
    .$if(page.after !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${new Date(page.after!.at)}::timestamptz, ${page.after!.id}::uuid)`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}

const nothingYet = { done: 0, imported: 0, events: 0, repeated: 0, bad: 0, failure: null, ended_at: null } as const;

export async function saveAttempt(tx: Tx, id: string, attempt: { readonly attempt: string; readonly dry: boolean; readonly mapping: ImportMapping; readonly at: number }): Promise<RunRow> {
  return tx
    .updateTable('import_run')
    .set({ ...nothingYet, attempt: attempt.attempt, state: attempt.dry ? 'checking' : 'running', mapping: JSON.stringify(attempt.mapping), started_at: new Date(attempt.at) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** At the head of an attempt, also of one that a worker takes up again. False: it was cancelled, or another one took over. */
export async function clearAttempt(tx: Tx, id: string, attempt: string): Promise<boolean> {
  const held = await tx.updateTable('import_run').set(nothingYet).where('id', '=', id).where('attempt', '=', attempt).where('state', 'in', underWay).executeTakeFirst();
  if (held.numUpdatedRows === 0n) return false;
  await tx.deleteFrom('import_problem').where('run_id', '=', id).execute();
  return true;
}

export interface Progress {
  readonly done: number;
  readonly imported: number;
  readonly events: number;
  readonly repeated: number;
  readonly bad: number;
}

/** In the transaction of the work it counts. False: cancelled or taken over, and the work is to be undone. */
export async function saveProgress(tx: Tx, id: string, attempt: string, progress: Progress): Promise<boolean> {
  const saved = await tx.updateTable('import_run').set(progress).where('id', '=', id).where('attempt', '=', attempt).where('state', 'in', underWay).executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/** False: it has ended already, or another attempt took over. */
export async function endRun(tx: Tx, id: string, attempt: string | null, end: { readonly state: RunRow['state']; readonly failure: string | null; readonly at: number }): Promise<boolean> {
  const ended = await tx
    .updateTable('import_run')
    .set({ state: end.state, failure: end.failure, ended_at: new Date(end.at) })
    .where('id', '=', id)
    .where('state', 'in', underWay)
    .$if(attempt !== null, (query) => query.where('attempt', '=', attempt))
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** `from`: how many were saved before them. */
export async function insertProblems(tx: Tx, runId: string, from: number, problems: readonly ImportProblem[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into import_problem (run_id, seq, line, column_name, code, value)
    select ${runId}::uuid, ${from}::integer + ordinality, line, column_name, code, value
    from unnest(${problems.map(({ line }) => line)}::integer[], ${problems.map(({ column }) => column)}::text[], ${problems.map(({ code }) => code)}::text[], ${problems.map(({ value }) => value)}::text[])
      with ordinality as problem (line, column_name, code, value, ordinality)`.execute(tx);
}

export async function readProblems(db: Db, runId: string, page: { readonly limit: number; readonly after: number }) {
  return db
    .selectFrom('import_problem')
    .select(['seq', 'line', 'column_name as column', 'code', 'value'])
    .where('run_id', '=', runId)
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit)
    .execute();
}

/** Begun before that moment and not ended. */
export async function readRunsUnderWay(db: Db, before: number): Promise<string[]> {
  const rows = await db.selectFrom('import_run').select('id').where('state', 'in', underWay).where(sql<boolean>`started_at < ${new Date(before)}`).execute();
  return rows.map(({ id }) => id);
}

export interface KnownCase {
  readonly externalId: string;
  readonly digest: Buffer;
  readonly attempt: string;
}

export async function readKnownCases(db: Db, source: string, externalIds: readonly string[]): Promise<KnownCase[]> {
  const { rows } = await sql<KnownCase>`
    select external_id as "externalId", digest, attempt from import_case where source = ${source} and external_id = any(${[...externalIds]}::text[])`.execute(db);
  return rows;
}

export interface NewCase {
  readonly externalId: string;
  readonly ticketId: string;
  readonly digest: Buffer;
}

/** Returns the ids that are ours now; the others were brought in by somebody else meanwhile. */
export async function claimCases(tx: Tx, of: { readonly source: string; readonly runId: string; readonly attempt: string }, cases: readonly NewCase[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ externalId: string }>`
    insert into import_case (source, external_id, ticket_id, digest, run_id, attempt)
    select ${of.source}, external_id, ticket_id, digest, ${of.runId}::uuid, ${of.attempt}::uuid
    from unnest(${cases.map(({ externalId }) => externalId)}::text[], ${cases.map(({ ticketId }) => ticketId)}::uuid[], ${cases.map(({ digest }) => digest)}::bytea[]) as claim (external_id, ticket_id, digest)
    -- One order for all, so that two imports of one file wait for, and never on, each other.
    order by external_id
    on conflict do nothing
    returning external_id as "externalId"`.execute(tx);
  return new Set(rows.map(({ externalId }) => externalId));
}
