/** Endpoints of the figures: what is measured, how it stands, and the tickets behind it. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { LocalDate, Nullable } from '../kernel/wire.ts';
import { backlogBands } from './backlog-age.ts';
import { dimensionKeys, timeDimensions } from './dimension.ts';
import { rowKinds } from './rows-behind.ts';

const MetricKey = Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' });

export const MetricDefinition = Type.Object({
  key: Type.String(),
  name: BilingualText,
  group: Type.String(),
  words: BilingualText,
  population: BilingualText,
  clock: Type.Enum(['calendar', 'working', 'none']),
  actors: Type.Enum(['human', 'assistant', 'both', 'customer']),
  attribution: Type.Enum(['first_answerer', 'solver', 'doer', 'none']),
  unit: Type.Enum(['count', 'percent', 'minutes', 'points', 'ratio', 'milliseconds']),
  decimals: Type.Integer(),
  good: Type.Enum(['up', 'down', 'neither']),
  version: Type.Integer(),
  source: Type.String(),
  /** Over `ticket_fact`, one row a ticket, with `f` for its row. */
  sql: Type.String(),
  /** Whether median and p90 are told: within one per cent of the true value. */
  spread: Type.Boolean(),
  /** How it is made of sums. A count adds up over days; nothing else does. */
  kind: Type.Enum(['count', 'share', 'balance', 'mean', 'level', 'mix']),
  /** What lies behind it. */
  rows: Type.Array(Type.Enum([...rowKinds])),
  /** In what the part of one ticket is told; null: it counts or it does not. */
  rowUnit: Nullable(Type.Enum(['count', 'percent', 'minutes', 'points', 'ratio', 'milliseconds'])),
  dimensions: Type.Array(Type.Object({ key: Type.String(), name: BilingualText })),
});
export type MetricDefinition = Static<typeof MetricDefinition>;

const FigureShape = {
  /** Null: no data. */
  value: Nullable(Type.Number()),
  /** What it is taken over: cases; of presence, minutes. */
  n: Type.Integer(),
  median: Nullable(Type.Number()),
  p90: Nullable(Type.Number()),
};

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

/** As the month was closed, by the signature of its review. */
export const FrozenFigure = Type.Object({
  ...FigureShape,
  at: Type.String({ format: 'date-time' }),
  /** By how much later tickets, ratings and corrections moved it, as shown; null: nothing to compare with. */
  correction: Nullable(Type.Number()),
  casesCorrected: Type.Number(),
  /** The metric's definition was changed since. */
  redefined: Type.Boolean(),
});
export type FrozenFigure = Static<typeof FrozenFigure>;

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
  /** Of exactly one closed month over the whole centre. `value` is what is known now. */
  frozen: Type.Optional(FrozenFigure),
  series: Type.Array(SeriesPoint),
  by: Nullable(Type.String()),
  groups: Type.Array(MetricGroupView),
  timeZone: Type.String(),
  /** Up to when the event log had been read. */
  asOf: Type.String({ format: 'date-time' }),
});
export type MetricReading = Static<typeof MetricReading>;

const Where = Type.Optional(Type.String({ maxLength: 600, description: 'channel:web,wechat;topic:app-howto;weekday:1;hour:10 — a ticket must fit each dimension named; Monday is 1' }));
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
  /** What the ticket adds: its duration or the work on it in minutes, its score, how often it counts, or 1 and 0 for a share; −1 where a level lost it to others. */
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

/** A step of one kind's flow, over the stays of tickets that opened in the period. */
export const StepFigure = Type.Object({
  kind: Type.Object({ key: Type.String(), name: BilingualText }),
  step: Type.String(),
  name: BilingualText,
  stage: Type.String(),
  /** Stays that are over. */
  n: Type.Integer(),
  /** Minutes of a stay. */
  mean: Nullable(Type.Number()),
  median: Nullable(Type.Number()),
  p90: Nullable(Type.Number()),
  /** Of the time there, percent spent waiting for the first hand, and waiting for the customer or a third party. */
  waitingShare: Nullable(Type.Number()),
  pausedShare: Nullable(Type.Number()),
  /** Stays that came again, of a hundred first ones. */
  again: Nullable(Type.Number()),
  /** People who had it in hand, for each stay. */
  hands: Nullable(Type.Number()),
  /** Of all time that tickets of this kind took, percent spent here: where a minute saved counts most. */
  weight: Nullable(Type.Number()),
});
export type StepFigure = Static<typeof StepFigure>;

export const listStepFigures = endpoint({
  method: 'GET', path: '/step-figures', permission: 'metric.read', summary: 'How long each step of each kind’s flow took and how much of it was waiting, over tickets that opened in the period',
  query: Type.Object({ ...Span, kind: Type.Optional(Type.String({ maxLength: 60 })), channel: Type.Optional(Type.String({ maxLength: 60 })) }),
  reply: Type.Object({ items: Type.Array(StepFigure) }), refusals: ['metric.period_invalid'],
});

/** How old what is open is, by bands of days. */
const Band = Type.Enum([...backlogBands]);
export const BacklogAge = Type.Object({ band: Band, n: Type.Integer() });

export const readBacklogAges = endpoint({
  method: 'GET', path: '/backlog-ages', permission: 'metric.read', summary: 'How old the tickets are that are open now: up to 1, 3, 7, 14 days, and older',
  query: Type.Object({ team: Type.Optional(Type.String({ maxLength: 60 })), where: Where }), reply: Type.Object({ items: Type.Array(BacklogAge), oldestDays: Nullable(Type.Number()) }), refusals: ['metric.where_invalid'],
});

export const listBacklogTickets = endpoint({
  method: 'GET', path: '/backlog-ages/tickets', permission: 'metric.read', summary: 'The tickets of one band of the backlog that the caller may read, the oldest first; `value` is their age in days',
  query: Type.Object({ band: Band, where: Where, ...PageQuery }), reply: PageOf(MetricTicket), refusals: ['metric.where_invalid', 'page.cursor_invalid'],
});

export const PresenceSpell = Type.Object({
  person: Type.Object({ id: Id, name: Type.String() }),
  state: Type.Enum(['available', 'busy']),
  from: Type.String({ format: 'date-time' }),
  /** Null: still so. */
  to: Nullable(Type.String({ format: 'date-time' })),
  /** Of it within the period. */
  minutes: Type.Number(),
});
export type PresenceSpell = Static<typeof PresenceSpell>;

export const listPresenceSpells = endpoint({
  method: 'GET', path: '/presence-spells', permission: 'metric.read', summary: 'When people were there for customers, the latest first: what occupancy is taken over. Those whom the caller may see (permission `presence.read`)',
  query: Type.Object({ ...Span, where: Where, ...PageQuery }), reply: PageOf(PresenceSpell), refusals: ['metric.period_invalid', 'metric.where_invalid', 'page.cursor_invalid'],
});

export const ResponseHour = Type.Object({
  at: Type.String({ format: 'date-time' }),
  requests: Type.Integer(),
  /** Milliseconds of one request. */
  mean: Type.Number(),
  slow: Type.Integer(),
});
export type ResponseHour = Static<typeof ResponseHour>;

export const listResponseHours = endpoint({
  method: 'GET', path: '/response-hours', permission: 'metric.read', summary: 'How long this system took, hour by hour: those with the longest mean first, or with most slow requests',
  query: Type.Object({ ...Span, where: Where, order: Type.Optional(Type.Enum(['mean', 'slow'])), ...PageQuery }), reply: PageOf(ResponseHour), refusals: ['metric.period_invalid', 'metric.where_invalid', 'page.cursor_invalid'],
});
