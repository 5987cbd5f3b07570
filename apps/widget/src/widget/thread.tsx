/** Everything said, oldest first, with what is still on its way at the end. */

import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type ChatState, lastReadByAgent, type Settings } from './chat-state.ts';
import { MessageBubble, PendingBubble } from './message-bubble.tsx';
import { useSurroundings } from './surroundings.ts';

const nearPx = 80;

export function Thread({ state, settings }: { readonly state: ChatState; readonly settings: Settings }) {
  const { words, language, chat } = useSurroundings();
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const { earlier, messages, outbox, ticket } = state;
  const greeting = settings.online ? settings.greeting : (settings.offlineNote ?? settings.greeting);
  const readSeq = lastReadByAgent(state);
  const assistantName = ticket?.assistant?.name?.[language] ?? null;
  const lastMine = messages.findLast(({ from }) => from === 'customer')?.seq ?? 0;

  const follow = () => {
    if (log.current && following.current) log.current.scrollTop = log.current.scrollHeight;
  };
  // Who scrolled up to read stays there; who was at the end stays at the end, and what one says oneself is always shown.
  useLayoutEffect(follow, [messages, state.agentTypes, ticket?.assistant?.thinking, ticket?.assistant?.judge]);
  useLayoutEffect(() => {
    following.current = true;
    follow();
  }, [outbox.length]);
  useEffect(() => {
    const box = log.current;
    if (!box || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(follow);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);

  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label={words.log}
      aria-busy={state.loading}
      tabIndex={0}
      onScroll={({ currentTarget: box }) => {
        following.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      }}
    >
      <div class="log-inside">
        {state.loading && messages.length === 0 && <p class="notice">{words.loading}</p>}
        {greeting !== null && (
          <div class="message theirs">
            <p class="name">{settings.name[language]}</p>
            <div class="said">{greeting[language]}</div>
          </div>
        )}
        {earlier.map((message) => (
          <MessageBubble key={message.id} message={message} mark={null} />
        ))}
        {earlier.length > 0 && <p class="notice">{words.newTicket}</p>}
        {messages.map((message) => (
          <MessageBubble key={message.id} message={message} assistantName={assistantName} open={openIn(message, state)} mark={message.seq === readSeq ? words.read : message.seq === lastMine && lastMine > readSeq ? words.delivered : null} />
        ))}
        {outbox.map((item) => (
          <PendingBubble key={item.clientId} item={item} lost={state.connection === 'lost'} onRetry={() => chat.sayAgain(item.clientId)} onWithdraw={() => chat.withdraw(item.clientId)} />
        ))}
        {ticket?.state === 'archived' && outbox.length === 0 && <p class="notice">{words.ended}</p>}
        {(state.agentTypes || ticket?.assistant?.thinking) && (
          <p class="typing">
            <span class="hidden">
              {ticket?.assistant?.thinking ? (assistantName ?? words.assistant) : (ticket?.agentName ?? words.agent)} {words.typing}
            </span>
            <i aria-hidden="true" />
            <i aria-hidden="true" />
            <i aria-hidden="true" />
          </p>
        )}
      </div>
    </div>
  );
}

/** Only the last word of the assistant, and only while nothing of the customer's own is on its way. */
function openIn(message: ChatMessage, { ticket, messages, outbox }: ChatState): 'choose' | 'judge' | null {
  if (!ticket?.assistant?.speaking || outbox.length > 0) return null;
  if (message.id === ticket.assistant.judge) return 'judge';
  return message.choices.length > 0 && message.id === messages.at(-1)?.id ? 'choose' : null;
}
