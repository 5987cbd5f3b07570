/** Endpoints of exports: files that take long to make are asked for where they belong, and watched, stopped and fetched here. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';


export const ExportRun = Type.Object({
  id: Id,
  /** What it is of: `review:<id>`. */
  subject: Type.String(),
  /** As it was asked for: format, language. */
  wish: Type.Record(Type.String(), Type.Unknown()),
  state: Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** Parts that are made, of all. Nought of nought while it waits. */
  done: Type.Integer(),
  total: Type.Integer(),
  /** Null until it is done. */
  file: Type.Union([Type.Object({ name: Type.String(), size: Type.Integer() }), Type.Null()]),
  askedAt: Moment,
  endedAt: Nullable(Moment),
  /** When it is forgotten, file and all. */
  keptUntil: Nullable(Moment),
});
export type ExportRun = Static<typeof ExportRun>;

const ExportParams = Type.Object({ exportId: Id });

export const listExports = endpoint({
  method: 'GET', path: '/exports', permission: 'session', summary: 'The latest of my own exports, the latest first',
  query: Type.Object({ subject: Type.Optional(Type.String({ maxLength: 100 })) }), reply: Type.Object({ items: Type.Array(ExportRun) }), refusals: [],
});

export const readExport = endpoint({ method: 'GET', path: '/exports/:exportId', permission: 'session', summary: 'One of my exports with its progress', params: ExportParams, reply: ExportRun, refusals: ['export.unknown'] });

export const cancelExport = endpoint({ method: 'POST', path: '/exports/:exportId/cancel', permission: 'session', summary: 'Stop an export of mine: no file is kept. One that has ended stays as it is', params: ExportParams, body: Type.Object({}, { additionalProperties: false }), reply: ExportRun, refusals: ['export.unknown'] });

export const downloadExport = endpoint({
  method: 'GET', path: '/exports/:exportId/file', permission: 'session', summary: 'The file of an export of mine, while I may still see what it holds; audited',
  params: ExportParams, download: true, refusals: ['export.unknown', 'export.not_done'],
});
