/** Closes a month: its figures of the whole centre are kept as whoever closes it saw them. What later tickets and ratings change is told beside them. */

import { frozenFigure, monthOfPeriod } from '@huiyin/domain/insight/closed-month.ts';
import type { Figure } from '@huiyin/domain/insight/figure.ts';
import type { FrozenFigure, MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { Metric } from '@huiyin/domain/insight/metric.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Db, Tx } from '../platform/db.ts';
import { type KeptFigure, readMonthFigure, replaceMonth } from './closed-month.store.ts';

/** `readings`: of the whole centre over that month; others are passed over. */
export async function closeMonth(tx: Tx, month: string, readings: readonly MetricReading[], closed: { readonly by: Id | null; readonly at: Instant }): Promise<void> {
  const own = readings.filter((reading) => monthOfPeriod(reading) === month);
  const figures = new Map(own.map(({ key, version, value, n, median, p90 }) => [key, { metric: key, version, value, n, median, p90 }]));
  await replaceMonth(tx, month, [...figures.values()], closed);
}

/** Undefined: not one month, a part of the centre, or a month that is not closed. */
export async function readKept(db: Db, metric: Metric, period: Period, isWhole: boolean): Promise<KeptFigure | undefined> {
  const month = monthOfPeriod(period);
  return month === null || !isWhole ? undefined : readMonthFigure(db, month, metric.key);
}

export function besideLive(metric: Metric, kept: KeptFigure, live: Figure): FrozenFigure {
  return { ...frozenFigure(metric, kept, live), at: toWire(kept.frozenAt) };
}
