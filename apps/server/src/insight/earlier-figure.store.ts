/** SQL for `earlier_figure`: what the centre reached before Huiyin, as files told it. */

import type { EarlierFigure } from '@huiyin/domain/insight/earlier-figure.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    earlier_figure: { metric_key: string; on_day: string };
  }
}

export type KeptEarlier = EarlierFigure & { readonly source: string; readonly importedAt: Instant };

export async function readEarlier(db: Db, metricKey: string | null): Promise<readonly KeptEarlier[]> {
  const { rows } = await sql<KeptEarlier>`
    select metric_key as "metricKey", every, on_day::text as "on", dimension, group_name as "group", value, n, source, imported_at as "importedAt" from earlier_figure
    where ${metricKey === null ? sql`true` : sql`metric_key = ${metricKey}`} order by metric_key, on_day, every, dimension, group_name`.execute(db);
  return rows;
}

/** One writer at a time, so that what was counted as new is new. */
export async function lockEarlier(tx: Tx): Promise<void> {
  await sql`lock table earlier_figure in share row exclusive mode`.execute(tx);
}

export async function saveEarlier(tx: Tx, figures: readonly EarlierFigure[], { source, at }: { readonly source: string; readonly at: Instant }): Promise<void> {
  await sql`
    insert into earlier_figure (metric_key, every, on_day, dimension, group_name, value, n, source, imported_at)
    select f."metricKey", f.every, f."on", f.dimension, f."group", f.value, f.n, ${source}, ${new Date(at)}
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f("metricKey" text, every text, "on" date, dimension text, "group" text, value double precision, n integer)
    on conflict (metric_key, every, on_day, dimension, group_name) do update set value = excluded.value, n = excluded.n, source = excluded.source, imported_at = excluded.imported_at`.execute(tx);
}

export async function removeEarlier(tx: Tx, metricKey: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from earlier_figure where metric_key = ${metricKey}`.execute(tx);
  return Number(numAffectedRows);
}
