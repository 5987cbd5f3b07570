/** The public face of upkeep: what keepers of knowledge work through, and how well the assistant does. */

import type { Domain } from '../platform/domain.ts';
import { evaluationRoutes } from './evaluation.routes.ts';
import { figureRoutes } from './figures.routes.ts';
import { gapRoutes } from './gap.routes.ts';
import { runJob, workOnRun } from './order-run.ts';
import { replay } from './replay.ts';

export const upkeep: Domain = {
  name: 'upkeep',
  routes: (shell) => (serve) => {
    for (const routes of [gapRoutes, evaluationRoutes, figureRoutes]) routes(shell)(serve);
  },
  jobs: () => ({ [runJob]: ({ id }, shell) => workOnRun(shell, String(id), { replay }) }),
};
