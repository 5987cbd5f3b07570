/** Whether somebody is at work for what a step asks: people count for the roles that they can hold, and for nothing else. */

import type { Id } from '../kernel/id.ts';
import type { Able } from './place-in-line.ts';

/** A member of a team who works here. */
export interface Colleague extends Able {
  readonly teamId: Id;
  /** What they say, where they were heard of; null: not at work. */
  readonly says: 'available' | 'busy' | null;
  /** Their own, else that of the team. */
  readonly shiftId: Id | null;
}

export interface Duty {
  /** Everybody of a team, or who of it can hold the role. */
  of(teamId: Id, role?: string): readonly Colleague[];
  /** Who of them says available or busy. */
  present(teamId: Id, role?: string): readonly Colleague[];
  available(teamId: Id, role: string): readonly Colleague[];
  /** Somebody is there; or their shift says that they should be, and may come any moment. */
  isExpected(teamId: Id, role: string): boolean;
  /** Roles that somebody who is there can hold. */
  rolesPresent(teamId: Id): ReadonlySet<string>;
}

export function dutyOf(colleagues: readonly Colleague[], isOnShift: (shiftId: Id) => boolean): Duty {
  const byTeam = new Map<Id, Colleague[]>();
  for (const colleague of colleagues) {
    const team = byTeam.get(colleague.teamId) ?? [];
    team.push(colleague);
    byTeam.set(colleague.teamId, team);
  }
  const of = (teamId: Id, role?: string) => (byTeam.get(teamId) ?? []).filter(({ roles }) => role === undefined || roles.includes(role));
  return {
    of,
    present: (teamId, role) => of(teamId, role).filter(({ says }) => says !== null),
    available: (teamId, role) => of(teamId, role).filter(({ says }) => says === 'available'),
    isExpected: (teamId, role) => of(teamId, role).some(({ says, shiftId }) => says !== null || (shiftId !== null && isOnShift(shiftId))),
    rolesPresent: (teamId) => new Set((byTeam.get(teamId) ?? []).flatMap(({ says, roles }) => (says === null ? [] : roles))),
  };
}
