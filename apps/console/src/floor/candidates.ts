/** Whom a supervisor would think of first for a ticket. The server has the last word. */

import type { FloorAgent, FloorPromise } from '@huiyin/domain/floor/floor.contract.ts';

const presence = { available: 0, wrap_up: 1, busy: 2, away: 9, silent: 9, offline: 9 } as const;

/** Of the ticket's team, present, with the role of its step; available ones first, then the freest. */
export function candidatesFor({ teamId, agent, role }: Pick<FloorPromise, 'teamId' | 'agent' | 'role'>, agents: readonly FloorAgent[]): FloorAgent[] {
  const asked = role === 'assistant' ? 'agent' : role;
  return agents
    .filter((each) => each.id !== agent?.id && each.teamIds.some((id) => id === teamId) && each.roles.includes(asked) && presence[each.availability] < 9)
    .sort((a, b) => presence[a.availability] - presence[b.availability] || a.load * b.capacity - b.load * a.capacity || (a.id < b.id ? -1 : 1));
}
