import type { FloorAgent } from '@huiyin/domain/floor/floor.contract.ts';
import { expect, test } from 'vitest';
import { candidatesFor } from './candidates.ts';
import { percent, shareOf } from './share.ts';

const agent = (id: string, facts: Partial<FloorAgent> = {}): FloorAgent => ({ id, name: id, teamIds: ['t'], roles: ['agent'], availability: 'available', reason: null, since: null, load: 0, capacity: 10, tickets: 0, breached: 0, shift: null, breakAt: null, ...facts });
const wish = { teamId: 't', agent: { id: 'holder', name: '' }, role: 'agent' };

test('offers those who could: of the team, present, with the role, the holder left out; available and free ones first', () => {
  const agents = [
    agent('full', { load: 9 }), agent('busy', { availability: 'busy' }), agent('free', { load: 1 }), agent('holder'), agent('other-team', { teamIds: ['u'] }),
    agent('other-role', { roles: ['specialist'] }), agent('away', { availability: 'away' }), agent('small', { load: 1, capacity: 2 }),
  ];
  expect(candidatesFor(wish, agents).map(({ id }) => id)).toEqual(['free', 'small', 'full', 'busy']);
});

test('a step of the machine is an agent’s to take', () => {
  expect(candidatesFor({ ...wish, role: 'assistant' }, [agent('a')])).toHaveLength(1);
});

test('shares are sums divided once, and never 100 % while one is missing', () => {
  expect(shareOf({ met: 0, missed: 0 })).toBeNull();
  expect(percent(shareOf({ met: 999, missed: 1 })!)).toBe('99%');
  expect([percent(1), percent(0), percent(0.8)]).toEqual(['100%', '0%', '80%']);
});
