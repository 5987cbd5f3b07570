/** A review is asked for by a person, or by the first of the month; and stopped by whoever no longer wants it. */

import { personOf } from '@huiyin/domain/identity/actor.ts';
import { hour, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { monthBefore, monthPeriod } from '@huiyin/domain/review/figures.ts';
import { type CentreZone, centreZone } from '../calendar/index.ts';
import { audited, type By } from '../identity/index.ts';
import { readTelling } from '../insight/index.ts';
import type { Tx } from '../platform/db.ts';
import { type LongRun, orderJobOf } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { readQuery } from './read-figures.ts';
import { readLatestEdition } from './review.store.ts';
import { endRun, insertRun, readLatestRun, readRun, readSilent, type Run, wasAutomatic } from './run.store.ts';

export const reviewRun: LongRun = {
  name: 'review',
  job: 'review.write',
  maxAttempts: 3,
  readSilent,
  settle: (tx, shell, id) => endRun(tx, id, 'failed', shell.clock.now()),
};

/** The last month that is over where the centre is. */
export function lastMonth(at: Instant, zone: CentreZone): string {
  return monthBefore(zone.dateOf(at).slice(0, 7));
}

interface Order {
  readonly month: string;
  readonly automatic: boolean;
  readonly polish: boolean;
  readonly askedBy: Id | null;
}

async function begin(tx: Tx, shell: Pick<Shell, 'ids' | 'clock' | 'jobs'>, order: Order): Promise<Run | null> {
  const id = shell.ids.next();
  if (!(await insertRun(tx, { id, ...order, at: shell.clock.now() }))) return null;
  await orderJobOf(tx, shell, reviewRun, id);
  return (await readRun(tx, id))!;
}

export async function orderReview(shell: Shell, by: By, { month, polish = false }: { readonly month: string; readonly polish?: boolean }): Promise<Result<Run, 'review.month_open' | 'review.running' | 'figures.being_told'>> {
  const told = await readTelling(shell.db);
  if (told !== null) return refuse('figures.being_told', { percent: Math.floor(100 * told) });
  if (month > lastMonth(shell.clock.now(), await centreZone(shell.db))) return refuse('review.month_open', { month });
  return audited(shell, by, async (tx) => {
    const run = await begin(tx, shell, { month, automatic: false, polish, askedBy: personOf(by.actor) });
    return run === null ? refuse('review.running') : accept({ value: run, action: 'review.ordered', target: `review:${month}`, facts: { polish } });
  });
}

export async function cancelReview(shell: Shell, by: By): Promise<Result<Run, 'review.not_running'>> {
  return audited(shell, by, async (tx) => {
    const run = await readLatestRun(tx);
    if (run === undefined || !(await endRun(tx, run.id, 'cancelled', shell.clock.now()))) return refuse('review.not_running');
    return accept({ value: (await readRun(tx, run.id))!, action: 'review.cancelled', target: `review:${run.month}`, facts: { done: run.done } });
  });
}

/** Figures of the last evening are told by then. */
const fromHour = 2;

/** Once for each month, from two o'clock on the first, or when the server comes back; not of a month in which nobody asked anything, nor of one that people saw to already. */
export async function orderByItself(shell: Shell): Promise<number> {
  if ((await readTelling(shell.db)) !== null) return 0;
  const at = shell.clock.now();
  const month = lastMonth(at - fromHour * hour, await centreZone(shell.db));
  if ((await wasAutomatic(shell.db, month)) || (await readLatestEdition(shell.db, month)) !== undefined) return 0;
  const { value } = await readQuery(shell, { metric: 'volume', ...monthPeriod(month), by: null, where: '', every: 'month' });
  if (value === 0 || value === null) return 0;
  return (await shell.db.transaction().execute((tx) => begin(tx, shell, { month, automatic: true, polish: false, askedBy: null }))) === null ? 0 : 1;
}
