/** The public face of upkeep: what keepers of knowledge work through, and how well the assistant does. */

import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import { disagreementRoutes } from './disagreement.routes.ts';
import { evaluationRoutes } from './evaluation.routes.ts';
import { figureRoutes } from './figures.routes.ts';
import { gapRoutes } from './gap.routes.ts';
import { lookForDisagreements } from './look-for-disagreements.ts';
import { lookNightly } from './look-nightly.ts';
import { upkeepRun, workOnRun } from './order-run.ts';
import { replay } from './replay.ts';

export const upkeep: Domain = {
  name: 'upkeep',
  routes: (shell) => (serve) => {
    for (const routes of [gapRoutes, evaluationRoutes, figureRoutes, disagreementRoutes]) routes(shell)(serve);
  },
  sweeps: (shell) => [{ name: 'upkeep.nightly', everyMs: 10 * minute, run: () => lookNightly(shell) }, lostRuns(shell, upkeepRun)],
  jobs: () => ({ [upkeepRun.job]: ({ id }, shell) => workOnRun(shell, String(id), { replay, disagreements: lookForDisagreements }) }),
};
