/** When people were there for customers in the two months: each day on which somebody acted, in the morning and later, for as long as the day's work called for. */

import { hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { SpellRecord } from '../dispatch/index.ts';
import type { LogRow, TicketHistory } from '../ticket/index.ts';
import type { Chance } from './chance.ts';
import { dayOf, opensAt } from './service-time.ts';

/** Turns at the desk, not shifts: between them people see to what is no ticket of theirs. */
const [perActMs, shortestMs] = [1.7 * minute, 20 * minute];
const [noonAt, closesAt] = [13 * hour, 22 * hour];

/** Instants of acts by day and person. */
export type Acts = Map<number, Map<string, number[]>>;

export function noteActs(acts: Acts, { rows }: TicketHistory): void {
  for (const { actor_kind: kind, actor_id: personId, at } of rows as readonly LogRow[]) {
    if (kind !== 'person' || personId === null) continue;
    const instant = Date.parse(at);
    const day = dayOf(instant);
    const people = acts.get(day) ?? new Map<string, number[]>();
    acts.set(day, people);
    const own = people.get(personId) ?? [];
    people.set(personId, own);
    own.push(instant);
  }
}

export function planPresence(acts: Acts, chance: Chance): SpellRecord[] {
  const spells: SpellRecord[] = [];
  // In an order that does not hang on who was heard of first.
  for (const [day, people] of [...acts].toSorted(([a], [b]) => a - b)) {
    for (const [personId, own] of [...people].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const [early, late] = [own.filter((at) => at < day + noonAt), own.filter((at) => at >= day + noonAt)];
      for (const [turn, from, to] of [[early, day + opensAt, day + noonAt], [late, day + noonAt, day + closesAt]] as const) {
        if (turn.length === 0) continue;
        const ms = Math.min(to - from, Math.max(shortestMs, turn.length * perActMs * chance.skewed(0.2)));
        const middle = turn.toSorted((a, b) => a - b)[Math.floor(turn.length / 2)]!;
        const begins = Math.round(Math.min(Math.max(from, middle - ms / 2), to - ms) / second) * second;
        spells.push({ personId, state: 'available', from: begins, to: begins + Math.round(ms / second) * second });
      }
    }
  }
  return spells;
}
