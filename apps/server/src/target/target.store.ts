/** SQL for `target`: what was set, and how it stood when it was last looked at. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { TargetDraft } from '@huiyin/domain/target/smart.ts';
import type { Axis, Goal, Standing, Target, TargetUnit } from '@huiyin/domain/target/target.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    target: { id: string; state: string };
  }
}

export interface KeptTarget extends Target {
  readonly state: 'running' | 'judged' | 'withdrawn';
  /** As last looked at. */
  readonly standing: Standing;
  readonly final: { readonly on: string; readonly value: number; readonly n: number | null } | null;
  readonly judgedOn: string | null;
  readonly withdrawnBecause: string | null;
  readonly measures: number;
  readonly version: number;
}

interface Row {
  id: Id; title: string; why: string; axis: Axis; owner_id: Id; metric_key: string | null; slice: string; figure_name: string | null; unit: TargetUnit; decimals: number; good: 'up' | 'down';
  baseline_value: number; baseline_n: number | null; baseline_from: string; baseline_to: string; metric_version: number | null; baseline_source: string | null;
  goal_how: Goal['how']; goal_amount: number; goal_value: number; start_on: string; deadline_on: string; window_days: number;
  state: KeptTarget['state']; standing: Standing; final_value: number | null; final_n: number | null; final_on: string | null; judged_on: string | null; withdrawn_because: string | null; version: number; measures: number;
}

const columns = sql.raw(`
  t.id, t.title, t.why, t.axis, t.owner_id, t.metric_key, t.slice, t.figure_name, t.unit, t.decimals, t.good, t.baseline_value, t.baseline_n, t.baseline_from::text, t.baseline_to::text, t.metric_version, t.baseline_source,
  t.goal_how, t.goal_amount, t.goal_value, t.start_on::text, t.deadline_on::text, t.window_days, t.state, t.standing, t.final_value, t.final_n, t.final_on::text, t.judged_on::text, t.withdrawn_because, t.version,
  (select count(*)::int from target_measure m where m.target_id = t.id) as measures`);

/** The nearest deadline first; of ended ones the last. */
export async function readTargets(db: Db, { ended, reach }: { readonly ended: boolean; readonly reach: Reach }, most: number): Promise<KeptTarget[]> {
  const { rows } = await sql<Row>`
    select ${columns} from target t where ${ended ? sql`t.state <> 'running'` : sql`t.state = 'running'`} and ${within(reach)}
    order by ${ended ? sql`t.deadline_on desc` : sql`t.deadline_on`}, t.id limit ${most}`.execute(db);
  return rows.map(fromRow);
}

export async function readTarget(db: Db, id: Id, reach: Reach): Promise<KeptTarget | null> {
  const { rows } = await sql<Row>`select ${columns} from target t where t.id = ${id}::uuid and ${within(reach)}`.execute(db);
  return rows[0] ? fromRow(rows[0]) : null;
}

