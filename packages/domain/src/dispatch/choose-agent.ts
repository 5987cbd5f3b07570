/** Chooses who takes a waiting ticket. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ChannelKind, Strategy } from './dispatch.schema.ts';

export interface Candidate {
  readonly id: Id;
  readonly roles: readonly string[];
  /** Skill → level. */
  readonly skills: ReadonlyMap<Id, number>;
  readonly load: number;
  readonly capacity: number;
  /** Tickets in work, by channel, where the person has a limit of their own. */
  readonly working: Readonly<Partial<Record<ChannelKind, number>>>;
  readonly limits: Readonly<Partial<Record<ChannelKind, number>>>;
  /** When dispatch last gave them a ticket; 0: never. */
  readonly givenAt: Instant;
}

export interface Need {
  readonly ticketId: Id;
  readonly role: string;
  readonly channelKind: ChannelKind;
  readonly weight: number;
  /** Skill → least level. */
  readonly skills: ReadonlyMap<Id, number>;
  /** Who held this ticket before, then who served the customer last: the first of them who can take it, does. */
  readonly familiar: readonly Id[];
}

export type Obstacle = 'role' | 'skill' | 'capacity' | 'channel_limit';

/** Why this person cannot take it now; null when they can. */
export function obstacleTo(candidate: Candidate, need: Need): Obstacle | null {
  if (!candidate.roles.includes(need.role)) return 'role';
  if (!hasSkills(candidate, need)) return 'skill';
  if (candidate.load + need.weight > candidate.capacity) return 'capacity';
  const limit = candidate.limits[need.channelKind];
  return limit !== undefined && (candidate.working[need.channelKind] ?? 0) >= limit ? 'channel_limit' : null;
}

/** Whoever is able could take it, had they room. */
export function isAble(person: Pick<Candidate, 'roles' | 'skills'>, need: Pick<Need, 'role' | 'skills'>): boolean {
  return person.roles.includes(need.role) && hasSkills(person, need);
}

function hasSkills({ skills }: Pick<Candidate, 'skills'>, need: Pick<Need, 'skills'>): boolean {
  for (const [skill, level] of need.skills) if ((skills.get(skill) ?? 0) < level) return false;
  return true;
}

/** Returns null when nobody can take the ticket; it then stays in the queue. */
export function chooseAgent(need: Need, candidates: readonly Candidate[], strategy: Exclude<Strategy, 'manual'>): Candidate | null {
  for (const id of need.familiar) {
    const known = candidates.find((candidate) => candidate.id === id);
    if (known && obstacleTo(known, need) === null) return known;
  }
  const precedes = strategy === 'round_robin' ? inTurn : freestFirst;
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (obstacleTo(candidate, need) === null && (best === null || precedes(candidate, best) < 0)) best = candidate;
  }
  return best;
}

/** Freest first, then longest without. The id comes last so that equal agents still give one answer. */
export function freestFirst(a: Candidate, b: Candidate): number {
  // Crosswise, because a quotient of the two could differ by rounding alone.
  return a.load * b.capacity - b.load * a.capacity || inTurn(a, b);
}

export function inTurn(a: Candidate, b: Candidate): number {
  return a.givenAt - b.givenAt || (a.id < b.id ? -1 : 1);
}
