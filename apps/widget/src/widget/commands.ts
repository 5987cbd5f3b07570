/** `window.Huiyin(command, …)`: what the host page may ask of the widget. */

import type { Identity } from './admission.ts';
import type { Chat } from './chat.ts';
import { unreadCount } from './chat-state.ts';

const happenings = ['ready', 'open', 'close', 'unread', 'message', 'error'] as const;
export type Happening = (typeof happenings)[number];
type Listener = (fact?: unknown) => void;

export interface Commands {
  run(command: unknown, ...facts: unknown[]): void;
  tell(what: Happening, fact?: unknown): void;
}

export function createCommands(chat: Chat): Commands {
  const listeners = new Map<Happening, Set<Listener>>(happenings.map((what) => [what, new Set()]));
  const told: { open: boolean; unread: number; refused: string | null } = { open: false, unread: 0, refused: null };
  let ready = false;

  const tell = (what: Happening, fact?: unknown) => {
    if (what === 'ready') ready = true;
    for (const listener of listeners.get(what)!) {
      // A fault of the host page's listener is the host page's: it must not stop the chat, and must not be silent there.
      try {
        listener(fact);
      } catch (error) {
        setTimeout(() => {
          throw error;
        });
      }
    }
  };

  chat.store.subscribe(() => {
    const state = chat.store.get();
    const unread = unreadCount(state);
    if (state.open !== told.open) {
      told.open = state.open;
      tell(state.open ? 'open' : 'close');
    }
    if (unread !== told.unread) {
      told.unread = unread;
      tell('unread', unread);
    }
    if (state.refused !== told.refused) {
      told.refused = state.refused;
      if (state.refused !== null) tell('error', { code: state.refused });
    }
  });

  return {
    tell,
    run(command, ...facts) {
      if (command === 'open' || command === 'close') chat.show(command === 'open');
      else if (command === 'reset') chat.reset();
      else if (command === 'identify') {
        const identity = parseIdentity(facts[0]);
        if (identity === null) return tell('error', { code: 'visitor.identity_invalid' });
        void chat.identify(identity);
      } else if (command === 'on') {
        const [what, listener] = facts as [Happening, Listener];
        if (!listeners.has(what) || typeof listener !== 'function') return tell('error', { code: 'request.invalid' });
        listeners.get(what)!.add(listener);
        if (what === 'ready' && ready) listener();
      } else tell('error', { code: 'request.invalid' });
    },
  };
}

export function parseIdentity(given: unknown): Identity | null {
  const { jwt, userId, signature } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  if (typeof jwt === 'string' && jwt !== '') return { jwt };
  const hasUser = (typeof userId === 'string' && userId !== '') || typeof userId === 'number';
  return hasUser && typeof signature === 'string' ? { userId: String(userId), signature } : null;
}
