/** The public face of promises: policies, clocks and ladders. Others read how a ticket stands with its row (`TicketView.clocks`), the floor by SQL over `clock`. */

import { onCalendarChanged, onCalendarUse } from '../calendar/index.ts';
import { onHoursChanged } from '../channel/index.ts';
import { onTierChanged } from '../customer/index.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import { onTicketChange } from '../ticket/index.ts';
import { clockReaction } from './clock-reaction.ts';
import { countCalendarUses } from './policy.store.ts';
import { orderRecount, orderRecountOfCustomer, recountClocks, recountRun, recountSome, recountSomeJob } from './recount-clocks.ts';
import { forgetRules } from './rules.ts';
import { slaRoutes } from './sla.routes.ts';
import { sweepClocks } from './sweep-clocks.ts';

onTicketChange(clockReaction);
onCalendarUse({ name: 'sla', what: { zh: '服务标准', en: 'Policies' }, count: countCalendarUses });
onCalendarChanged({ name: 'sla', changed: (tx, shell) => orderRecount(tx, shell) });
onHoursChanged({
  name: 'sla',
  async changed(tx, shell) {
    await forgetRules(tx, shell);
    await orderRecount(tx, shell);
  },
});
onTierChanged({ name: 'sla', changed: orderRecountOfCustomer });

export const sla: Domain = {
  name: 'sla',
  routes: slaRoutes,
  jobs: () => ({ [recountRun.job]: recountClocks, [recountSomeJob]: recountSome }),
  sweeps: (shell) => [{ name: 'sla.clocks', everyMs: 1_000, run: () => sweepClocks(shell) }, lostRuns(shell, recountRun)],
};

export { breachedTickets, warnedTickets } from './standing.store.ts';
export { nameLadderTeams, seedPolicies } from './seed-policies.ts';
