import { describe, expect, test } from 'vitest';
import { generalFlow } from '../flow/shipped/general.ts';
import { system } from './decision.ts';
import { openingOf } from './ticket.arbitrary.ts';
import type { AssignedHow, Doer, Ticket, TicketEvent } from './ticket.ts';
import { whomToTell } from './whom-to-tell.ts';

const { ticket } = openingOf(generalFlow);
const me: Doer = { kind: 'person', id: 'me' };
const at = 1_000;

/** The ticket goes from one holder to another by these events. */
function told(from: string | null, to: string | null, by: Doer, ...events: TicketEvent[]) {
  const held = (agentId: string | null): Ticket => ({ ...ticket, agentId });
  return whomToTell({ before: held(from), after: held(to), events, by, bodyOf: () => '请\n看 一下' });
}

const assigned = (agentId: string | null, how: AssignedHow, by: Doer = me): TicketEvent => ({ kind: 'assigned', agentId, teamId: null, how, at, by });

describe('whoever got the work', () => {
  test.each(['assigned', 'dispatched', 'kept', 'overflowed'] as const)('is told that it was %s', (how) => {
    expect(told(null, 'her', me, assigned('her', how))).toEqual([{ kind: 'assigned', personIds: ['her'], ticketId: ticket.id, byId: 'me', at, facts: { how } }]);
  });

  test('by the system: nobody’s name is put to it', () => {
    expect(told(null, 'her', system, assigned('her', 'dispatched', system))).toMatchObject([{ byId: null }]);
  });

  test('with what was handed over', () => {
    const handed = { ...assigned('her', 'handed_over'), summary: { situation: '客户要退款，\n已查物流', done: '已登记', next: '退款', promised: '今天回复' } } as TicketEvent;
    expect(told('me', 'her', me, handed)).toMatchObject([{ kind: 'handed_over', personIds: ['her'], facts: { summary: '客户要退款， 已查物流' } }]);
  });

  test('is not told of the own doing, nor of what they hold already, nor of what only passed through', () => {
    expect(told(null, 'me', me, assigned('me', 'taken'))).toEqual([]);
    // The system brings the ticket back to whoever acts.
    expect(told('her', 'me', me, assigned('me', 'kept', system))).toEqual([]);
    expect(told('her', 'her', me, assigned('her', 'kept', system))).toEqual([]);
    expect(told(null, null, me, assigned('her', 'assigned'), assigned(null, 'dispatched'))).toEqual([]);
    expect(told(null, null, me, assigned(null, 'dispatched'))).toEqual([]);
  });
});

test('whoever lost the work by going away is told', () => {
  expect(told('her', null, system, assigned(null, 'returned', system))).toEqual([{ kind: 'returned', personIds: ['her'], ticketId: ticket.id, byId: null, at, facts: { mine: true } }]);
});

test('whoever is called by name is told once, with the beginning of the note; not by themselves', () => {
  const noted: TicketEvent = { kind: 'noted', messageId: 'm', seq: 1, mentions: ['her', 'me', 'him'], at, by: me };
  expect(told(null, null, me, noted)).toEqual([{ kind: 'mentioned', personIds: ['her', 'him'], ticketId: ticket.id, byId: 'me', at, facts: { excerpt: '请 看 一下' }, key: 'mentioned:m' }]);
  expect(told(null, null, me, { ...noted, mentions: ['me'] })).toEqual([]);
});
