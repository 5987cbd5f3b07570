/** SQL that reads how long steps took. */

import { quantile } from '@huiyin/domain/insight/sketch.ts';
import type { StepFigure } from '@huiyin/domain/insight/insight.contract.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

interface StepRow {
  readonly kind: string;
  readonly kindName: BilingualText | null;
  readonly step: string;
  readonly stage: string;
  readonly name: BilingualText | null;
  readonly position: number;
  readonly stays: number;
  readonly first: number;
  readonly again: number;
  readonly ms: number;
  readonly waited: number;
  readonly paused: number;
  readonly hands: number;
  /** Bucket → how many; null where the channel is asked for, of which no spread is kept. */
  readonly spread: Readonly<Record<string, number>> | null;
}

/** Steps in the order of their flow; versions of one flow are told together. */
export async function readStepFigures(db: Db, { from, to }: Period, { kind = null, channel = null }: { readonly kind?: string | null; readonly channel?: string | null }): Promise<StepFigure[]> {
  const { rows } = await sql<StepRow>`
    with told as (
      select d.kind, d.step, d.stage, max(d.flow_version_id::text)::uuid as version, sum(d.stays)::float8 as stays, sum(d.first_stays)::float8 as first, sum(d.again)::float8 as again, sum(d.ms)::float8 as ms, sum(d.waited_ms)::float8 as waited, sum(d.paused_ms)::float8 as paused, sum(d.hands)::float8 as hands
      from step_day d where d.on_day >= ${from}::date and d.on_day < ${to}::date and (${kind}::text is null or d.kind = ${kind}::text) and (${channel}::text is null or d.channel = (select id::text from channel where key = ${channel}::text))
      group by 1, 2, 3
    ), spreads as (
      select kind, step, jsonb_object_agg(bucket, n) as spread from (
        select kind, step, bucket, sum(n) as n from step_spread where on_day >= ${from}::date and on_day < ${to}::date and ${channel}::text is null group by 1, 2, 3
      ) b group by 1, 2
    )
    select t.kind, k.name as "kindName", t.step, t.stage, s.step -> 'name' as name, coalesce(s.position, 99) as position, t.stays, t.first, t.again, t.ms, t.waited, t.paused, t.hands, x.spread
    from told t left join ticket_kind k on k.key = t.kind left join spreads x on x.kind = t.kind and x.step = t.step
    left join flow_version v on v.id = t.version left join lateral (
      select step, position from json_array_elements(v.document -> 'steps') with ordinality e(step, position) where step ->> 'key' = t.step
    ) s on true
    where t.stays > 0 order by coalesce(k.position, 99), t.kind, position, t.step`.execute(db);
  const whole = new Map<string, number>();
  for (const row of rows) whole.set(row.kind, (whole.get(row.kind) ?? 0) + row.ms);
  return rows.map((row) => figureOf(row, whole.get(row.kind)!));
}

function figureOf(row: StepRow, whole: number): StepFigure {
  const spread = row.spread === null ? null : new Map(Object.entries(row.spread).map(([bucket, n]) => [Number(bucket), n]));
  const at = (q: number) => {
    const ms = spread === null ? null : quantile(spread, q);
    return ms === null ? null : rounded(ms / minute);
  };
  return {
    kind: { key: row.kind, name: row.kindName ?? { zh: '类型未定', en: 'Kind unknown' } },
    step: row.step, name: row.name ?? { zh: row.step, en: row.step }, stage: row.stage, n: row.stays,
    mean: share(row.ms / minute, row.stays), median: at(0.5), p90: at(0.9),
    waitingShare: share(100 * row.waited, row.ms), pausedShare: share(100 * row.paused, row.ms), again: share(100 * row.again, row.first), hands: share(row.hands, row.stays), weight: share(100 * row.ms, whole),
  };
}

function share(of: number, among: number): number | null {
  return among === 0 ? null : rounded(of / among);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