export async function countRunning(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from target where state = 'running'`.execute(db);
  return rows[0]!.n;
}

export async function lockTarget(tx: Tx, id: Id): Promise<KeptTarget | null> {
  const { rows } = await sql<Row>`select ${columns} from target t where t.id = ${id}::uuid for update`.execute(tx);
  return rows[0] ? fromRow(rows[0]) : null;
}

/** Not looked at on that day yet. */
export async function readUnwatched(db: Db, today: string, most: number): Promise<readonly { readonly target: KeptTarget; readonly lookedOn: string | null }[]> {
  const { rows } = await sql<Row & { looked_on: string | null }>`
    select ${columns}, t.looked_on::text from target t where t.state = 'running' and (t.looked_on is null or t.looked_on < ${today}::date) order by t.looked_on nulls first, t.id limit ${most}`.execute(db);
  return rows.map((row) => ({ target: fromRow(row), lookedOn: row.looked_on }));
}

export async function insertTarget(tx: Tx, id: Id, draft: TargetDraft, by: { readonly standing: Standing; readonly createdBy: Id | null; readonly at: Instant }): Promise<void> {
  const { followed, scale, baseline, goal } = draft;
  const [key, slice, name] = followed.kind === 'metric' ? [followed.key, followed.where, null] : [null, '', followed.name];
  await sql`
    insert into target (id, title, why, axis, owner_id, metric_key, slice, figure_name, unit, decimals, good, baseline_value, baseline_n, baseline_from, baseline_to, metric_version, baseline_source,
      goal_how, goal_amount, goal_value, start_on, deadline_on, window_days, state, standing, created_by, created_at)
    values (${id}, ${draft.title}, ${draft.why}, ${draft.axis}, ${draft.ownerId}, ${key}, ${slice}, ${name}, ${scale.unit}, ${scale.decimals}, ${scale.good},
      ${baseline.value}, ${baseline.n}, ${baseline.from}, ${baseline.to}, ${baseline.metricVersion}, ${baseline.source},
      ${goal.how}, ${goal.amount}, ${goal.value}, ${draft.startOn}, ${draft.deadlineOn}, ${draft.windowDays}, 'running', ${by.standing}, ${by.createdBy}, ${new Date(by.at)})`.execute(tx);
}

/** The only parts that may change; every change counts up. */
export async function saveWords(tx: Tx, id: Id, { title, why, ownerId }: Pick<Target, 'title' | 'why' | 'ownerId'>): Promise<void> {
  await sql`update target set title = ${title}, why = ${why}, owner_id = ${ownerId}, version = version + 1 where id = ${id}::uuid`.execute(tx);
}

export async function saveWithdrawn(tx: Tx, id: Id, reason: string): Promise<void> {
  await sql`update target set state = 'withdrawn', withdrawn_because = ${reason}, version = version + 1 where id = ${id}::uuid`.execute(tx);
}

/** False: another worker looked at it on that day, or it has ended meanwhile. */
export async function saveLook(tx: Tx, id: Id, look: { readonly standing: Standing; readonly on: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update target set standing = ${look.standing}, looked_on = ${look.on} where id = ${id}::uuid and state = 'running' and (looked_on is null or looked_on < ${look.on}::date)`.execute(tx);
  return Number(numAffectedRows) === 1;
}

export async function saveJudgement(tx: Tx, id: Id, { standing, final, on }: { readonly standing: Standing; readonly final: KeptTarget['final']; readonly on: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update target set state = 'judged', standing = ${standing}, final_value = ${final?.value ?? null}, final_n = ${final?.n ?? null}, final_on = ${final?.on ?? null}, judged_on = ${on}, looked_on = ${on}, version = version + 1
    where id = ${id}::uuid and state = 'running'`.execute(tx);
  return Number(numAffectedRows) === 1;
}

function within(reach: Reach) {
  return reach.scope === 'all' ? sql<boolean>`true` : sql<boolean>`t.owner_id = ${reach.personId}::uuid`;
}

function fromRow(row: Row): KeptTarget {
  return {
    id: row.id, title: row.title, why: row.why, axis: row.axis, ownerId: row.owner_id,
    followed: row.metric_key === null ? { kind: 'hand', name: row.figure_name! } : { kind: 'metric', key: row.metric_key, where: row.slice },
    scale: { unit: row.unit, decimals: row.decimals, good: row.good },
    baseline: { value: row.baseline_value, n: row.baseline_n, from: row.baseline_from, to: row.baseline_to, metricVersion: row.metric_version, source: row.baseline_source },
    goal: { how: row.goal_how, amount: row.goal_amount, value: row.goal_value },
    startOn: row.start_on, deadlineOn: row.deadline_on, windowDays: row.window_days,
    state: row.state, standing: row.standing,
    final: row.final_value === null ? null : { on: row.final_on!, value: row.final_value, n: row.final_n },
    judgedOn: row.judged_on, withdrawnBecause: row.withdrawn_because, measures: row.measures, version: row.version,
  };
}
