/** An import whose worker died must not seem to run for ever: its job is let go, so that another worker goes on with it, or it is ended as failed. */

import type { Tx } from '../../platform/db.ts';
import { isFree } from '../../platform/hold.ts';
import { releaseLostJob } from '../../platform/jobs.ts';
import type { Shell } from '../../platform/shell.ts';
import { endRun, lockRun, readRunsUnderWay } from './import.store.ts';
import { holdOf, importJobKey, isUnderWay } from './import.view.ts';

/** Between a job's start and the hold that its worker takes lie moments; a minute is none of them. */
const graceMs = 60_000;

export async function takeUpLostImports(shell: Shell): Promise<number> {
  const ids = await readRunsUnderWay(shell.db, shell.clock.now() - graceMs);
  let handled = 0;
  for (const id of ids) if (await shell.db.transaction().execute((tx) => takeUp(tx, shell, id))) handled += 1;
  return handled;
}

async function takeUp(tx: Tx, shell: Shell, id: string): Promise<boolean> {
  if (!(await isFree(tx, holdOf(id)))) return false;
  const run = await lockRun(tx, id);
  if (!run || !isUnderWay(run)) return false;
  const job = run.file_id === null ? 'none' : await releaseLostJob(tx, importJobKey(id), graceMs);
  if (job === 'waiting') return false;
  shell.log.warn({ importId: id, job }, 'an import lost its worker');
  // From the command line there is no job; the file lies on a machine that this one may not be.
  if (job === 'none') await endRun(tx, id, run.attempt, { state: 'failed', failure: 'import.interrupted', at: shell.clock.now() });
  return true;
}
