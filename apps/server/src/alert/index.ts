/** The public face of alerts: rules on figures, what they found and why, and what is done about it. */

import { minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { alertRoutes } from './alert.routes.ts';
import { businessChangeRoutes } from './business-change.routes.ts';
import { evaluateRules, remindOfDue } from './evaluate-rules.ts';
import { ruleRoutes } from './rule.routes.ts';

export const alert: Domain = {
  name: 'alert',
  routes: (shell) => (serve) => {
    for (const routes of [alertRoutes, ruleRoutes, businessChangeRoutes]) routes(shell)(serve);
  },
  sweeps: (shell) => [
    // Soon after each tick; between two, one look finds that nothing is due.
    { name: 'alert.rules', everyMs: 5 * second, run: () => evaluateRules(shell) },
    { name: 'alert.due_actions', everyMs: 10 * minute, run: (db) => remindOfDue(db, shell) },
  ],
};

export { analysePeriods } from './analyse.ts';
export { readChangesBetween } from './business-change.store.ts';
export { keepChange } from './keep-business-changes.ts';
export { replayRules } from './replay-rules.ts';
export { seedAlerts } from './keep-rules.ts';
export { takeShippedRules } from './rule.store.ts';
