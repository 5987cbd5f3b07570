/** Lays messages and quiet events out as lines, with a separator before each new day. */

import type { MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import type { TicketEventView } from '../ticket.queries.ts';

export type Line =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'message'; readonly key: string; readonly at: number; readonly message: MessageView; /** The same author just spoke. */ readonly follows: boolean }
  | { readonly kind: 'event'; readonly key: string; readonly at: number; readonly event: TicketEventView };

/** Events that the messages say already, or that only machines care for. */
const silent = new Set(['message_received', 'answered', 'noted', 'fields_changed', 'rating_asked', 'recorded']);

/** What follows within this long of the same author needs no name again. */
const breathMs = 3 * 60_000;

export function threadLines(messages: readonly MessageView[], events: readonly TicketEventView[], hasEarlier: boolean): readonly Line[] {
  const from = hasEarlier && messages[0] ? Date.parse(messages[0].at) : -Infinity;
  const entries = [
    ...messages.map((message) => ({ at: Date.parse(message.at), order: message.seq, message, event: null })),
    ...events.filter((event) => !silent.has(event.kind)).map((event) => ({ at: Date.parse(event.at), order: event.version, message: null, event })),
  ]
    .filter((entry) => entry.at >= from)
    // In the same instant the opening comes first, and what was said before what it caused.
    .sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.order - b.order);

  const lines: Line[] = [];
  let day = '';
  let last: MessageView | null = null;
  for (const { at, message, event } of entries) {
    const today = new Date(at).toDateString();
    if (today !== day) {
      lines.push({ kind: 'day', key: `day-${today}`, at });
      day = today;
      last = null;
    }
    if (message) {
      lines.push({ kind: 'message', key: `message-${message.seq}`, at, message, follows: last !== null && follows(last, message) });
      last = message;
    } else if (event) {
      lines.push({ kind: 'event', key: `event-${event.version}`, at, event });
      last = null;
    }
  }
  return lines;
}

function rank({ message, event }: { readonly message: MessageView | null; readonly event: TicketEventView | null }): number {
  return event?.kind === 'opened' ? 0 : message ? 1 : 2;
}

function follows(before: MessageView, message: MessageView): boolean {
  return (
    before.direction === message.direction &&
    before.author.kind === message.author.kind &&
    before.author.id === message.author.id &&
    Date.parse(message.at) - Date.parse(before.at) < breathMs
  );
}
