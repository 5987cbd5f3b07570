/** The chat window: who serves, what was said, what to say next. */

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sayRefusal } from '../platform/refusal-words.ts';
import type { Refused } from '../platform/answer.ts';
import { AssistantStrip } from './assistant-strip.tsx';
import { type ChatState, showsForm } from './chat-state.ts';
import { Composer } from './composer.tsx';
import { trapTab } from './focus-trap.ts';
import { useFullScreen } from './full-screen.ts';
import { Icon } from './icon.tsx';
import { PreChatForm } from './pre-chat-form.tsx';
import { useSurroundings } from './surroundings.ts';
import { Thread } from './thread.tsx';
import { WaitingStrip } from './waiting-strip.tsx';

/** A blink of the line is nobody's business. */
const quietMs = 1_500;

export function Panel({ state, bubble }: { readonly state: ChatState; readonly bubble: RefObject<HTMLButtonElement | null> }) {
  const { chat, words, language } = useSurroundings();
  const panel = useRef<HTMLElement>(null);
  const [offline, setOffline] = useState(false);
  useFullScreen(panel, state.open);

  useEffect(() => {
    if (state.connection !== 'lost') return setOffline(false);
    const timer = setTimeout(() => setOffline(true), quietMs);
    return () => clearTimeout(timer);
  }, [state.connection]);

  useEffect(() => {
    const field = panel.current?.querySelector<HTMLElement>('[data-first]');
    // On a phone the keyboard would cover what there is to read.
    (matchMedia('(pointer: coarse)').matches ? panel.current : (field ?? panel.current))?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
      event.preventDefault();
      chat.show(false);
      bubble.current?.focus();
    }
    if (panel.current) trapTab(event, panel.current);
    // The host page's own shortcuts are not meant for what is typed here.
    event.stopPropagation();
  };

  const { settings, ticket, waiting } = state;
  if (settings === null) return null;
  const online = settings.online && (waiting === null || waiting.state !== 'waiting' || waiting.peopleOnDuty);
  return (
    <section ref={panel} class="panel" role="dialog" aria-modal="true" aria-label={settings.name[language]} tabIndex={-1} lang={language === 'zh' ? 'zh-CN' : 'en'} onKeyDown={onKeyDown}>
      <header class="head">
        <div class="head-words">
          <h2 class="head-name">{settings.name[language]}</h2>
          <p class="head-state">
            <span class={online || ticket?.assistant?.speaking ? 'dot dot-on' : 'dot'} aria-hidden="true" />
            {ticket?.agentName ? words.agentServes(ticket.agentName) : ticket?.assistant?.speaking ? words.assistantServes(ticket.assistant.name?.[language] ?? words.assistant) : ticket !== null && ticket.state !== 'archived' && waiting?.state !== 'left' && online ? words.waitingForAgent : online ? words.online : words.offline}
          </p>
        </div>
        <button
          type="button"
          class="head-close"
          aria-label={words.close}
          onClick={() => {
            chat.show(false);
            bubble.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      {ticket !== null && (
        <p class="ticket-line">
          <span>{words.ticket(ticket.number)}</span>
          <a href={ticket.url} target="_blank" rel="noopener noreferrer" title={words.progressHint}>
            {words.progress}
          </a>
        </p>
      )}
      <p class="connection" role="status">
        {offline ? words.connecting : ''}
      </p>
      {showsForm(state) ? (
        <PreChatForm state={state} settings={settings} />
      ) : (
        <>
          <Thread state={state} settings={settings} />
          <WaitingStrip state={state} />
          <AssistantStrip state={state} />
          {state.refused !== null ? (
            <p class="refused" role="alert">
              {sayRefusal(state.refused as Refused['code'], language)}
            </p>
          ) : (
            <Composer state={state} settings={settings} />
          )}
        </>
      )}
    </section>
  );
}
