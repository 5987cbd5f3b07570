/** What the flow says to the customer by itself, as messages of the system, in the language the matter was put in. */

import { languageOf } from '@huiyin/domain/kernel/language.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';
import type { NewMessage } from './ticket.store.ts';

export function systemMessages(shell: Pick<Shell, 'ids'>, ticket: Ticket, say: readonly BilingualText[], at: number): { events: TicketEvent[]; said: NewMessage[] } {
  const language = languageOf(ticket.subject);
  const events: TicketEvent[] = [];
  const said: NewMessage[] = [];
  for (const [index, text] of say.entries()) {
    const id = shell.ids.next();
    const seq = ticket.messageSeq + index + 1;
    events.push({ kind: 'answered', messageId: id, seq, at, by: system });
    said.push({ id, seq, direction: 'outbound', authorKind: 'system', authorId: null, body: text[language].replaceAll('{{number}}', ticket.number), attachments: [], at, clientId: null });
  }
  return { events, said };
}
