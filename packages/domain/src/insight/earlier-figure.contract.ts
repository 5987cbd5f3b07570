/** Endpoints of figures from before Huiyin. They never mix with what tickets say: a list of their own, labelled by file and day of import. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { BilingualText } from '../kernel/text.ts';
import { Nullable } from '../kernel/wire.ts';
import { earlierColumns, earlierReasons } from './earlier-figure.ts';

const LocalDate = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const Mapping = Type.Object({ metric: Nullable(Type.String()), period: Nullable(Type.String()), value: Nullable(Type.String()), n: Nullable(Type.String()), dimension: Nullable(Type.String()), group: Nullable(Type.String()) });

export const EarlierView = Type.Object({
  metricKey: Type.String(),
  name: BilingualText,
  unit: Type.String(),
  decimals: Type.Integer(),
  every: Type.Enum(['day', 'month']),
  on: LocalDate,
  dimension: Type.String(),
  group: Type.String(),
  value: Type.Number(),
  n: Nullable(Type.Integer()),
  /** The file it came from. */
  source: Type.String(),
  importedAt: Type.String({ format: 'date-time' }),
});
export type EarlierView = Static<typeof EarlierView>;

export const EarlierLook = Type.Object({
  dry: Type.Boolean(),
  columns: Type.Array(Type.String()),
  /** As asked for, else guessed. */
  mapping: Mapping,
  sample: Type.Array(Type.Array(Type.String())),
  rows: Type.Integer(),
  /** New ones, those that say something else than before, and those that were there already. */
  fresh: Type.Integer(),
  changed: Type.Integer(),
  repeated: Type.Integer(),
  /** Nothing at all is imported while there is one; the first 500 are told. */
  bad: Type.Integer(),
  problems: Type.Array(Type.Object({ line: Type.Integer(), column: Type.Enum([...earlierColumns]), reason: Type.Enum([...earlierReasons]), value: Type.String() })),
  imported: Type.Integer(),
});
export type EarlierLook = Static<typeof EarlierLook>;

const Heading = Type.Optional(Type.String({ maxLength: 200 }));

export const importEarlier = endpoint({
  method: 'POST', path: '/metrics-before', permission: 'metric.keep', summary: 'Read a CSV or XLSX of figures from before Huiyin: metric, month or day, value, n, dimension and group. Dry unless `dry=false`; every row or none; repeating it changes nothing',
  query: Type.Object({ dry: Type.Optional(Type.Boolean()), metric: Heading, period: Heading, value: Heading, n: Heading, dimension: Heading, group: Heading }),
  multipart: true, reply: EarlierLook, refusals: ['file.missing', 'import.file_unreadable'],
});

export const listEarlier = endpoint({
  method: 'GET', path: '/metrics-before', permission: 'metric.read', summary: 'Figures from before Huiyin, oldest first; kept apart from what tickets say',
  query: Type.Object({ metric: Type.Optional(Type.String({ maxLength: 60 })) }),
  reply: Type.Object({ earlier: Type.Array(EarlierView) }), refusals: [],
});

export const removeEarlier = endpoint({
  method: 'DELETE', path: '/metrics-before/:metricKey', permission: 'metric.keep', summary: 'Remove all earlier figures of a metric',
  params: Type.Object({ metricKey: Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' }) }), refusals: ['metric.unknown'],
});
