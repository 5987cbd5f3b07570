/** SQL for `ticket_work`, `work_day`, `ticket_step`, `step_day` and `step_spread`: what tickets add, and its sums, changed by exactly what changed. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { bucketSql } from './measure.store.ts';

declare module '../platform/db.ts' {
  interface Tables {
    ticket_work: { ticket_id: string };
    work_day: { on_day: string };
    ticket_step: { ticket_id: string };
    step_day: { on_day: string };
    step_spread: { on_day: string };
  }
}

export interface WorkRow {
  readonly ticket_id: Id;
  /** Local. */
  readonly on_day: string;
  readonly channel_id: Id;
  readonly team_id: Id | null;
  readonly agent_id: Id | null;
  readonly entered: number;
  readonly departed: number;
  readonly acts: number;
  readonly acts_inside: number;
  readonly worked_ms: number;
  readonly touched: number;
  readonly done: number;
}

export interface StepRow {
  readonly ticket_id: Id;
  readonly opened_on: string;
  readonly kind: string | null;
  readonly channel_id: Id;
  readonly flow_version_id: Id;
  readonly step: string;
  readonly stage: string;
  readonly visit: number;
  readonly ms: number | null;
  readonly waited_ms: number | null;
  readonly paused_ms: number;
  readonly hands: number;
}

const workSums = ['entered', 'departed', 'acts', 'acts_inside', 'worked_ms', 'touched', 'done'] as const;
const stepSums = { stays: '(ms is not null)::int', first_stays: '(ms is not null and visit = 1)::int', again: '(visit > 1)::int', ms: 'coalesce(ms, 0)', waited_ms: 'least(coalesce(waited_ms, ms, 0), coalesce(ms, 0))', paused_ms: 'case when ms is null then 0 else paused_ms end', hands: 'case when ms is null then 0 else hands end' } as const;

/** Everything that these tickets add, instead of what they added before. */
export async function saveWork(tx: Tx, ticketIds: readonly Id[], rows: readonly WorkRow[]): Promise<void> {
  await sql`
    with was as (delete from ticket_work where ticket_id = any(${[...ticketIds]}::uuid[]) returning *),
    now_so as (insert into ticket_work select * from jsonb_populate_recordset(null::ticket_work, ${JSON.stringify(rows)}::jsonb) returning *),
    changed as (select -1 as sign, was.* from was union all select 1, now_so.* from now_so)
    insert into work_day (on_day, channel, team, agent, parts, ${sql.raw(workSums.join(', '))})
    select on_day, channel_id::text, coalesce(team_id::text, '-'), coalesce(agent_id::text, '-'), sum(sign), ${sql.raw(workSums.map((sum) => `sum(sign * ${sum})`).join(', '))}
    from changed group by 1, 2, 3, 4 having sum(sign) <> 0 or ${sql.raw(workSums.map((sum) => `sum(sign * ${sum}) <> 0`).join(' or '))} order by 1, 2, 3, 4
    on conflict (on_day, channel, team, agent) do update set parts = work_day.parts + excluded.parts, ${sql.raw(workSums.map((sum) => `${sum} = work_day.${sum} + excluded.${sum}`).join(', '))}`.execute(tx);
  await sql`delete from work_day where parts = 0`.execute(tx);
}

export async function saveSteps(tx: Tx, ticketIds: readonly Id[], rows: readonly StepRow[]): Promise<void> {
  const sums = Object.keys(stepSums);
  await sql`
    with was as (delete from ticket_step where ticket_id = any(${[...ticketIds]}::uuid[]) returning *),
    now_so as (insert into ticket_step select * from jsonb_populate_recordset(null::ticket_step, ${JSON.stringify(rows)}::jsonb) returning *),
    changed as (select -1 as sign, was.* from was union all select 1, now_so.* from now_so),
    spread as (
      insert into step_spread (on_day, kind, flow_version_id, step, bucket, n)
      select opened_on, coalesce(kind, '-'), flow_version_id, step, ${sql.raw(bucketSql('ms'))}, sum(sign) from changed where ms is not null group by 1, 2, 3, 4, 5 having sum(sign) <> 0 order by 1, 2, 3, 4, 5
      on conflict (on_day, kind, flow_version_id, step, bucket) do update set n = step_spread.n + excluded.n
    )
    insert into step_day (on_day, kind, channel, flow_version_id, step, stage, parts, ${sql.raw(sums.join(', '))})
    select opened_on, coalesce(kind, '-'), channel_id::text, flow_version_id, step, stage, sum(sign), ${sql.raw(Object.values(stepSums).map((sum) => `sum(sign * (${sum}))`).join(', '))}
    from changed group by 1, 2, 3, 4, 5, 6 having sum(sign) <> 0 or ${sql.raw(Object.values(stepSums).map((sum) => `sum(sign * (${sum})) <> 0`).join(' or '))} order by 1, 2, 3, 4, 5, 6
    on conflict (on_day, kind, channel, flow_version_id, step, stage) do update set parts = step_day.parts + excluded.parts, ${sql.raw(sums.map((sum) => `${sum} = step_day.${sum} + excluded.${sum}`).join(', '))}`.execute(tx);
  await sql`delete from step_day where parts = 0`.execute(tx);
  await sql`delete from step_spread where n = 0`.execute(tx);
}

export async function forgetWork(tx: Tx): Promise<void> {
  await sql`truncate ticket_work, work_day, ticket_step, step_day, step_spread`.execute(tx);
}
