/** An import as long work: what does it, and what becomes of one that nobody is left to do. */

import type { LongRun } from '../../platform/long-run.ts';
import { endRun, readRunsUnderWay } from './import.store.ts';

export const importRun: LongRun = {
  name: 'import',
  job: 'ticket.import',
  maxAttempts: 3,
  readSilent: readRunsUnderWay,
  // From the command line there is no job; the file lies on a machine that this one may not be.
  settle: (tx, shell, id) => endRun(tx, id, null, { state: 'failed', failure: 'import.interrupted', at: shell.clock.now() }),
};
