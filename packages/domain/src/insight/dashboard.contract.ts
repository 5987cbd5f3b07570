/** Endpoints of dashboards that people keep, and of taking figures out of the house. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { LocalDate, Nullable } from '../kernel/wire.ts';
import { pictures } from './card.ts';
import { mostCards } from './dashboard.ts';
import { dimensionKeys, timeDimensions } from './dimension.ts';

const MetricKey = Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' });
const Values = Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 20 }));

export const CardSchema = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' }),
  title: Nullable(BilingualText),
  picture: Type.Enum([...pictures]),
  metrics: Type.Array(MetricKey, { maxItems: 10 }),
  by: Nullable(Type.Enum([...dimensionKeys, ...timeDimensions])),
  where: Type.Object(Object.fromEntries(dimensionKeys.map((key) => [key, Values])) as Record<(typeof dimensionKeys)[number], typeof Values>, { additionalProperties: false }),
  width: Type.Enum([1, 2, 4]),
}, { additionalProperties: false });

const DashboardName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Version = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));
const facts = { name: DashboardName, /** Everybody who may read figures sees it. */ shared: Type.Boolean(), cards: Type.Array(CardSchema, { maxItems: mostCards }) };

const summary = { id: Id, name: Type.String(), shared: Type.Boolean(), /** The caller’s own: who else may only read or copy it. */ mine: Type.Boolean(), owner: Type.String(), version: Type.Integer() };
export const DashboardSummary = Type.Object(summary);
export type DashboardSummary = Static<typeof DashboardSummary>;
export const DashboardView = Type.Object({ ...summary, cards: Type.Array(CardSchema) });
export type DashboardView = Static<typeof DashboardView>;

export const listDashboards = endpoint({
  method: 'GET', path: '/dashboards', permission: 'metric.read', summary: 'Dashboards of one’s own and shared ones; and what time figures go by: the zone, today, the months that hold tickets',
  reply: Type.Object({ items: Type.Array(DashboardSummary), timeZone: Type.String(), today: LocalDate, /** `2025-08`, the latest first. */ months: Type.Array(Type.String()) }), refusals: [],
});

export const readDashboard = endpoint({
  method: 'GET', path: '/dashboards/:dashboardId', permission: 'metric.read', summary: 'A dashboard with its cards',
  params: Type.Object({ dashboardId: Id }), reply: DashboardView, refusals: ['dashboard.unknown'],
});

export const createDashboard = endpoint({
  method: 'POST', path: '/dashboards', permission: 'metric.read', summary: 'Keep a dashboard of one’s own',
  body: Type.Object(facts, { additionalProperties: false }), reply: DashboardView, status: 201, refusals: ['dashboard.invalid', 'dashboard.too_many', 'permission.missing'],
});

export const changeDashboard = endpoint({
  method: 'PUT', path: '/dashboards/:dashboardId', permission: 'metric.read', summary: 'Change a dashboard of one’s own',
  params: Type.Object({ dashboardId: Id }), body: Type.Object({ ...facts, version: Version }, { additionalProperties: false }), reply: DashboardView,
  refusals: ['dashboard.unknown', 'dashboard.changed', 'dashboard.invalid', 'dashboard.not_yours'],
});

export const removeDashboard = endpoint({
  method: 'DELETE', path: '/dashboards/:dashboardId', permission: 'metric.read', summary: 'Remove a dashboard of one’s own',
  params: Type.Object({ dashboardId: Id }), refusals: ['dashboard.unknown', 'dashboard.not_yours'],
});

export const exportFigures = endpoint({
  method: 'GET', path: '/metrics/:metricKey/export', permission: 'metric.export', summary: 'A metric, and others beside it, over a period and the one before, by group or point in time, as CSV or XLSX; formulas neutralised, audited',
  params: Type.Object({ metricKey: MetricKey }),
  query: Type.Object({
    beside: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}(,[a-z][a-z0-9_]{1,40}){0,8}$', description: 'up to nine more keys: csat,frt' })),
    from: LocalDate, to: LocalDate,
    by: Type.Optional(Type.Union([Type.Enum([...dimensionKeys, ...timeDimensions]), Type.Literal('')])),
    where: Type.Optional(Type.String({ maxLength: 600 })),
    every: Type.Optional(Type.Enum(['hour', 'day', 'week', 'month'])),
    split: Type.Optional(Type.Boolean({ description: 'with `by`: points in time down, groups across' })),
    format: Type.Enum(['csv', 'xlsx']),
    language: Type.Optional(Type.Enum(['zh', 'en'])),
  }),
  download: true, refusals: ['metric.unknown', 'metric.period_invalid', 'metric.where_invalid'],
});
