/** The public face of targets: figures that people answer for. `readTargets` and `viewTargets` give a review the targets and how they ended. */

import { hour } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { targetRoutes } from './target.routes.ts';
import { watchTargets } from './watch-targets.ts';

export const target: Domain = {
  name: 'target',
  routes: targetRoutes,
  sweeps: (shell) => [{ name: 'target.watch', everyMs: hour, run: () => watchTargets(shell) }],
};

export { loadDemoTargets } from './demo-targets.ts';
export { readTargets, type KeptTarget } from './target.store.ts';
