/** Whether this node lives (`/healthz`) and whether it should be sent work (`/readyz`). */

import type { FastifyInstance } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { pendingMigrations, readMigrations } from './migrate.ts';
import type { Shell } from './shell.ts';

const checkMs = 3_000;
const heartbeatMs = 60_000;
const startMs = 30_000;

export function addHealth(app: FastifyInstance, shell: Shell): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const checks = await readiness(shell);
    const ready = Object.values(checks).every((check) => check !== 'failed');
    return reply.header('cache-control', 'no-store').status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'failed', checks });
  });
}

/** Until this node should be sent work: whoever is told its address sends some at once. Gives up after a while, because a node that is never ready still has a page to say so. */
export async function untilReady(shell: Shell): Promise<void> {
  const until = performance.now() + startMs;
  while (performance.now() < until && !Object.values(await readiness(shell)).every((check) => check !== 'failed')) await sleep(50);
}

type Check = 'ok' | 'failed' | 'unused';

export async function readiness(shell: Shell): Promise<Readonly<Record<'database' | 'migrations' | 'worker', Check>>> {
  const migrations = readMigrations();
  const [database, migrated, worker] = await Promise.all([
    inTime(shell.pool.query('select 1').then(() => true)),
    inTime(pendingMigrations(shell.pool, migrations).then((pending) => pending.length === 0)),
    shell.config.roles.has('worker') ? inTime(workerLives(shell)) : ('unused' as const),
  ]);
  return { database, migrations: migrated, worker };
}

async function workerLives({ pool }: Shell): Promise<boolean> {
  const { rows } = await pool.query<{ alive: boolean }>(`select coalesce(max(seen_at) > now() - $1 * interval '1 millisecond', false) as alive from worker_heartbeat`, [heartbeatMs]);
  return rows[0]!.alive;
}

async function inTime(check: Promise<boolean>): Promise<Check> {
  const late = new AbortController();
  try {
    const won = await Promise.race([check, sleep(checkMs, false, { signal: late.signal, ref: false }).catch(() => false)]);
    return won ? 'ok' : 'failed';
  } catch {
    return 'failed';
  } finally {
    late.abort();
  }
}
