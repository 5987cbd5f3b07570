/** How long to wait before trying again: doubling from one second to thirty, and by chance within that, so that a thousand pages do not come back at once. */

const firstMs = 1_000;
const longestMs = 30_000;

/** `attempt` counts from 0; `chance` is in 0…1. Never under 200 ms, and never sooner than the server asks. */
export function backoffMs(attempt: number, chance: number, askedMs: number | null = null): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return Math.max(200, Math.round(ceiling * chance), askedMs ?? 0);
}
