/** The public face of promises: policies, clocks and ladders. */

import type { Domain } from '../platform/domain.ts';
import { onTicketChange } from '../ticket/index.ts';
import { clockReaction } from './clock-reaction.ts';

onTicketChange(clockReaction);

export const sla: Domain = {
  name: 'sla',
};

export { nameLadderTeams, seedPolicies } from './seed-policies.ts';
