/** The public face of upkeep: what keepers of knowledge work through, and how well the assistant does. */

import type { Domain } from '../platform/domain.ts';
import { gapRoutes } from './gap.routes.ts';

export const upkeep: Domain = {
  name: 'upkeep',
  routes: (shell) => (serve) => {
    for (const routes of [gapRoutes]) routes(shell)(serve);
  },
};
