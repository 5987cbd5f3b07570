import { describe, expect, test } from 'vitest';
import { place, type PlaceContext, teamFor } from './place.ts';
import type { Ticket } from './ticket.ts';

const system = { kind: 'system', id: null } as const;
const context: PlaceContext = {
  rules: [{ role: 'specialist', kind: 'refund', channelId: null, teamId: 'refunds' }],
  teams: [
    { id: 'online', roles: ['agent'] },
    { id: 'phone', roles: ['agent'] },
    { id: 'technical', roles: ['specialist'] },
    { id: 'refunds', roles: ['specialist'] },
  ],
  channelTeamId: 'phone',
  holds: (agentId, role) => agentId === `some ${role}`,
  at: 5,
  by: system,
};
const ticket = { state: 'open', role: 'agent', kind: null, channelId: 'c', teamId: null, agentId: null, heldBy: {} } as unknown as Ticket;

describe('place', () => {
  test('puts a new ticket into the queue of the channel’s team', () => {
    expect(place(ticket, context)).toEqual([{ kind: 'assigned', agentId: null, teamId: 'phone', how: 'dispatched', at: 5, by: system }]);
  });

  test('leaves it with an agent who holds the role', () => {
    expect(place({ ...ticket, agentId: 'some agent' }, context)).toEqual([]);
  });

  test('takes it from an agent who does not hold the role, into the queue that the rule names', () => {
    const events = place({ ...ticket, role: 'specialist', kind: 'refund', agentId: 'some agent', teamId: 'phone' }, context);
    expect(events).toMatchObject([{ kind: 'assigned', agentId: null, teamId: 'refunds' }]);
  });

  test('brings it back to who held it in this role before', () => {
    const held = { agent: { agentId: 'some agent', teamId: 'online' } };
    expect(place({ ...ticket, agentId: 'some specialist', heldBy: held }, context)).toMatchObject([{ agentId: 'some agent', teamId: 'online', how: 'kept' }]);
  });

  test('does not bring it back to somebody who lost the role', () => {
    const held = { agent: { agentId: 'gone', teamId: 'online' } };
    expect(place({ ...ticket, heldBy: held }, context)).toMatchObject([{ agentId: null }]);
  });

  test('says nothing when it already waits in the right queue', () => {
    expect(place({ ...ticket, teamId: 'phone' }, context)).toEqual([]);
  });

  test.each(['archived', 'merged'] as const)('leaves a ticket alone that is %s', (state) => {
    expect(place({ ...ticket, state }, context)).toEqual([]);
  });
});

test('teamFor never leaves a ticket without a queue while there is a team', () => {
  expect(teamFor({ ...ticket, role: 'nobody serves this' }, { ...context, channelTeamId: null })).toBe('online');
});
