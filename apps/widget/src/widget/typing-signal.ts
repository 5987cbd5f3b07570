/** "Is writing", both ways: said at most once in three seconds, believed for five. */

import type { Store } from './store.ts';

const everyMs = 3_000;
const believedMs = 5_000;

export interface TypingSignal {
  send(on: boolean): void;
  hear(on: boolean): void;
}

export function createTypingSignal(store: Store, tell: (on: boolean) => void): TypingSignal {
  let saidAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (agentTypes: boolean) => store.change((state) => (state.agentTypes === agentTypes ? state : { ...state, agentTypes }));
  return {
    send(on) {
      const now = performance.now();
      if (on ? now - saidAt < everyMs : saidAt === Number.NEGATIVE_INFINITY) return;
      saidAt = on ? now : Number.NEGATIVE_INFINITY;
      tell(on);
    },
    hear(on) {
      clearTimeout(timer);
      show(on);
      if (on) timer = setTimeout(() => show(false), believedMs);
    },
  };
}
