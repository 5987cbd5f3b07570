/** Since when the centre's people have been there: all of them before the two months, one in six for less than a season, so that figures by tenure have something to tell. */

import { day } from '@huiyin/domain/kernel/instant.ts';
import type { Player } from './cast.ts';
import type { Chance } from './chance.ts';
import { midnight, opensAt } from './service-time.ts';

/** Days before July 2025. */
const spans = [
  { weight: 2, from: 5, to: 28 },
  { weight: 3, from: 100, to: 290 },
  { weight: 7, from: 430, to: 1_900 },
] as const;

export function planJoining(players: readonly Player[], chance: Chance): { readonly personId: string; readonly at: number }[] {
  return players.map(({ id }) => {
    const { from, to } = chance.weighted(spans, ({ weight }) => weight);
    return { personId: id, at: midnight(2025, 7, 1) - chance.integer(from, to) * day + opensAt };
  });
}
