/** The public face of the monthly review. */

import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import { orderByItself, reviewRun } from './order-review.ts';
import { polish } from './polish.ts';
import { reviewRoutes } from './review.routes.ts';
import { workOnReview } from './write-review.ts';

export const review: Domain = {
  name: 'review',
  routes: reviewRoutes,
  sweeps: (shell) => [{ name: 'review.monthly', everyMs: 10 * minute, run: () => orderByItself(shell) }, lostRuns(shell, reviewRun)],
  jobs: () => ({ [reviewRun.job]: ({ id }, shell) => workOnReview(shell, String(id), (document) => polish(shell, document)) }),
};

export { reviewExport } from './export/review-export.ts';
