import { expect, test } from 'vitest';
import type { MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import type { TicketEventView } from '../ticket.queries.ts';
import { threadLines } from './thread-lines.ts';

const message = (seq: number, at: string, authorId = 'c1'): MessageView => ({ id: `m${seq}`, seq, direction: 'inbound', author: { kind: 'customer', id: authorId, name: null }, body: '', attachments: [], choices: [], citations: [], at, clientId: null });
const event = (version: number, kind: string, at: string): TicketEventView => ({ version, kind, at, by: { kind: 'system', id: null, name: null }, stage: 'consult', step: 'receive', facts: {}, other: null });
const noon = '2025-08-01T04:00:00.000Z';

test('in one instant: the opening, what was said, what it caused', () => {
  const lines = threadLines([message(1, noon)], [event(2, 'classified', noon), event(1, 'opened', noon)], false);
  expect(lines.map((line) => line.key)).toEqual([`day-${new Date(noon).toDateString()}`, 'event-1', 'message-1', 'event-2']);
});

test('a day begins with its date, and a name is not repeated within one breath', () => {
  const lines = threadLines([message(1, noon), message(2, '2025-08-01T04:01:00.000Z'), message(3, '2025-08-01T04:30:00.000Z'), message(4, '2025-08-03T04:30:00.000Z')], [], false);
  expect(lines.map((line) => (line.kind === 'message' ? line.follows : line.kind))).toEqual(['day', false, true, false, 'day', false]);
});

test('events older than the window wait for their messages, and what messages say already is not told twice', () => {
  const lines = threadLines([message(9, noon)], [event(1, 'opened', '2025-07-01T00:00:00.000Z'), event(20, 'message_received', noon), event(21, 'resumed', noon)], true);
  expect(lines.map((line) => line.key)).toEqual([`day-${new Date(noon).toDateString()}`, 'message-9', 'event-21']);
});
