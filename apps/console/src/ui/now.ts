/** One clock for everything on the page that ticks. */

import { useSyncExternalStore } from 'react';

const stepMs = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, stepMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Epoch milliseconds, renewed every fifteen seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
