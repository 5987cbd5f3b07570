/**
 * Work that takes long while somebody watches. Its domain keeps a row that says how far it has come, a job does it, and whoever is on it holds it.
 * A worker that dies lets go of the hold, and the row must not seem to run for ever: the job is let go too, so that another worker takes it up.
 */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { type Instant, second } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Db, Tx } from './db.ts';
import type { Sweep } from './domain.ts';
import { isFree, whileHeld } from './hold.ts';
import { releaseLostJob } from './jobs.ts';
import type { Shell } from './shell.ts';

export interface LongRun {
  /** What one of them is called, by the hold and in the log. */
  readonly name: string;
  readonly job: string;
  readonly maxAttempts?: number;
  /** Under way, and not heard of since then. */
  readSilent(db: Db, since: Instant): Promise<readonly Id[]>;
  /** No job is left that would go on with it: ends it as failed, or orders it again. False: it has ended meanwhile, and stays as it is. */
  settle(tx: Tx, shell: Shell, id: Id): Promise<boolean>;
}

/** With the row that says so. A second order for the same one replaces the first, unless that is being worked on. */
export function orderJobOf(tx: Tx, { jobs }: Pick<Shell, 'jobs'>, { job, maxAttempts }: LongRun, id: Id, more: { readonly payload?: JsonObject; readonly runAt?: Instant } = {}): Promise<void> {
  return jobs.add(tx, job, more.payload ?? { id }, { key: keyOf(job, id), ...(maxAttempts === undefined ? {} : { maxAttempts }), ...(more.runAt === undefined ? {} : { runAt: more.runAt }) });
}

/** Also for whoever works on one without a job, from the command line. */
export function whileOn<Value>(shell: Pick<Shell, 'pool'>, { name }: LongRun, id: Id, work: () => Promise<Value>): Promise<Value> {
  return whileHeld(shell.pool, holdOf(name, id), work);
}

/** Between a job's start and the hold that its worker takes lie moments; a minute is none of them. */
const graceMs = 60 * second;

export async function takeUpLost(shell: Shell, run: LongRun): Promise<number> {
  let handled = 0;
  for (const id of await run.readSilent(shell.db, shell.clock.now() - graceMs)) if (await shell.db.transaction().execute((tx) => takeUp(tx, shell, run, id))) handled += 1;
  return handled;
}

export function lostRuns(shell: Shell, run: LongRun): Sweep {
  return { name: `${run.job}.lost`, everyMs: 30 * second, run: () => takeUpLost(shell, run) };
}

async function takeUp(tx: Tx, shell: Shell, run: LongRun, id: Id): Promise<boolean> {
  if (!(await isFree(tx, holdOf(run.name, id)))) return false;
  const job = await releaseLostJob(tx, keyOf(run.job, id), graceMs);
  if (job === 'waiting' || (job === 'none' && !(await run.settle(tx, shell, id)))) return false;
  shell.log.warn({ run: run.name, id, job }, 'long work lost its worker');
  return true;
}

function holdOf(name: string, id: Id): string {
  return `${name} ${id}`;
}

function keyOf(job: string, id: Id): string {
  return `${job}:${id}`;
}
