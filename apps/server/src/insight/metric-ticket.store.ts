/** SQL that finds the very tickets behind a figure: of the facts where it is taken over tickets, of the work where over what was done. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Formula } from '@huiyin/domain/insight/metric.ts';
import { populationOf, sourceOfFormula } from '@huiyin/domain/insight/figure.ts';
import type { MeasureKey, TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { withinReach } from '../ticket/index.ts';
import { attributionOf, measureSql } from './measure.store.ts';
import { ofPeriod, sliceSql, whereAll, type Slice } from './reading.store.ts';
import { workSliceSql } from './work-reading.store.ts';

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
}

export interface PlaceInList {
  readonly limit: number;
  readonly after: { readonly value: number; readonly id: Id } | null;
}

export function readBehind(db: Db, wish: BehindWish & PlaceInList, reach: Reach): Promise<BehindRow[]> {
  return listTickets(db, sourceOfFormula(wish.formula) === 'work' ? workedOn(wish) : counted(wish), wish, reach);
}

/** `behind`: rows of ticket_id, team_id, agent_id and value. The largest first; ties by id. */
export async function listTickets(db: Db, behind: RawBuilder<unknown>, { limit, after }: PlaceInList, reach: Reach): Promise<BehindRow[]> {
  const { rows } = await sql<BehindRow>`
    with behind as (${behind})
    select t.id, t.number, t.subject, t.opened_at as "openedAt", b.value, c.name as channel, jsonb_build_object('zh', g.name_zh, 'en', g.name_en) as team, p.name as agent, k.name as topic
    from behind b join ticket t on t.id = b.ticket_id join channel c on c.id = t.channel_id
    left join team g on g.id = b.team_id left join person p on p.id = b.agent_id left join category k on k.id = t.category_id
    where ${withinReach(reach, 't')} ${after === null ? sql`` : sql`and (b.value, b.ticket_id) < (${after.value}::float8, ${after.id}::uuid)`}
    order by b.value desc, b.ticket_id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, team: (row.team?.zh ?? null) === null ? null : row.team }));
}

function counted({ formula, period, where, all }: BehindWish): RawBuilder<unknown> {
  const counting = all || formula.kind === 'balance' ? populationOf(formula) : formula.kind === 'mean' ? formula.n : countedOf(formula);
  const attribution = attributionOf(counting);
  return sql`
    select f.ticket_id, ${sql.ref(`f.${attribution}_team_id`)} as team_id, ${sql.ref(`f.${attribution}_agent_id`)} as agent_id, ${sql.raw(valueSql(formula))} as value
    from ticket_fact f where ${ofPeriod(period)} and ${sql.raw(sqlOf(counting))} > 0 ${whereAll(sliceSql(where, attribution))}`;
}

function sqlOf(measure: MeasureKey): string {
  return measureSql[measure as TicketMeasure];
}

function countedOf(formula: Formula): MeasureKey {
  return 'of' in formula ? formula.of : populationOf(formula);
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

/** With whoever did the latest of it. */
function workedOn({ formula, period, where, all }: BehindWish): RawBuilder<unknown> {
  const { value, counts } = workOf(formula, all);
  return sql`
    select w.ticket_id, (array_agg(w.team_id order by w.on_day desc, w.team_id) filter (where w.team_id is not null))[1] as team_id, (array_agg(w.agent_id order by w.on_day desc, w.agent_id) filter (where w.agent_id is not null))[1] as agent_id, ${sql.raw(value)}::float8 as value
    from ticket_work w where ${formula.kind === 'level' ? sql`true` : sql`w.on_day >= ${period.from}::date`} and w.on_day < ${period.to}::date ${whereAll(workSliceSql(where))}
    group by w.ticket_id having ${sql.raw(counts)}`;
}

function workOf(formula: Formula, all: boolean): { readonly value: string; readonly counts: string } {
  switch (formula.kind) {
    case 'level': {
      const level = `sum(w.${formula.plus} - w.${formula.minus})`;
      return { value: level, counts: `${level} <> 0` };
    }
    case 'share': {
      // What presence is, no ticket tells.
      const population = all && formula.among !== 'present_ms' ? formula.among : formula.of;
      return { value: formula.of === 'worked_ms' ? `round(sum(w.worked_ms) / ${minute}.0, 4)` : `sum(w.${formula.of})`, counts: `sum(w.${population}) > 0` };
    }
    case 'mean':
      return { value: `sum(w.${formula.total})`, counts: `sum(w.${formula.total}) > 0` };
    default:
      throw new Error(`no metric of work is a ${formula.kind}`);
  }
}
