import { expect, test } from 'vitest';
import type { TicketEventView } from '../ticket.queries.ts';
import { versionsAlong } from './use-flow-words.ts';

const event = (version: number, facts: Record<string, unknown> = {}): TicketEventView => ({ version, kind: 'moved', at: '2025-08-01T00:00:00.000Z', by: { kind: 'system', id: null, name: null }, stage: 'accept', step: 'register', facts, other: null });

test('each event is told by the flow that it happened on', () => {
  const along = versionsAlong([event(1, { flowVersionId: 'general-1' }), event(2), event(3, { flowVersionId: 'refund-2' }), event(4)]);
  expect([...along]).toEqual([[1, 'general-1'], [2, 'general-1'], [3, 'refund-2'], [4, 'refund-2']]);
});

test('events of an imported history without a flow have none', () => {
  expect(versionsAlong([event(1), event(2)]).size).toBe(0);
});
