/** HTTP for the figures. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import * as contract from '@huiyin/domain/insight/insight.contract.ts';
import { readPeriod } from '@huiyin/domain/insight/period.ts';
import { sourceOfFormula } from '@huiyin/domain/insight/figure.ts';
import { metricOf, metrics } from '@huiyin/domain/insight/registry.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { formulaSql } from './measure.store.ts';
import { readBehind } from './metric-ticket.store.ts';
import { readMetric } from './read-metric.ts';
import { readAges, readStepFigures } from './step.store.ts';
import { dimensionsOf, misfitOf, readSlice } from './slice.ts';

export const insightRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listMetrics, () =>
    Promise.resolve(accept({ items: metrics.map(({ formula, ...metric }) => ({ ...metric, sql: formulaSql(formula), spread: formula.kind === 'mean' && formula.spread !== null, dimensions: dimensionsOf({ formula }).map((key) => ({ key, name: dimensionNames[key] })) })) })),
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

  serve(contract.readBacklogAges, async ({ query }) => accept(await readAges(shell.db, shell.clock.now(), query.team ?? null)));

  serve(contract.listMetricTickets, async ({ params, query, actor }) => {
    const metric = metricOf(params.metricKey);
    if (metric === undefined) return refuse('metric.unknown');
    const period = readPeriod(query.from, query.to);
    if (period === null) return refuse('metric.period_invalid');
    const where = await readSlice(shell.db, query.where);
    if (!where.ok) return where;
    const misfit = misfitOf(metric, where.value, null);
    if (misfit !== null) return refuse('metric.where_invalid', { part: misfit });
    // What is not taken over tickets has none behind it.
    if (sourceOfFormula(metric.formula) !== 'tickets') return accept({ items: [], next: null });
    const { limit, after } = pageWish(query);
    const cursor = after === null ? null : readPlace(after);
    if (cursor === undefined) return refuse('page.cursor_invalid');
    const reach = reachOf(actor, 'ticket.read');
    const rows = reach === null ? [] : await readBehind(shell.db, { formula: metric.formula, period, where: where.value, all: query.all ?? false, limit: limit + 1, after: cursor }, reach);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return accept({ items: items.map(({ openedAt, ...row }) => ({ ...row, openedAt: toWire(openedAt) })), next: rows.length > limit && last ? writeCursor([last.value ?? 0, last.id]) : null });
  });
};

function readPlace(after: string): { readonly value: number; readonly id: string } | undefined {
  const parts = readCursor(after, ['figure', 'id']);
  return parts === null ? undefined : { value: parts[0] as number, id: parts[1] as string };
}
