/** The public face of promises: policies, clocks and ladders. */

import type { Domain } from '../platform/domain.ts';
import { onTicketChange } from '../ticket/index.ts';
import { clockReaction } from './clock-reaction.ts';
import { sweepClocks } from './sweep-clocks.ts';

onTicketChange(clockReaction);

export const sla: Domain = {
  name: 'sla',
  sweeps: (shell) => [{ name: 'sla.clocks', everyMs: 1_000, run: () => sweepClocks(shell) }],
};

export { nameLadderTeams, seedPolicies } from './seed-policies.ts';
