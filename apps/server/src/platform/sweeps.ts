/** Repeats what falls due: each domain's sweeps, and the platform's own housekeeping. Several workers may run the same sweep. */

import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sweep } from './domain.ts';
import { forgetOldKeys } from './idempotency.ts';
import { countJobs } from './jobs.ts';
import { jobsNow, sweepHandled, sweepLateness } from './metrics.ts';
import { nudge, onNudge } from './nudge.ts';
import type { Shell } from './shell.ts';

const longestRetryMs = 60_000;
/** Between two runs of a nudged sweep, so that a rush of writes wakes it once rather than for each. */
const restMs = 25;

export function startSweeps(shell: Shell, sweeps: readonly Sweep[]): { stop(): Promise<void> } {
  const running = sweeps.map((sweep) => repeat(shell, sweep));
  return { stop: async () => void (await Promise.all(running.map((each) => each.stop()))) };
}

function repeat(shell: Shell, sweep: Sweep): { stop(): Promise<void> } {
  const ending = new AbortController();
  let wake: () => void = () => undefined;
  let nudged = false;
  let failures = 0;
  const unsubscribe = sweep.nudged
    ? onNudge(() => {
        nudged = true;
        if (failures === 0) wake();
      })
    : () => undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async () => {
    let dueAt = performance.now();
    while (!ending.signal.aborted) {
      nudged = false;
      sweepLateness.set({ sweep: sweep.name }, Math.max(0, performance.now() - dueAt) / 1_000);
      try {
        const handled = await sweep.run(shell.db);
        failures = 0;
        if (handled > 0) {
          sweepHandled.inc({ sweep: sweep.name }, handled);
          nudge();
        }
        // Whatever was handled may have left more behind; a sweep that finds nothing ends the run.
        dueAt = performance.now() + (handled > 0 ? Math.min(sweep.everyMs, 10) : sweep.everyMs);
      } catch (error) {
        failures += 1;
        shell.log.error({ err: error, sweep: sweep.name, failures }, 'sweep failed; it will try again');
        dueAt = performance.now() + Math.min(Math.max(sweep.everyMs, 500) * 2 ** Math.min(failures, 10), longestRetryMs);
      }
      if (ending.signal.aborted) break;
      await pause(nudged && failures === 0 ? 0 : Math.max(0, dueAt - performance.now()));
      if (sweep.nudged) await sleep(restMs);
    }
  };
  const ended = loop();
  return {
    stop() {
      ending.abort();
      unsubscribe();
      wake();
      return ended;
    },
  };
}

/** The heartbeat that `/readyz` looks for, and the broom. */
export function platformSweeps(shell: Shell): readonly Sweep[] {
  const node = `${hostname()}:${process.pid}`;
  return [
    {
      name: 'platform.heartbeat',
      everyMs: 10_000,
      run: async () => {
        await shell.pool.query(
          `with gone as (delete from worker_heartbeat where seen_at < now() - interval '1 day')
           insert into worker_heartbeat (node) values ($1) on conflict (node) do update set seen_at = now()`,
          [node],
        );
        return 0;
      },
    },
    { name: 'platform.old_keys', everyMs: 60_000, run: () => forgetOldKeys(shell) },
    {
      name: 'platform.job_count',
      everyMs: 15_000,
      run: async () => {
        const { waiting, dead } = await countJobs(shell.pool);
        jobsNow.set({ state: 'waiting' }, waiting);
        jobsNow.set({ state: 'dead' }, dead);
        return 0;
      },
    },
  ];
}
