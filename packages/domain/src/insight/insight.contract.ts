/** Endpoints of the figures: what is measured, how it stands, and the tickets behind it. */

import { Type, type Static, type TSchema } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { dimensionKeys, timeDimensions } from './dimension.ts';

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const LocalDate = Type.String({ format: 'date' });
const MetricKey = Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' });

export const MetricDefinition = Type.Object({
  key: Type.String(),
  name: BilingualText,
  group: Type.String(),
  words: BilingualText,
  population: BilingualText,
  clock: Type.Enum(['calendar', 'working', 'none']),
  actors: Type.Enum(['human', 'assistant', 'both', 'customer']),
  attribution: Type.Enum(['first_answerer', 'solver']),
  unit: Type.Enum(['count', 'percent', 'minutes', 'points', 'ratio']),
  decimals: Type.Integer(),
  good: Type.Enum(['up', 'down', 'neither']),
  version: Type.Integer(),
  source: Type.String(),
  /** Over `ticket_fact`, one row a ticket, with `f` for its row. */
  sql: Type.String(),
  /** Whether median and p90 are told: within one per cent of the true value. */
  spread: Type.Boolean(),
  dimensions: Type.Array(Type.Object({ key: Type.String(), name: BilingualText })),
});
export type MetricDefinition = Static<typeof MetricDefinition>;

const FigureShape = {
  /** Null: no data. */
  value: Nullable(Type.Number()),
  n: Type.Integer(),
  median: Nullable(Type.Number()),
  p90: Nullable(Type.Number()),
};
export const FigureView = Type.Object(FigureShape);

/** `at`: the local day, or the hour as `2025-08-20T10`, on which the span begins. */
export const SeriesPoint = Type.Object({ at: Type.String(), value: Nullable(Type.Number()), n: Type.Integer() });

export const MetricGroupView = Type.Object({
  /** What `where` takes: a channel's or team's key, a person's id … `-`: without one. */
  key: Type.String(),
  name: BilingualText,
  ...FigureShape,
  previous: Nullable(Type.Number()),
  /** With `split`. */
  series: Type.Optional(Type.Array(SeriesPoint)),
});
export type MetricGroupView = Static<typeof MetricGroupView>;

export const MetricReading = Type.Object({
  key: Type.String(),
  name: BilingualText,
  unit: Type.String(),
  decimals: Type.Integer(),
  good: Type.Enum(['up', 'down', 'neither']),
  version: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  every: Type.Enum(['hour', 'day', 'week', 'month']),
  ...FigureShape,
  /** The period before: as many whole months, or as many days. */
  previous: Type.Object({ from: Type.String(), to: Type.String(), ...FigureShape }),
  /** Value less the previous one, as shown; null when either is missing. */
  change: Nullable(Type.Number()),
  /** Of the previous value, in percent. */
  changePercent: Nullable(Type.Number()),
  turn: Nullable(Type.Enum(['better', 'worse', 'changed', 'flat'])),
  series: Type.Array(SeriesPoint),
  by: Nullable(Type.String()),
  groups: Type.Array(MetricGroupView),
  timeZone: Type.String(),
  /** Up to when the event log had been read. */
  asOf: Type.String({ format: 'date-time' }),
});
export type MetricReading = Static<typeof MetricReading>;

const Where = Type.Optional(Type.String({ maxLength: 600, description: 'channel:web,wechat;topic:app-howto — a ticket must fit each dimension named' }));
const By = Type.Optional(Type.Union([Type.Enum([...dimensionKeys, ...timeDimensions]), Type.Literal('')]));
const Span = { from: LocalDate, to: LocalDate };

const unreadable = ['metric.unknown', 'metric.period_invalid', 'metric.where_invalid'] as const;

export const listMetrics = endpoint({ method: 'GET', path: '/metrics', permission: 'metric.read', summary: 'Every metric with its definition', reply: Type.Object({ items: Type.Array(MetricDefinition) }), refusals: [] });

export const readMetric = endpoint({
  method: 'GET', path: '/metrics/:metricKey', permission: 'metric.read', summary: 'A metric over local days, `to` not counted in: value, n, median, p90, the period before, a series and groups. Durations are minutes',
  params: Type.Object({ metricKey: MetricKey }),
  query: Type.Object({ ...Span, by: By, where: Where, every: Type.Optional(Type.Enum(['hour', 'day', 'week', 'month'])), split: Type.Optional(Type.Boolean({ description: 'a series for each group too' })) }),
  reply: MetricReading, refusals: unreadable,
});

export const MetricTicket = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  openedAt: Type.String({ format: 'date-time' }),
  /** What the ticket adds: its duration in minutes, its score, or 1 and 0 for a share. */
  value: Nullable(Type.Number()),
  channel: BilingualText,
  team: Nullable(BilingualText),
  agent: Nullable(Type.String()),
  topic: Nullable(BilingualText),
});
export type MetricTicket = Static<typeof MetricTicket>;

export const listMetricTickets = endpoint({
  method: 'GET', path: '/metrics/:metricKey/tickets', permission: 'metric.read', summary: 'The very tickets behind a figure that the caller may read, the largest first; of a share those that count, with `all` those it is taken over too',
  params: Type.Object({ metricKey: MetricKey }),
  query: Type.Object({ ...Span, where: Where, all: Type.Optional(Type.Boolean()), ...PageQuery }),
  reply: PageOf(MetricTicket), refusals: [...unreadable, 'page.cursor_invalid'],
});
