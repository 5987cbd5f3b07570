/** Clocks change in the same instant as their ticket: read with its row, decided by the domain, written by the statement that saves it. */

import { isLive, type Clock } from '@huiyin/domain/sla/clock.ts';
import { followTicket, type KeptClocks } from '@huiyin/domain/sla/follow-ticket.ts';
import type { TicketReaction } from '../ticket/index.ts';
import { clocksFromKept, keptClocksOf, type ClockRow, type KeptJson, rowOfClock, writeClocks } from './clock.store.ts';
import { viewClock } from './clock.view.ts';
import { ticketsStanding } from './standing.store.ts';
import { type KnownRules, rulesOf } from './rules.ts';

export const clockReaction: TicketReaction<KeptJson, KnownRules, ClockRow> = {
  name: 'clocks',
  reads: keptClocksOf,
  prepare: rulesOf,
  decide(change, kept, rules, takenIn) {
    const { changed, dueAt } = followTicket(change, clocksFromKept(kept), rules, clocksFromKept(takenIn));
    return { rows: changed.map((clock) => rowOfClock(change.after.id, clock)), dueAt, kept: keptAfter(clocksFromKept(kept), changed) };
  },
  write: writeClocks,
  standing: ticketsStanding,
  // Whoever looks for a promise finds the one that runs before one that was broken long ago.
  show: (kept, rules, at) => clocksFromKept(kept).clocks.toSorted(liveFirst).map((clock) => viewClock(clock, rules, at)),
};

/** As `keptClocksOf` will read it. */
function keptAfter({ count, clocks }: KeptClocks, changed: readonly Clock[]): KeptJson {
  const bySeq = new Map([...clocks, ...changed].map((clock) => [clock.seq, clock]));
  const seen = [...bySeq.values()].filter(({ state }) => state === 'running' || state === 'paused' || state === 'missed').toSorted((a, b) => a.seq - b.seq);
  return { count: Math.max(count, ...bySeq.keys()), clocks: seen.map(({ terms, ...clock }) => ({ ...clock, ...terms })) };
}

function liveFirst(a: Clock, b: Clock): number {
  return Number(isLive(b)) - Number(isLive(a)) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.seq - b.seq;
}
