/** HTTP for the figures. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import * as contract from '@huiyin/domain/insight/insight.contract.ts';
import { readPeriod, type Period } from '@huiyin/domain/insight/period.ts';
import { metricOf, metrics } from '@huiyin/domain/insight/registry.ts';
import { rowsBehind, rowUnitOf } from '@huiyin/domain/insight/rows-behind.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { daysOld, readAges, readOfAge } from './backlog-age.store.ts';
import { formulaSql } from './measure.store.ts';
import { readBehind, type BehindRow, type PlaceInList } from './metric-ticket.store.ts';
import { readMetric } from './read-metric.ts';
import type { Slice } from './reading.store.ts';
import { readResponseHours, readSpells } from './row.store.ts';
import { readStepFigures } from './step.store.ts';
import { dimensionsOf, misfitOf, readSlice } from './slice.ts';

export const insightRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listMetrics, () =>
    Promise.resolve(accept({ items: metrics.map(({ formula, ...metric }) => ({ ...metric, sql: formulaSql(formula), spread: formula.kind === 'mean' && formula.spread !== null, kind: formula.kind, rows: [...rowsBehind({ formula })], rowUnit: rowUnitOf({ formula, unit: metric.unit }), dimensions: dimensionsOf({ formula }).map((key) => ({ key, name: dimensionNames[key] })) })) })),
  );

  serve(contract.readMetric, async ({ params, query }) => {
    const metric = metricOf(params.metricKey);
    if (metric === undefined) return refuse('metric.unknown');
    const period = readPeriod(query.from, query.to);
    if (period === null) return refuse('metric.period_invalid');
    const where = await readSlice(shell.db, query.where);
    if (!where.ok) return where;
    const misfit = misfitOf(metric, where.value, query.by || null);
    if (misfit !== null) return refuse('metric.where_invalid', { part: misfit });
    return accept(await readMetric(shell, { metric, period, where: where.value, by: query.by || null, ...(query.every && { every: query.every }), split: query.split ?? false }));
  });

  serve(contract.listStepFigures, async ({ query }) => {
    const period = readPeriod(query.from, query.to);
    return period === null ? refuse('metric.period_invalid') : accept({ items: await readStepFigures(shell.db, period, query) });
  });

  serve(contract.readBacklogAges, async ({ query }) => {
    const where = await readSlice(shell.db, [query.where, query.team === undefined ? undefined : `team:${query.team}`].filter((part) => part !== undefined).join(';'));
    return where.ok ? accept(await readAges(shell.db, shell.clock.now(), where.value)) : where;
  });

  serve(contract.listBacklogTickets, async ({ query, actor }) => {
    const where = await readSlice(shell.db, query.where);
    if (!where.ok) return where;
    const place = placeOf(query);
    if (place === undefined) return refuse('page.cursor_invalid');
    const [reach, at] = [reachOf(actor, 'ticket.read'), shell.clock.now()];
    const rows = reach === null ? [] : await readOfAge(shell.db, { band: query.band, at, where: where.value, ...place }, reach);
    const page = pageOf(rows, place.limit);
    return accept({ ...page, items: page.items.map((item) => ({ ...item, value: daysOld(Date.parse(item.openedAt), at) })) });
  });

  serve(contract.listPresenceSpells, async ({ query, actor }) => {
    const asked = await askedOf(query, ['team', 'agent', 'weekday']);
    if (!asked.ok) return asked;
    const { limit, after } = pageWish(query);
    const place = after === null ? null : readCursor(after, ['instant', 'id']);
    if (after !== null && place === null) return refuse('page.cursor_invalid');
    const reach = reachOf(actor, 'presence.read');
    const rows = reach === null ? [] : await readSpells(shell.db, { ...asked.value, limit: limit + 1, after: place && { from: place[0] as number, personId: place[1] as string } }, reach);
    const last = rows.length > limit ? rows[limit - 1]! : null;
    return accept({
      items: rows.slice(0, limit).map(({ personId, name, state, from, to, ms }) => ({ person: { id: personId, name }, state, from: toWire(from), to: toWireOrNull(to), minutes: Math.round(ms / 600) / 100 })),
      next: last === null ? null : writeCursor([last.from, last.personId]),
    });
  });

  serve(contract.listResponseHours, async ({ query }) => {
    const asked = await askedOf(query, ['hour', 'weekday']);
    if (!asked.ok) return asked;
    const { limit, after } = pageWish(query);
    const place = after === null ? null : readCursor(after, ['figure', 'instant']);
    if (after !== null && place === null) return refuse('page.cursor_invalid');
    const order = query.order ?? 'mean';
    const rows = await readResponseHours(shell.db, { ...asked.value, order, limit: limit + 1, after: place && { value: place[0] as number, at: place[1] as number } });
    const last = rows.length > limit ? rows[limit - 1]! : null;
    return accept({ items: rows.slice(0, limit).map(({ at, ...row }) => ({ at: toWire(at), ...row })), next: last === null ? null : writeCursor([last[order], last.at]) });
  });

  serve(contract.listMetricTickets, async ({ params, query, actor }) => {
    const metric = metricOf(params.metricKey);
    if (metric === undefined) return refuse('metric.unknown');
    const period = readPeriod(query.from, query.to);
    if (period === null) return refuse('metric.period_invalid');
    const where = await readSlice(shell.db, query.where);
    if (!where.ok) return where;
    const misfit = misfitOf(metric, where.value, null);
    if (misfit !== null) return refuse('metric.where_invalid', { part: misfit });
    const place = placeOf(query);
    if (place === undefined) return refuse('page.cursor_invalid');
    const reach = reachOf(actor, 'ticket.read');
    // Behind what this system's own requests tell are hours and no tickets.
    const rows = reach === null || !rowsBehind(metric).includes('tickets') ? [] : await readBehind(shell.db, { formula: metric.formula, period, where: where.value, all: query.all ?? false, ...place }, reach);
    return accept(pageOf(rows, place.limit));
  });

  /** A period, and conditions of which only some are known there. */
  async function askedOf(query: { readonly from: string; readonly to: string; readonly where?: string }, known: readonly string[]): Promise<Result<{ readonly period: Period; readonly where: Slice }, 'metric.period_invalid' | 'metric.where_invalid'>> {
    const period = readPeriod(query.from, query.to);
    if (period === null) return refuse('metric.period_invalid');
    const where = await readSlice(shell.db, query.where);
    if (!where.ok) return where;
    const part = [...where.value.keys()].find((dimension) => !known.includes(dimension));
    return part === undefined ? accept({ period, where: where.value }) : refuse('metric.where_invalid', { part });
  }
};

/** One row more than is shown tells whether there are more. Undefined: the cursor is none of ours. */
function placeOf(query: { limit?: number; after?: string }): PlaceInList | undefined {
  const { limit, after } = pageWish(query);
  const parts = after === null ? null : readCursor(after, ['figure', 'id']);
  if (after !== null && parts === null) return undefined;
  return { limit: limit + 1, after: parts && { value: parts[0] as number, id: parts[1] as string } };
}

function pageOf(rows: readonly BehindRow[], limit: number): { items: contract.MetricTicket[]; next: string | null } {
  const items = rows.slice(0, limit - 1);
  const last = items.at(-1);
  return { items: items.map(({ openedAt, ...row }) => ({ ...row, openedAt: toWire(openedAt) })), next: rows.length === limit && last ? writeCursor([last.value ?? 0, last.id]) : null };
}
