/** Answers a review's queries through insight, and gathers what other domains know of the month. */

import type { DimensionKey, TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import type { Query, ReviewFigures } from '@huiyin/domain/review/figures.ts';
import { readMetric, readSlice, readTimeZone } from '../insight/index.ts';
import type { Shell } from '../platform/shell.ts';

export async function readQuery(shell: Pick<Shell, 'db' | 'clock'>, { metric: key, from, to, by, where, every }: Query): Promise<MetricReading> {
  const metric = metricOf(key);
  const slice = await readSlice(shell.db, where);
  if (metric === undefined || !slice.ok) throw new Error(`a review asks for ${key} where ${where}, which nobody can answer`);
  return readMetric(shell, { metric, period: { from, to }, by: by as DimensionKey | TimeDimension | null, where: slice.value, every });
}

/** Everything but the readings. */
export async function readSurroundings(shell: Pick<Shell, 'db'>, month: string): Promise<ReviewFigures> {
  return { month, timeZone: await readTimeZone(shell.db), readings: {}, changes: [], targets: [] };
}
