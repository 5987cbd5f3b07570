/** Where a waiting customer really stands: behind those who wait for the same people, not behind everybody in the queue. */

import type { Id } from '../kernel/id.ts';
import { isAble, type Candidate, type Need } from './choose-agent.ts';

export type Able = Pick<Candidate, 'id' | 'roles' | 'skills'>;
export type Asked = Pick<Need, 'ticketId' | 'role' | 'skills'>;

export interface Place {
  /** 1: next. */
  readonly position: number;
  /** Who could take it; empty: nobody, whatever they carry. */
  readonly ableIds: readonly Id[];
}

/**
 * `line`: the queue in its order. Before a ticket stands what comes earlier and could be taken by somebody who could take this one too.
 * `here` are the people at work; what none of them could take waits for `all`, and what nobody could take waits behind everything.
 */
export function placesIn(line: readonly Asked[], here: readonly Able[], all: readonly Able[]): ReadonlyMap<Id, Place> {
  const groups = new Map<string, Group>();
  const places = new Map<Id, Place>();
  for (const [index, asked] of line.entries()) {
    const group = groupOf(groups, asked, here, all);
    let before = 0;
    for (const other of groups.values()) if (other.before > 0 && meets(group, other)) before += other.before;
    places.set(asked.ticketId, { position: 1 + (group.able.size === 0 ? index : before), ableIds: [...group.able] });
    group.before += 1;
  }
  return places;
}

/** Tickets that ask for the same: a queue of thousands knows a handful of these. */
interface Group {
  readonly able: ReadonlySet<Id>;
  /** How many of them have been passed. */
  before: number;
}

function groupOf(groups: Map<string, Group>, asked: Asked, here: readonly Able[], all: readonly Able[]): Group {
  const key = `${asked.role} ${[...asked.skills].map(([skill, level]) => `${skill}:${level}`).toSorted().join(' ')}`;
  const known = groups.get(key);
  if (known) return known;
  const ableHere = here.filter((person) => isAble(person, asked));
  const able = ableHere.length > 0 ? ableHere : all.filter((person) => isAble(person, asked));
  const group = { able: new Set(able.map(({ id }) => id)), before: 0 };
  groups.set(key, group);
  return group;
}

function meets(a: Group, b: Group): boolean {
  if (a === b) return true;
  const [few, many] = a.able.size < b.able.size ? [a.able, b.able] : [b.able, a.able];
  for (const id of few) if (many.has(id)) return true;
  return false;
}
