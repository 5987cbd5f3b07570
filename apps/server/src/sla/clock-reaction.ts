/** Clocks change in the same instant as their ticket: read with its row, decided by the domain, written by the statement that saves it. */

import { followTicket } from '@huiyin/domain/sla/follow-ticket.ts';
import type { TicketReaction } from '../ticket/index.ts';
import { clocksFromKept, keptClocksOf, type ClockRow, type KeptJson, rowOfClock, writeClocks } from './clock.store.ts';
import { viewClock } from './clock.view.ts';
import { type KnownRules, rulesOf } from './rules.ts';

export const clockReaction: TicketReaction<KeptJson, KnownRules, ClockRow> = {
  name: 'clocks',
  reads: keptClocksOf,
  prepare: rulesOf,
  decide(change, kept, rules, takenIn) {
    const { changed, dueAt } = followTicket(change, clocksFromKept(kept), rules, clocksFromKept(takenIn));
    return { rows: changed.map((clock) => rowOfClock(change.after.id, clock)), dueAt };
  },
  write: writeClocks,
  show: (kept, rules, at) => clocksFromKept(kept).clocks.map((clock) => viewClock(clock, rules, at)),
};
