/** The round button in the corner. */

import type { RefObject } from 'preact';
import { unreadCount, type ChatState } from './chat-state.ts';
import { Icon } from './icon.tsx';
import { useSurroundings } from './surroundings.ts';

export function Bubble({ state, button }: { readonly state: ChatState; readonly button: RefObject<HTMLButtonElement | null> }) {
  const { chat, words } = useSurroundings();
  const unread = unreadCount(state);
  const label = state.open ? words.close : unread > 0 ? words.openUnread(unread) : words.open;
  return (
    <button ref={button} type="button" class={`bubble ${state.open ? 'bubble-open' : ''}`} aria-label={label} aria-expanded={state.open} aria-haspopup="dialog" onClick={() => chat.show(!state.open)}>
      <Icon name={state.open ? 'down' : 'chat'} />
      {unread > 0 && !state.open && (
        <span class="badge" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </button>
  );
}
