/** SQL for `month_figure`: figures of months that were closed, as they were then. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    month_figure: { month: string; metric: string; version: number; value: number | null; n: number; median: number | null; p90: number | null; frozen_at: ColumnType<number, Date, Date>; frozen_by: string | null };
  }
}

export interface MonthFigure {
  readonly metric: string;
  readonly version: number;
  readonly value: number | null;
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

export interface KeptFigure extends MonthFigure {
  readonly frozenAt: Instant;
}

/** Instead of what was frozen of that month before: the latest word of whoever closes it holds. */
export async function replaceMonth(tx: Tx, month: string, figures: readonly MonthFigure[], { by, at }: { readonly by: Id | null; readonly at: Instant }): Promise<void> {
  await tx.deleteFrom('month_figure').where('month', '=', month).execute();
  if (figures.length > 0) await tx.insertInto('month_figure').values(figures.map((figure) => ({ month, ...figure, frozen_at: new Date(at), frozen_by: by }))).execute();
}

export async function readMonthFigure(db: Db, month: string, metric: string): Promise<KeptFigure | undefined> {
  return db.selectFrom('month_figure').select(['metric', 'version', 'value', 'n', 'median', 'p90', 'frozen_at as frozenAt']).where('month', '=', month).where('metric', '=', metric).executeTakeFirst();
}

export async function countClosedMonths(db: Db): Promise<number> {
  const { months } = await db.selectFrom('month_figure').select(sql<number>`count(distinct month)::int`.as('months')).executeTakeFirstOrThrow();
  return months;
}
