/** An export as long work: what does it, and what becomes of one that nobody is left to do. */

import type { LongRun } from '../platform/long-run.ts';
import { endRun, readUnderWay } from './export.store.ts';

export const exportRun: LongRun = {
  name: 'export',
  job: 'export.make',
  maxAttempts: 3,
  readSilent: readUnderWay,
  settle: (tx, shell, id) => endRun(tx, id, { state: 'failed', failure: 'interrupted', at: shell.clock.now() }),
};
