/** Calls a customer back to a page that lies behind others: the title says how many messages wait. */

import { type ChatState, unreadCount } from './chat-state.ts';
import type { Store } from './store.ts';

const everyMs = 1_200;

export function flashTitle(store: Store, say: (count: number) => string): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let ours: string | null = null;
  let theirs = '';

  const rest = () => {
    clearInterval(timer);
    timer = undefined;
    // The host page may have changed its title meanwhile; then it is no longer ours to take back.
    if (ours !== null && document.title === ours) document.title = theirs;
    ours = null;
  };
  const swap = (state: ChatState) => {
    if (ours !== null && document.title === ours) {
      document.title = theirs;
      ours = null;
    } else {
      theirs = document.title;
      ours = say(unreadCount(state));
      document.title = ours;
    }
  };
  const look = () => {
    const calls = document.visibilityState === 'hidden' && unreadCount(store.get()) > 0;
    if (!calls) return rest();
    if (timer !== undefined) return;
    swap(store.get());
    // Where movement is unwelcome, the title changes once and stays.
    timer = setInterval(() => (matchMedia('(prefers-reduced-motion: reduce)').matches ? undefined : swap(store.get())), everyMs);
  };

  const unsubscribe = store.subscribe(look);
  document.addEventListener('visibilitychange', look);
  return () => {
    unsubscribe();
    document.removeEventListener('visibilitychange', look);
    rest();
  };
}
