/** Answers a review's queries through insight, and gathers what other domains know of the month. */

import type { DimensionKey, TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import { addDays, periodBefore } from '@huiyin/domain/insight/period.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { type BusinessChange, type ExplainedChange, monthPeriod, type Query, type ReviewFigures, type RunningTarget } from '@huiyin/domain/review/figures.ts';
import { analysePeriods, readChangesBetween } from '../alert/index.ts';
import { centreZone } from '../calendar/index.ts';
import { readNames } from '../identity/index.ts';
import { readMetric, readSlice } from '../insight/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type KeptTarget, readTargets } from '../target/index.ts';

export async function readQuery(shell: Pick<Shell, 'db' | 'clock'>, { metric: key, from, to, by, where, every }: Query): Promise<MetricReading> {
  const metric = metricOf(key);
  const slice = await readSlice(shell.db, where);
  if (metric === undefined || !slice.ok) throw new Error(`a review asks for ${key} where ${where}, which nobody can answer`);
  return readMetric(shell, { metric, period: { from, to }, by: by as DimensionKey | TimeDimension | null, where: slice.value, every });
}

/** Why a figure of the month is another than the month before, by the analysis that alerts use, so that both tell the same. */
export async function explainMonth({ db }: Pick<Shell, 'db'>, month: string, key: string): Promise<ExplainedChange> {
  const metric = metricOf(key);
  if (metric === undefined) throw new Error(`a review asks why ${key} changed, which is no metric`);
  const now = monthPeriod(month);
  const { answer, causes, unexplained } = await analysePeriods(db, metric, now, periodBefore(now));
  return { answer, causes, unexplained };
}

/** Everything but the readings. */
export async function readSurroundings(shell: Pick<Shell, 'db'>, month: string): Promise<ReviewFigures> {
  return { month, timeZone: (await centreZone(shell.db)).name, readings: {}, explanations: {}, changes: await changesOf(shell, month), targets: await targetsOf(shell, month) };
}

/** A busiest day at the month's beginning may come of what was done before it. */
const daysBefore = 7;

async function changesOf({ db }: Pick<Shell, 'db'>, month: string): Promise<readonly BusinessChange[]> {
  const { from, to } = monthPeriod(month);
  const kept = await readChangesBetween(db, addDays(from, -daysBefore), addDays(to, -1));
  return kept.map(({ id, name, fromOn, untilOn }) => ({ id, name: { zh: name, en: name }, from: fromOn, to: untilOn }));
}

const most = 200;

/** Those on a metric that ran on a day of the month, in the order of their deadlines. */
async function targetsOf({ db }: Pick<Shell, 'db'>, month: string): Promise<readonly RunningTarget[]> {
  const { from, to } = monthPeriod(month);
  const all = (await Promise.all([true, false].map((ended) => readTargets(db, { ended, reach: { scope: 'all' } }, most)))).flat();
  const ran = await readable(db, all.filter(({ state, startOn, deadlineOn }) => state !== 'withdrawn' && startOn < to && deadlineOn >= from));
  const names = await readNames(db, [...new Set(ran.map(({ ownerId }) => ownerId))]);
  return ran
    .flatMap(({ id, title, followed, ownerId, deadlineOn, baseline, goal, standing }): readonly RunningTarget[] =>
      followed.kind === 'hand' ? [] : [{
        id, metric: followed.key, where: followed.where, name: { zh: title, en: title }, owner: names.get(ownerId) ?? '', dueOn: deadlineOn, baseline: baseline.value, goal: goal.value,
        verdict: standing === 'reached' || standing === 'missed' ? standing : null,
      }])
    .toSorted((a, b) => (a.dueOn < b.dueOn || (a.dueOn === b.dueOn && a.id < b.id) ? -1 : 1));
}

/** A target may name a team or a topic that is no more; its figure can be read by nobody. */
async function readable(db: Db, targets: readonly KeptTarget[]): Promise<readonly KeptTarget[]> {
  const slices = await Promise.all(targets.map(({ followed }) => (followed.kind === 'metric' ? readSlice(db, followed.where) : null)));
  return targets.filter((_, at) => slices[at]?.ok === true);
}
