/** The one place where the state lies; whoever shows it is told when it changes. */

import { useEffect, useState } from 'preact/hooks';
import { type ChatState, firstState } from './chat-state.ts';

export interface Store {
  get(): ChatState;
  change(next: (state: ChatState) => ChatState): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(): Store {
  let state = firstState;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    change(next) {
      const before = state;
      state = next(state);
      if (state !== before) for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useChatState(store: Store): ChatState {
  const [state, setState] = useState(store.get());
  useEffect(() => {
    // What changed between the drawing and this effect is caught up with.
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return state;
}
