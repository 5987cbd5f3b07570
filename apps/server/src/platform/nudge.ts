/** Wakes the readers of the event log in this process right after a write, so that notices need not wait for the next look. */

const sleepers = new Set<() => void>();

export function nudge(): void {
  for (const wake of sleepers) wake();
}

/** Returns what stops listening. */
export function onNudge(wake: () => void): () => void {
  sleepers.add(wake);
  return () => sleepers.delete(wake);
}
