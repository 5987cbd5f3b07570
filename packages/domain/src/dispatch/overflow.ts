/** Which other team helps out when a ticket waits too long, or nobody is there. */

import type { Id } from '../kernel/id.ts';
import { minute, type Milliseconds } from '../kernel/instant.ts';
import type { Overflow } from './dispatch.schema.ts';

export interface Waiting {
  readonly waited: Milliseconds;
  readonly onDuty: boolean;
  /** Teams whose queues it has already left in this step: it never goes back, so it cannot go in circles. */
  readonly from: readonly Id[];
}

/** The first rule that fits; null: it stays. */
export function overflowFor(overflows: readonly Overflow[], { waited, onDuty, from }: Waiting): Overflow | null {
  return overflows.find((rule) => !from.includes(rule.toTeamId) && (isLate(rule, waited) || (rule.whenNobodyOnDuty && !onDuty))) ?? null;
}

function isLate({ afterMinutes }: Overflow, waited: Milliseconds): boolean {
  return afterMinutes !== null && waited >= afterMinutes * minute;
}
