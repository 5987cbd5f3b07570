/** The whole widget: bubble, and panel when open. */

import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../platform/language.ts';
import { Bubble } from './bubble.tsx';
import type { Chat } from './chat.ts';
import { Panel } from './panel.tsx';
import { useChatState } from './store.ts';
import { SurroundingsContext } from './surroundings.ts';
import { flashTitle } from './title-flash.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export function Widget({ chat, language }: { readonly chat: Chat; readonly language: Language }) {
  const state = useChatState(chat.store);
  const bubble = useRef<HTMLButtonElement>(null);
  const words = language === 'zh' ? zh : en;
  useEffect(() => flashTitle(chat.store, words.title), [chat, words]);
  return (
    <SurroundingsContext.Provider value={{ chat, language, words }}>
      <div class={state.open ? 'root root-open' : 'root'} style={{ '--accent': state.settings?.colour ?? '#0e7a6b' }}>
        {state.open && <Panel state={state} bubble={bubble} />}
        <Bubble state={state} button={bubble} />
      </div>
    </SurroundingsContext.Provider>
  );
}
