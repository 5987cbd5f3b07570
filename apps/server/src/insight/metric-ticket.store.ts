/** SQL that finds the very tickets behind a figure. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Formula } from '@huiyin/domain/insight/metric.ts';
import { populationOf } from '@huiyin/domain/insight/figure.ts';
import type { MeasureKey, TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { withinReach } from '../ticket/index.ts';
import { attributionOf, measureSql } from './measure.store.ts';
import { ofPeriod, sliceSql, whereAll, type Slice } from './reading.store.ts';

export interface BehindRow {
  readonly id: Id;
  readonly number: string;
  readonly subject: string;
  readonly openedAt: Instant;
  readonly value: number | null;
  readonly channel: BilingualText;
  readonly team: BilingualText | null;
  readonly agent: string | null;
  readonly topic: BilingualText | null;
}

export interface BehindWish {
  readonly formula: Formula;
  readonly period: Period;
  readonly where: Slice;
  /** Those a share is taken over too, not only those that count. */
  readonly all: boolean;
  readonly limit: number;
  readonly after: { readonly value: number; readonly id: Id } | null;
}

/** The largest first; ties by id. */
export async function readBehind(db: Db, { formula, period, where, all, limit, after }: BehindWish, reach: Reach): Promise<BehindRow[]> {
  const counting = measureOf(formula, all);
  const attribution = attributionOf(counting);
  const value = valueSql(formula);
  const { rows } = await sql<BehindRow>`
    with behind as (
      select f.*, ${sql.raw(value)} as value from ticket_fact f
      where ${ofPeriod(period)} and ${sql.raw(sqlOf(counting))} > 0 ${whereAll(sliceSql(where, attribution))}
    )
    select t.id, t.number, t.subject, t.opened_at as "openedAt", f.value, c.name as channel, jsonb_build_object('zh', g.name_zh, 'en', g.name_en) as team, p.name as agent, k.name as topic
    from behind f join ticket t on t.id = f.ticket_id join channel c on c.id = f.channel_id
    left join team g on g.id = ${sql.ref(`f.${attribution}_team_id`)} left join person p on p.id = ${sql.ref(`f.${attribution}_agent_id`)} left join category k on k.id = f.category_id
    where ${withinReach(reach, 't')} ${after === null ? sql`` : sql`and (f.value, f.ticket_id) < (${after.value}::float8, ${after.id}::uuid)`}
    order by f.value desc, f.ticket_id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, team: (row.team?.zh ?? null) === null ? null : row.team }));
}

/** Only metrics over tickets have tickets behind them. */
function sqlOf(measure: MeasureKey): string {
  return measureSql[measure as TicketMeasure];
}

function measureOf(formula: Formula, all: boolean): MeasureKey {
  return all || formula.kind === 'balance' || formula.kind === 'level' ? populationOf(formula) : formula.kind === 'mean' ? formula.n : formula.of;
}

/** What the ticket adds, as the metric's unit has it. */
function valueSql(formula: Formula): string {
  switch (formula.kind) {
    case 'count':
    case 'mix':
    case 'share':
      return `(${sqlOf(formula.of)})::float8`;
    case 'balance':
    case 'level':
      return `((${sqlOf(formula.plus)}) - (${sqlOf(formula.minus)}))::float8`;
    case 'mean':
      return `round((${sqlOf(formula.total)})::numeric / ${formula.per} / nullif(${sqlOf(formula.n)}, 0), 4)::float8`;
  }
}
