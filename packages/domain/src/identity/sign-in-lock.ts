/** How wrong passwords slow a guesser down: free tries first, then waits that double. */

import { minute, type Instant, type Milliseconds } from '../kernel/instant.ts';

export interface Attempts {
  readonly failures: number;
  readonly lastFailedAt: Instant;
  readonly lockedUntil: Instant | null;
}

export interface LockRule {
  /** Failures that cost nothing yet. */
  readonly freeFailures: number;
  readonly firstWait: Milliseconds;
  readonly longestWait: Milliseconds;
  /** After so long without a failure the count starts anew. */
  readonly forgetAfter: Milliseconds;
}

/** Per account: stops guessing one person's password. */
export const accountLock: LockRule = { freeFailures: 5, firstWait: minute, longestWait: 30 * minute, forgetAfter: 60 * minute };

/** Per address: stops one password being tried on many accounts. Wide, because an office shares one address. */
export const addressLock: LockRule = { freeFailures: 50, firstWait: minute, longestWait: 15 * minute, forgetAfter: 60 * minute };

export function afterFailure(before: Attempts | null, rule: LockRule, at: Instant): Attempts {
  const remembered = before !== null && at - before.lastFailedAt < rule.forgetAfter ? before.failures : 0;
  const failures = remembered + 1;
  const over = failures - rule.freeFailures;
  const lockedUntil = over < 0 ? null : at + Math.min(rule.firstWait * 2 ** Math.min(over, 20), rule.longestWait);
  return { failures, lastFailedAt: at, lockedUntil };
}

/** Milliseconds still to wait; 0 when open. */
export function lockedFor(attempts: Attempts | null, at: Instant): Milliseconds {
  const until = attempts?.lockedUntil ?? null;
  return until === null ? 0 : Math.max(0, until - at);
}
