/** HTTP for dead jobs. */

import * as contract from '@huiyin/domain/kernel/job.contract.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { readDeadJobs, removeDeadJob, retryDeadJob } from './jobs.ts';
import type { Routes } from './serve.ts';
import type { Shell } from './shell.ts';

export const deadJobRoutes = ({ pool }: Shell): Routes => (serve) => {
  serve(contract.listDeadJobs, async ({ query }) => {
    const wish = pageWish(query);
    if (wish.after !== null && !/^\d{1,15}$/.test(wish.after)) return refuse('page.cursor_invalid');
    return accept(await readDeadJobs(pool, wish));
  });

  serve(contract.retryDeadJob, async ({ params }) => ((await retryDeadJob(pool, params.jobId)) ? accept(undefined) : refuse('job.unknown')));

  serve(contract.removeDeadJob, async ({ params }) => ((await removeDeadJob(pool, params.jobId)) ? accept(undefined) : refuse('job.unknown')));
};
