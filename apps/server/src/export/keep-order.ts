/** What nobody looks after by itself: exports whose worker died, those that are old, and files that no export names. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Tx } from '../platform/db.ts';
import { isFree } from '../platform/hold.ts';
import { releaseLostJob } from '../platform/jobs.ts';
import type { Shell } from '../platform/shell.ts';
import { endRun, isUnderWay, readForsakenFiles, readRun, readUnderWay, removeEnded } from './export.store.ts';
import { holdOf } from './make-export.ts';
import { jobKeyOf, keptMs } from './order-export.ts';

/** Between a job's start and the hold that its worker takes lie moments; a minute is none of them. */
const graceMs = 60_000;
const batch = 500;

/** Its job is let go, so that another worker makes the file, or it is ended as failed. */
export async function takeUpLostExports(shell: Shell): Promise<number> {
  let handled = 0;
  for (const id of await readUnderWay(shell.db, shell.clock.now() - graceMs)) if (await shell.db.transaction().execute((tx) => takeUp(tx, shell, id))) handled += 1;
  return handled;
}

async function takeUp(tx: Tx, shell: Shell, id: Id): Promise<boolean> {
  if (!(await isFree(tx, holdOf(id)))) return false;
  const run = await readRun(tx, id);
  if (run === undefined || !isUnderWay(run)) return false;
  const job = await releaseLostJob(tx, jobKeyOf(id), graceMs);
  if (job === 'waiting') return false;
  shell.log.warn({ exportId: id, job }, 'an export lost its worker');
  if (job === 'none') await endRun(tx, id, { state: 'failed', failure: 'interrupted', at: shell.clock.now() });
  return true;
}

export async function forgetOldExports(shell: Shell): Promise<number> {
  const forgotten = await shell.db.transaction().execute((tx) => removeEnded(tx, shell.clock.now() - keptMs, batch));
  const files = await readForsakenFiles(shell.db, batch);
  for (const id of files) await shell.files.remove(id);
  return Math.max(forgotten, files.length);
}
