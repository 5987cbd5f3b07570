/** Leaves an endpoint alone that keeps failing, so that customers do not wait for a time-out each; tries it again after a while with one request. */

import type { Instant, Milliseconds } from '@huiyin/domain/kernel/instant.ts';

export interface Breaker {
  rests(now: Instant): boolean;
  /** Null: not now. Whoever is let in must tell how it ended. */
  enter(now: Instant): Pass | null;
}

export interface Pass {
  worked(): void;
  /** `restMs`: the endpoint itself asks for so long a pause. */
  failed(now: Instant, restMs?: Milliseconds | null): void;
}

export interface BreakerLimits {
  /** Failures in a row after which it opens. */
  readonly failures: number;
  /** How long it first stays open; twice as long after each trial that fails. */
  readonly restMs: Milliseconds;
  readonly longestRestMs: Milliseconds;
}

export const shippedBreakerLimits: BreakerLimits = { failures: 5, restMs: 30_000, longestRestMs: 300_000 };

export function createBreaker(limits: BreakerLimits = shippedBreakerLimits): Breaker {
  let failures = 0;
  let openUntil: Instant | null = null;
  let restMs = limits.restMs;
  let trying = false;
  // What was asked before it opened says nothing about the time since.
  let generation = 0;

  function open(until: Instant): void {
    openUntil = until;
    generation += 1;
    trying = false;
  }

  const rests = (now: Instant) => openUntil !== null && (now < openUntil || trying);

  return {
    rests,
    enter(now) {
      if (rests(now)) return null;
      const isTrial = openUntil !== null;
      trying = isTrial;
      const mine = generation;
      const current = (then: () => void) => {
        if (mine === generation) then();
      };
      return {
        worked: () =>
          current(() => {
            failures = 0;
            openUntil = null;
            restMs = limits.restMs;
            trying = false;
          }),
        failed: (at, asked = null) =>
          current(() => {
            failures += 1;
            if (asked !== null) return open(at + Math.min(asked, limits.longestRestMs));
            if (!isTrial && failures < limits.failures) return;
            if (isTrial) restMs = Math.min(restMs * 2, limits.longestRestMs);
            open(at + restMs);
          }),
      };
    },
  };
}
