/** HTTP for the assistant's figures. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { day, toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/upkeep/figures.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { type Period, readFigures, readFigureTickets } from './figures.store.ts';

export const figureRoutes = ({ db }: Shell): Routes => (serve) => {
  serve(contract.readAssistantFigures, async ({ query }) => {
    const period = periodOf(query);
    return period === null ? refuse('figures.period_invalid') : accept(await readFigures(db, period));
  });

  serve(contract.listFigureTickets, async ({ query, actor }) => {
    const [period, reach] = [periodOf(query), reachOf(actor, 'ticket.read')];
    if (period === null) return refuse('figures.period_invalid');
    const rows = reach === null ? [] : await readFigureTickets(db, period, query.figure, reach);
    return accept({ items: rows.map(({ at, ...row }) => ({ ...row, at: toWire(at) })) });
  });
};

/** Days in Shanghai, both counted in. */
function periodOf({ from, until }: { readonly from: string; readonly until: string }): Period | null {
  const period = { from: Date.parse(`${from}T00:00:00+08:00`), until: Date.parse(`${until}T00:00:00+08:00`) + day };
  return period.until > period.from && period.until - period.from <= contract.longestPeriodDays * day ? period : null;
}
