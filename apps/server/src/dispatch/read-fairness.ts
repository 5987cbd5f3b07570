/** How evenly work fell on people in a period (R-B5). */

import { gini, maxMinRatio, timeWithout, type Span } from '@huiyin/domain/dispatch/fairness.ts';
import type { FairnessAct, listFairnessTickets as ticketsContract, readFairness as fairnessContract } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, toWire, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from '../platform/shell.ts';
import { readHands, readHandsTickets, readHeldSpans } from './fairness.store.ts';
import { readPresenceSpans } from './presence.store.ts';
import { readProfiles } from './profile.store.ts';

/** Of more than that the log is not asked at once. */
const longest = 31 * day;

interface Wish {
  readonly teamId: Id | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

export async function readFairness(shell: Shell, reach: Reach, wish: Wish): Promise<ReplyOf<typeof fairnessContract>> {
  const { span, teamIds } = askedOf(shell, reach, wish);
  const people = await readProfiles(shell.db, teamIds === null ? {} : { teamIds });
  const ids = people.map(({ id }) => id);
  const [hands, presence, held] = ids.length === 0 ? [[], [], []] : [await readHands(shell.db, { personIds: ids, teamIds, ...span }), await readPresenceSpans(shell.db, ids, span), await readHeldSpans(shell.db, ids, span)];
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

/** Of somebody whom the asker may not look at there are none; which of the others are shown, `tickets` says. */
export async function readFairnessTickets(shell: Shell, reach: Reach, tickets: Reach | null, wish: Wish & { readonly personId: Id; readonly act: FairnessAct }): Promise<ReplyOf<typeof ticketsContract>> {
  const { span, teamIds } = askedOf(shell, reach, wish);
  const people = await readProfiles(shell.db, teamIds === null ? {} : { teamIds });
  if (tickets === null || !people.some(({ id }) => id === wish.personId)) return { items: [] };
  const rows = await readHandsTickets(shell.db, { personIds: [wish.personId], teamIds, ...span }, wish.act, tickets);
  return { items: rows.map((row) => ({ ...row, at: toWire(row.at) })) };
}

/** Whose work over which time, within what the asker may look at. */
function askedOf({ clock }: Shell, reach: Reach, { teamId, from, to: until }: Wish) {
  const to = Math.min(Math.max(from, until), from + longest, clock.now());
  const mine = reach.scope === 'team' ? reach.teamIds : reach.scope === 'own' ? [] : null;
  const teamIds = teamId === undefined ? mine : mine === null || mine.includes(teamId) ? [teamId] : [];
  return { span: { from: Math.min(from, to), to }, teamIds };
}
