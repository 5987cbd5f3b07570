/** SQL that finds the rows behind figures that no ticket makes: spells of presence, and hours of this system's own requests. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { whereAll, type Slice } from './reading.store.ts';

export interface SpellRow {
  readonly personId: Id;
  readonly name: string;
  readonly state: 'available' | 'busy';
  readonly from: Instant;
  readonly to: Instant | null;
  /** Of it, within the period and on the days asked for. */
  readonly ms: number;
}

interface Page<Place> {
  readonly period: Period;
  readonly where: Slice;
  readonly limit: number;
  readonly after: Place | null;
}

/** The latest first. As presence is summed: by local days, up to now. */
export async function readSpells(db: Db, { period, where, limit, after }: Page<{ readonly from: Instant; readonly personId: Id }>, reach: Reach): Promise<readonly SpellRow[]> {
  const conditions = [...where].map(([dimension, values]) =>
    dimension === 'team' ? sql`exists (select from team_member m where m.person_id = l.person_id and m.team_id::text = any(${[...values]}::text[]))`
    : dimension === 'agent' ? sql`l.person_id::text = any(${[...values]}::text[])`
    : sql`extract(isodow from d.on_day)::text = any(${[...values]}::text[])`);
  const { rows } = await sql<SpellRow>`
    select l.person_id as "personId", p.name, l.state, l.from_at as "from", l.to_at as "to", sum(extract(epoch from least(coalesce(l.to_at, now()), d.until) - greatest(l.from_at, d.since)) * 1000)::float8 as ms
    from (select on_day::date as on_day, on_day at time zone s.time_zone as since, (on_day + interval '1 day') at time zone s.time_zone as until from centre_zone s, generate_series(${period.from}::timestamp, ${period.to}::timestamp - interval '1 day', interval '1 day') on_day) d
    join presence_log l on l.from_at < d.until and coalesce(l.to_at, now()) > d.since and l.state in ('available', 'busy')
    join person p on p.id = l.person_id
    where ${seen(reach)} ${whereAll(conditions)} ${after === null ? sql`` : sql`and (l.from_at, l.person_id) < (${new Date(after.from)}, ${after.personId}::uuid)`}
    group by l.person_id, p.name, l.state, l.from_at, l.to_at order by l.from_at desc, l.person_id desc limit ${limit}`.execute(db);
  return rows;
}

/** Whom the caller sees at work: of their teams, and themselves. */
function seen(reach: Reach): RawBuilder<boolean> {
  if (reach.scope === 'all') return sql`true`;
  const own = sql<boolean>`l.person_id = ${reach.personId}::uuid`;
  return reach.scope === 'own' ? own : sql`(${own} or exists (select from team_member mine where mine.person_id = l.person_id and mine.team_id = any(${[...reach.teamIds]}::uuid[])))`;
}

export interface ResponseHourRow {
  readonly at: Instant;
  readonly requests: number;
  readonly mean: number;
  readonly slow: number;
}

export async function readResponseHours(db: Db, { period, where, limit, after, order }: Page<{ readonly value: number; readonly at: Instant }> & { readonly order: 'mean' | 'slow' }): Promise<readonly ResponseHourRow[]> {
  const local = sql`(h.at_hour at time zone s.time_zone)`;
  const conditions = [...where].map(([dimension, values]) => (dimension === 'hour' ? sql`lpad(extract(hour from ${local})::text, 2, '0') = any(${[...values]}::text[])` : sql`extract(isodow from ${local})::text = any(${[...values]}::text[])`));
  const rank = order === 'mean' ? sql`round(h.request_ms::numeric / h.requests, 1)::float8` : sql`h.slow_requests::float8`;
  const { rows } = await sql<ResponseHourRow>`
    select h.at_hour as at, h.requests::int as requests, round(h.request_ms::numeric / h.requests, 1)::float8 as mean, h.slow_requests::int as slow
    from response_hour h cross join centre_zone s
    where h.requests > 0 and ${local} >= ${period.from}::timestamp and ${local} < ${period.to}::timestamp ${whereAll(conditions)}
      ${after === null ? sql`` : sql`and (${rank}, h.at_hour) < (${after.value}::float8, ${new Date(after.at)})`}
    order by ${rank} desc, h.at_hour desc limit ${limit}`.execute(db);
  return rows;
}
