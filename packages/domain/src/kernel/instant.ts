/** Moments and spans of time, as the domain counts them. Decision 0004 says why. */

/** Epoch milliseconds, UTC. In SQL `timestamptz`, on the wire RFC 3339. */
export type Instant = number;

/** A span in milliseconds. */
export type Milliseconds = number;

export const second: Milliseconds = 1_000;
export const minute: Milliseconds = 60_000;
export const hour: Milliseconds = 3_600_000;
export const day: Milliseconds = 86_400_000;

export function toWire(at: Instant): string {
  return new Date(at).toISOString();
}

export function toWireOrNull(at: Instant | null): string | null {
  return at === null ? null : toWire(at);
}
