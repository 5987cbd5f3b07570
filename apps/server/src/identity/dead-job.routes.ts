/** HTTP for dead jobs: whoever runs one again or lets it go is written down. */

import * as contract from '@huiyin/domain/kernel/job.contract.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { readDeadJobs, removeDeadJob, retryDeadJob } from '../platform/jobs.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { audited } from './audited.ts';

export const deadJobRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listDeadJobs, async ({ query }) => {
    const wish = pageWish(query);
    if (wish.after !== null && !/^\d{1,15}$/.test(wish.after)) return refuse('page.cursor_invalid');
    return accept(await readDeadJobs(shell.pool, wish));
  });

  serve(contract.retryDeadJob, (call) =>
    audited(shell, call, async (tx) => {
      const job = await retryDeadJob(tx, call.params.jobId);
      return job === null ? refuse('job.unknown') : accept({ value: undefined, action: 'job.retried', target: `job:${call.params.jobId}`, facts: { job } });
    }),
  );

  serve(contract.removeDeadJob, (call) =>
    audited(shell, call, async (tx) => {
      const job = await removeDeadJob(tx, call.params.jobId);
      return job === null ? refuse('job.unknown') : accept({ value: undefined, action: 'job.removed', target: `job:${call.params.jobId}`, facts: { job } });
    }),
  );
};
