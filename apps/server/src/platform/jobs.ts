/** Work that touches the outside or takes long: queued with the change that asks for it, retried with back-off, never silently lost. */

import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import { Logger, type Runner, run, runMigrations } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from './db.ts';
import type { Domain, Job } from './domain.ts';
import { jobsDone } from './metrics.ts';
import { nudge } from './nudge.ts';
import type { Jobs, Shell } from './shell.ts';

/** About three days with the queue's own back-off (e to the power of the attempt, in seconds). */
const defaultAttempts = 13;

export const queuedJobs: Jobs = {
  async add(tx, name, payload, options = {}) {
    await sql`select from graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${options.runAt === undefined ? null : new Date(options.runAt)}::timestamptz,
      max_attempts => ${options.maxAttempts ?? defaultAttempts}::int, job_key => ${options.key ?? null}::text)`.execute(tx);
  },
};

/** Makes the queue's own tables. Every node calls it after `migrate`, because adding a job needs them too. */
export async function migrateJobs(pool: pg.Pool, log: Shell['log']): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet(log) });
}

export async function startJobs(shell: Shell, domains: readonly Domain[]): Promise<{ stop(): Promise<void> }> {
  const jobs = collectJobs(shell, domains);
  const events = new EventEmitter();
  events.on('job:success', ({ job }) => jobsDone.inc({ job: job.task_identifier, outcome: 'done' }));
  events.on('job:error', ({ job }) => jobsDone.inc({ job: job.task_identifier, outcome: 'failed' }));
  events.on('job:failed', ({ job }) => {
    jobsDone.inc({ job: job.task_identifier, outcome: 'dead' });
    shell.log.error({ job: job.task_identifier, jobId: job.id, attempts: job.attempts }, 'job dead');
  });
  const runner: Runner = await run({
    pgPool: shell.pool,
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [
        name,
        async (payload: unknown) => {
          await job((payload ?? {}) as JsonObject, shell);
          nudge();
        },
      ]),
    ),
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    crontab: '',
    logger: quiet(shell.log),
    events: events as never,
  });
  // A runner that gives up (database gone for long) must not take the process down unheard.
  runner.promise.catch((error: unknown) => shell.log.error({ err: error }, 'job runner stopped'));
  return { stop: () => runner.stop() };
}

function collectJobs(shell: Shell, domains: readonly Domain[]): Readonly<Record<string, Job>> {
  const all: Record<string, Job> = {};
  for (const domain of domains) {
    for (const [name, job] of Object.entries(domain.jobs?.(shell) ?? {})) {
      if (name in all) throw new Error(`two domains offer a job named ${name}`);
      all[name] = job;
    }
  }
  return all;
}

/** Its chatter is ours at debug level; what matters we log by the events above, without payloads. */
function quiet(log: Shell['log']): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.warn({ source: 'graphile-worker' }, firstLine(message) ?? '');
    else log.debug({ source: 'graphile-worker' }, message);
  });
}

const isDead = 'jobs.attempts >= jobs.max_attempts and jobs.locked_at is null';

export async function readDeadJobs(pool: pg.Pool, wish: PageWish) {
  const { rows } = await pool.query<{ id: number; name: string; attempts: number; last_error: string | null; created_at: number; updated_at: number }>(
    `select id, task_identifier as name, attempts, last_error, created_at, updated_at from graphile_worker.jobs
     where ${isDead} and ($1::bigint is null or id < $1) order by id desc limit $2`,
    [wish.after, wish.limit + 1],
  );
  const items = rows.slice(0, wish.limit).map((row) => ({
    id: String(row.id),
    name: row.name,
    attempts: row.attempts,
    lastError: firstLine(row.last_error),
    createdAt: toWire(row.created_at),
    failedAt: toWire(row.updated_at),
  }));
  return { items, next: rows.length > wish.limit ? items.at(-1)!.id : null };
}

/** Null: no dead job of that id, any more. Otherwise the name of what runs again. */
export async function retryDeadJob(tx: Tx, id: string): Promise<string | null> {
  const name = await nameOfDead(tx, id);
  const { rows } = await sql`select from graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where id = ${id} and ${sql.raw(isDead)}), run_at => now(), attempts => 0)`.execute(tx);
  return rows.length === 1 ? name : null;
}

export async function removeDeadJob(tx: Tx, id: string): Promise<string | null> {
  const name = await nameOfDead(tx, id);
  const { rows } = await sql`select from graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where id = ${id} and ${sql.raw(isDead)}))`.execute(tx);
  return rows.length === 1 ? name : null;
}

async function nameOfDead(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select task_identifier as name from graphile_worker.jobs where id = ${id} and ${sql.raw(isDead)}`.execute(tx);
  return rows[0]?.name ?? null;
}

/**
 * For whoever knows that the worker of a job is gone, which the queue itself believes only after four hours.
 * `released`: it runs again soon; `waiting`: it is nobody's yet, or was begun less than `graceMs` ago; `none`: it is done, or has used up its attempts and is let go.
 */
export async function releaseLostJob(tx: Tx, key: string, graceMs: number): Promise<'released' | 'waiting' | 'none'> {
  const { rows } = await sql<{ id: number; worker: string | null; settled: boolean; spent: boolean }>`
    select id, locked_by as worker, coalesce(locked_at < now() - ${graceMs} * interval '1 millisecond', true) as settled, attempts >= max_attempts as spent
    from graphile_worker.jobs where key = ${key}`.execute(tx);
  const job = rows[0];
  if (!job) return 'none';
  if (!job.settled || (job.worker === null && !job.spent)) return 'waiting';
  if (job.worker !== null) await sql`select from graphile_worker.force_unlock_workers(array[${job.worker}::text])`.execute(tx);
  if (!job.spent) return 'released';
  await sql`select from graphile_worker.complete_jobs(array[${job.id}::bigint])`.execute(tx);
  return 'none';
}

export async function countJobs(pool: pg.Pool): Promise<{ waiting: number; dead: number }> {
  const { rows } = await pool.query<{ waiting: number; dead: number }>(
    `select count(*) filter (where not (${isDead})) as waiting, count(*) filter (where ${isDead}) as dead from graphile_worker.jobs`,
  );
  return rows[0]!;
}

function firstLine(text: string | null): string | null {
  return text === null ? null : text.split('\n', 1)[0]!.slice(0, 300);
}
