/** HTTP for dashboards. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { Card } from '@huiyin/domain/insight/card.ts';
import * as contract from '@huiyin/domain/insight/dashboard.contract.ts';
import { addDays, readPeriod } from '@huiyin/domain/insight/period.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { centreZone } from '../calendar/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { type KeptDashboard, readDashboards, readMonths } from './dashboard.store.ts';
import { exportFigures } from './export-figures.ts';
import { writeCsv, writeXlsx } from './figure-file.ts';
import { changeDashboard, createDashboard, deleteDashboard } from './keep-dashboards.ts';
import { misfitOf, readSlice } from './slice.ts';

export const dashboardRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  serve(contract.listDashboards, async ({ actor }) => {
    const [kept, zone, months] = await Promise.all([readDashboards(db, actor.id), centreZone(db), readMonths(db)]);
    return accept({ items: kept.map((dashboard) => summarise(dashboard, actor)), timeZone: zone.name, today: zone.dateOf(shell.clock.now()), months });
  });

  serve(contract.readDashboard, async ({ actor, params }) => {
    const dashboard = await seenBy(actor, params.dashboardId);
    return dashboard ? accept(dashboard) : refuse('dashboard.unknown');
  });

  serve(contract.createDashboard, async ({ actor, address, userAgent, body }) => shown(actor, await createDashboard(shell, { actor, address, userAgent }, body)));

  serve(contract.changeDashboard, async ({ actor, address, userAgent, params, body: { version: _, ...facts }, version }) =>
    shown(actor, await changeDashboard(shell, { actor, address, userAgent }, params.dashboardId, { ...facts, seen: version })));

  serve(contract.removeDashboard, ({ actor, address, userAgent, params }) => deleteDashboard(shell, { actor, address, userAgent }, params.dashboardId));

  serve(contract.exportFigures, async ({ params, query, actor, address, userAgent }) => {
    const metrics = [params.metricKey, ...(query.beside?.split(',') ?? [])].map(metricOf);
    if (!metrics.every((metric) => metric !== undefined)) return refuse('metric.unknown');
    const period = readPeriod(query.from, query.to);
    if (period === null) return refuse('metric.period_invalid');
    const where = await readSlice(db, query.where);
    if (!where.ok) return where;
    const misfit = metrics.map((metric) => misfitOf(metric, where.value, query.by || null)).find((part) => part !== null);
    if (misfit !== undefined) return refuse('metric.where_invalid', { part: misfit });
    const { format, language = 'zh' } = query;
    const table = await exportFigures(shell, { actor, address, userAgent }, { metrics, period, by: query.by || null, where: where.value, whereText: query.where ?? '', every: query.every, split: query.split ?? false, format, language });
    const name = `${language === 'zh' ? '数据' : 'figures'}_${period.from}_${addDays(period.to, -1)}`;
    return accept(
      format === 'csv'
        ? { name: `${name}.csv`, type: 'text/csv; charset=utf-8', content: writeCsv(table) }
        : { name: `${name}.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx(table, language === 'zh' ? '数据' : 'Figures') },
    );
  });

  async function seenBy(actor: Actor, id: string): Promise<contract.DashboardView | undefined> {
    const dashboard = (await readDashboards(db, actor.id)).find((each) => each.id === id);
    return dashboard && { ...summarise(dashboard, actor), cards: dashboard.cards.map(viewCard) };
  }

  async function shown<Code extends string>(actor: Actor, result: Result<KeptDashboard, Code>): Promise<Result<contract.DashboardView, Code>> {
    return result.ok ? accept((await seenBy(actor, result.value.id))!) : result;
  }
};

/** The wire has lists that may grow where the domain has such that may not. */
function viewCard({ metrics, where, ...card }: Card): contract.DashboardView['cards'][number] {
  return { ...card, metrics: [...metrics], where: Object.fromEntries(Object.entries(where).map(([dimension, values]) => [dimension, [...values]])) };
}

function summarise({ id, name, shared, ownerId, owner, version }: KeptDashboard & { readonly owner: string }, actor: Actor): contract.DashboardSummary {
  return { id, name, shared, mine: ownerId === actor.id, owner, version };
}
