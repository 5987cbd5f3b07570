/** How evenly work fell on people in a period (R-B5). */

import { gini, maxMinRatio, timeWithout, type Span } from '@huiyin/domain/dispatch/fairness.ts';
import type { readFairness as fairnessContract } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, toWire, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from '../platform/shell.ts';
import { readHands, readHeldSpans } from './fairness.store.ts';
import { readPresenceSpans } from './presence.store.ts';
import { readProfiles } from './profile.store.ts';

/** Of more than that the log is not asked at once. */
const longest = 31 * day;

export async function readFairness(shell: Shell, reach: Reach, wish: { readonly teamId: Id | undefined; readonly from: Instant; readonly to: Instant }): Promise<ReplyOf<typeof fairnessContract>> {
  const to = Math.min(Math.max(wish.from, wish.to), wish.from + longest, shell.clock.now());
  const span = { from: Math.min(wish.from, to), to };
  const mine = reach.scope === 'team' ? reach.teamIds : reach.scope === 'own' ? [] : null;
  const teamIds = wish.teamId === undefined ? mine : mine === null || mine.includes(wish.teamId) ? [wish.teamId] : [];
  const people = await readProfiles(shell.db, teamIds === null ? {} : { teamIds });
  const ids = people.map(({ id }) => id);
  const [hands, presence, held] = ids.length === 0 ? [[], [], []] : [await readHands(shell.db, ids, teamIds, span), await readPresenceSpans(shell.db, ids, span), await readHeldSpans(shell.db, ids, span)];
  const handsOf = new Map(hands.map((row) => [row.personId, row]));
  const items = people.map(({ id, name }) => {
    const { dispatched = 0, taken = 0, refused = 0, returned = 0, handled = 0 } = handsOf.get(id) ?? {};
    const said = (state: string): Span[] => presence.filter((one) => one.personId === id && one.state === state);
    const busy = held.filter((one) => one.personId === id);
    return { id, name, dispatched, taken, refused, returned, handled, availableMs: timeWithout(said('available'), []), awayMs: timeWithout(said('away'), []), idleMs: timeWithout(said('available'), busy) };
  });
  // Who was never there cannot have been passed over.
  const loads = items.filter(({ availableMs, dispatched, taken }) => availableMs > 0 || dispatched + taken > 0).map(({ dispatched, taken }) => dispatched + taken);
  return { items, gini: gini(loads), maxMinRatio: maxMinRatio(loads), from: toWire(span.from), to: toWire(span.to) };
}
