/** HTTP for the assistant's figures. */

import { toDayNumber } from '@huiyin/domain/calendar/local-date.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/upkeep/figures.contract.ts';
import { centreZone, type CentreZone } from '../calendar/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { type Period, readFigures, readFigureTickets } from './figures.store.ts';

export const figureRoutes = ({ db }: Shell): Routes => (serve) => {
  serve(contract.readAssistantFigures, async ({ query }) => {
    const period = periodOf(query, await centreZone(db));
    return period === null ? refuse('figures.period_invalid') : accept(await readFigures(db, period));
  });

  serve(contract.listFigureTickets, async ({ query, actor }) => {
    const [period, reach] = [periodOf(query, await centreZone(db)), reachOf(actor, 'ticket.read')];
    if (period === null) return refuse('figures.period_invalid');
    const rows = reach === null ? [] : await readFigureTickets(db, period, query.figure, reach);
    return accept({ items: rows.map(({ at, ...row }) => ({ ...row, at: toWire(at) })) });
  });
};

/** Days of the centre, both counted in. */
function periodOf({ from, until }: { readonly from: string; readonly until: string }, zone: CentreZone): Period | null {
  const [first, last] = [toDayNumber(from), toDayNumber(until)];
  return last >= first && last - first < contract.longestPeriodDays ? { timeZone: zone.name, from: zone.instantOf(first, 0), until: zone.instantOf(last + 1, 0) } : null;
}
