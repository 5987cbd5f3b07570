/** What was said on the ticket, oldest first. */

import { Said } from '../platform/said.tsx';
import { Sources } from '../platform/sources.tsx';
import { Evidence } from './files.tsx';
import type { OwnTicket } from './own-ticket.ts';
import { useWords } from './surroundings.ts';

export function Conversation({ ticket }: { readonly ticket: OwnTicket }) {
  const { words, say } = useWords();
  if (ticket.messages.length === 0) return <p class="soft">{words.noMessages}</p>;
  return (
    <ol class="thread" aria-live="polite">
      {ticket.messages.map((message) => {
        if (message.from === 'system') {
          return (
            <li key={message.id} class="notice">
              <Said text={message.body} />
            </li>
          );
        }
        const mine = message.from === 'customer';
        return (
          <li key={message.id} class={mine ? 'message mine' : 'message'}>
            <p class="soft">
              <strong>{mine ? words.you : (message.name ?? (message.from === 'assistant' ? words.assistant : words.agentWord))}</strong> <time dateTime={message.at}>{say(message.at)}</time>
            </p>
            {message.body !== '' && (
              <p class="said">
                <Said text={message.body} />
              </p>
            )}
            <Sources citations={message.citations} origin="" label={words.sources} />
            {message.attachments.length > 0 && <Evidence ticket={ticket} files={message.attachments} />}
          </li>
        );
      })}
    </ol>
  );
}
