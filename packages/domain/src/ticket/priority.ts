/** How urgent a ticket is: urgency × impact × who asks; account security before everything (S2.15). */

import type { Grade, Priority } from './ticket.ts';

/** Rows: urgency 1…4; columns: impact 1…4. After ITIL's matrix, with four grades each. */
const matrix: readonly (readonly Priority[])[] = [
  ['urgent', 'urgent', 'high', 'high'],
  ['urgent', 'high', 'high', 'normal'],
  ['high', 'high', 'normal', 'low'],
  ['high', 'normal', 'low', 'low'],
];

const raised: Readonly<Record<Priority, Priority>> = { urgent: 'urgent', high: 'urgent', normal: 'high', low: 'normal' };

export interface PriorityInput {
  readonly urgency: Grade;
  readonly impact: Grade;
  readonly tier: string;
  /** Its category, or one above it, is a matter of account security. */
  readonly security: boolean;
}

/** `reason` is for people: which input decided. */
export function priorityOf({ urgency, impact, tier, security }: PriorityInput): { readonly priority: Priority; readonly reason: string } {
  if (security) return { priority: 'urgent', reason: 'account_security' };
  const priority = matrix[urgency - 1]![impact - 1]!;
  if (tier === 'vip' && priority !== 'urgent') return { priority: raised[priority], reason: `urgency_${urgency}_impact_${impact}_tier_vip` };
  return { priority, reason: `urgency_${urgency}_impact_${impact}` };
}
