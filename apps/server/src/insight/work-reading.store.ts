/** SQL that reads sums of work by day, and of this system's own requests. */

import type { DimensionKey, TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { weekdaySql, type StoredDimension } from './measure.store.ts';
import { whereAll, type Question, type Slice, type SumsRow } from './reading.store.ts';

/** By what work can be told apart. */
export const workDimensions: readonly (DimensionKey | TimeDimension)[] = ['medium', 'channel', 'team', 'agent', 'weekday'];
export const toolDimensions: readonly (DimensionKey | TimeDimension)[] = ['weekday', 'hour'];

const kept = ['entered', 'departed', 'acts', 'acts_inside', 'worked_ms', 'touched', 'done'] as const;
const columns: Readonly<Partial<Record<StoredDimension, string>>> = { channel: 'channel', team: 'team', agent: 'agent' };

/** `level`: everything before the period, too, told of the day before it. Presence knows no channel. */
export async function readWork(db: Db, question: Question, level: boolean): Promise<readonly SumsRow[]> {
  const [present, sums] = [question.measures.includes('present_ms'), question.measures.filter((measure) => measure !== 'present_ms')];
  const rows = sums.length > 0 ? await readWorkDays(db, { ...question, measures: sums }, level) : [];
  return present && !question.where.has('channel') && question.by !== 'channel' ? [...rows, ...(await readPresence(db, question))] : rows;
}

async function readWorkDays(db: Db, { period, measures, by, where, points }: Question, level: boolean): Promise<readonly SumsRow[]> {
  const day = level ? sql`greatest(on_day, ${period.from}::date - 1)` : sql`on_day`;
  const parts = measures.map((measure) => sql`${sql.lit(measure)}, ${measure === 'agent_days' ? sql`count(distinct (agent, on_day)) filter (where acts > 0)` : sql`sum(${sql.ref(kept.find((each) => each === measure)!)})`}`);
  const { rows } = await sql<SumsRow>`
    select ${by ? sql.ref(columns[by]!) : sql`''`} as "group", ${points === 'none' && !level ? sql`null` : sql`to_char(${day}, 'YYYY-MM-DD')`} as "on", null as hour, jsonb_build_object(${sql.join(parts)}) as sums
    from work_day where ${level ? sql`true` : sql`on_day >= ${period.from}::date`} and on_day < ${period.to}::date ${whereAll(daySliceSql(where))} group by 1, 2`.execute(db);
  return rows;
}

/** Whoever is in several teams is told of each. */
async function readPresence(db: Db, { period, by, where, points }: Question): Promise<readonly SumsRow[]> {
  const byTeam = by === 'team' || where.has('team');
  const conditions = [...where].flatMap(([dimension, values]): RawBuilder<unknown>[] => (dimension === 'team' ? [sql`m.team_id::text = any(${[...values]}::text[])`] : dimension === 'agent' ? [sql`l.person_id::text = any(${[...values]}::text[])`] : dimension === 'weekday' ? [sql`${sql.raw(weekdaySql('d.on_day'))} = any(${[...values]}::text[])`] : []));
  const { rows } = await sql<SumsRow>`
    select ${by === 'team' ? sql`m.team_id::text` : by === 'agent' ? sql`l.person_id::text` : sql`''`} as "group", ${points === 'none' ? sql`null` : sql`to_char(d.on_day, 'YYYY-MM-DD')`} as "on", null as hour,
      jsonb_build_object('present_ms', sum(extract(epoch from least(coalesce(l.to_at, now()), d.until) - greatest(l.from_at, d.since)) * 1000)::bigint) as sums
    from (select on_day::date as on_day, on_day at time zone s.time_zone as since, (on_day + interval '1 day') at time zone s.time_zone as until from centre_zone s, generate_series(${period.from}::timestamp, ${period.to}::timestamp - interval '1 day', interval '1 day') on_day) d
    join presence_log l on l.from_at < d.until and coalesce(l.to_at, now()) > d.since and l.state in ('available', 'busy')
    ${byTeam ? sql`join team_member m on m.person_id = l.person_id` : sql``}
    where true ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``} group by 1, 2`.execute(db);
  return rows;
}

/** Over `work_day`. */
function daySliceSql(where: Slice): readonly RawBuilder<unknown>[] {
  return [...where].map(([dimension, values]) => sql`${dimension === 'weekday' ? sql.raw(weekdaySql('on_day')) : sql.ref(columns[dimension]!)} = any(${[...values]}::text[])`);
}

/** The same over rows `w` of `ticket_work`, which the days are sums of. */
export function workSliceSql(where: Slice): readonly RawBuilder<unknown>[] {
  const told: Readonly<Partial<Record<StoredDimension, string>>> = { channel: 'w.channel_id::text', team: "coalesce(w.team_id::text, '-')", agent: "coalesce(w.agent_id::text, '-')", weekday: weekdaySql('w.on_day') };
  return [...where].map(([dimension, values]) => sql`${sql.raw(told[dimension]!)} = any(${[...values]}::text[])`);
}

export async function readToolSums(db: Db, { period, measures, by, where, points }: Question): Promise<readonly SumsRow[]> {
  const local = sql`(h.at_hour at time zone s.time_zone)`;
  const hour = sql`lpad(extract(hour from ${local})::text, 2, '0')`;
  const { rows } = await sql<SumsRow>`
    select ${by === 'hour' ? hour : sql`''`} as "group", ${points === 'none' ? sql`null` : sql`to_char(${local}, 'YYYY-MM-DD')`} as "on", ${points === 'hour' ? hour : sql`null`} as hour,
      jsonb_build_object(${sql.join(measures.map((measure) => sql`${sql.lit(measure)}, sum(h.${sql.ref(measure)})`))}) as sums
    from response_hour h cross join centre_zone s where ${local} >= ${period.from}::timestamp and ${local} < ${period.to}::timestamp ${whereAll([...where].map(([dimension, values]) => sql`${dimension === 'hour' ? hour : sql`extract(isodow from ${local})::text`} = any(${[...values]}::text[])`))} group by 1, 2, 3`.execute(db);
  return rows;
}
