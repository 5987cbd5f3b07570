/** Endpoints of the ticket import: look at a file, run it dry, run it, watch it. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';

/** How a file is to be read; the targets are documented in `import-targets.ts`. */
export const ImportMapping = Type.Object(
  {
    /** Target → header of the column that fills it: `{ externalId: '工单号' }`. One column may fill several targets. */
    columns: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 200 })),
    /** `cases`: a row is a ticket. `events`: a row is an event, grouped by the case column. */
    rows: Type.Union([Type.Literal('cases'), Type.Literal('events')]),
    /** The zone of times that carry no offset: `Asia/Shanghai`. */
    timeZone: Type.String({ maxLength: 60 }),
    /** `YYYY-MM-DD`-like orders are recognised; `MDY` or `DMY` must be told. */
    dateOrder: Type.Union([Type.Literal('YMD'), Type.Literal('MDY'), Type.Literal('DMY')]),
    /** Takes cases that name no customer: each gets a customer without a contact point, so an open one cannot leave accept before one is known. */
    anonymous: Type.Optional(Type.Boolean()),
    /** Archives also what has no closing time, at its last known moment. */
    archiveOpen: Type.Optional(Type.Boolean()),
    /** The system the case ids belong to; one id of one source is imported once. Absent: the channel's key. */
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Key of the channel that tickets belong to when no column says; absent: `import`. */
    channel: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type ImportMapping = Static<typeof ImportMapping>;

export const ImportRun = Type.Object({
  id: Id,
  fileName: Type.String(),
  state: Type.Union([Type.Literal('looked_at'), Type.Literal('checking'), Type.Literal('checked'), Type.Literal('running'), Type.Literal('done'), Type.Literal('cancelled'), Type.Literal('failed')]),
  encoding: Type.String(),
  /** Of the file, without its header. */
  rows: Type.Integer(),
  /** Rows that are finished: imported, repeated or refused. */
  done: Type.Integer(),
  /** Tickets; in a dry run those that would be. */
  imported: Type.Integer(),
  /** What `recorded` on them. */
  events: Type.Integer(),
  /** Tickets already there from an earlier run. */
  repeated: Type.Integer(),
  /** Rows with a problem of their own, and cases left out because of one. */
  bad: Type.Integer(),
  /** Why it failed as a whole; null otherwise. */
  failure: Nullable(Type.String()),
  /** The one it last ran with. Before that, the guess. */
  mapping: Nullable(ImportMapping),
  guessed: Type.Array(Type.Object({ column: Type.String(), target: Type.String() })),
  columns: Type.Array(Type.String()),
  sample: Type.Array(Type.Array(Type.String())),
  startedAt: Nullable(Moment),
  endedAt: Nullable(Moment),
});

export const ImportProblem = Type.Object({ line: Type.Integer(), column: Nullable(Type.String()), code: Type.String(), value: Nullable(Type.String()) });

export type ImportRun = Static<typeof ImportRun>;

const ImportParams = Type.Object({ importId: Id });

export const startImport = endpoint({ method: 'POST', path: '/imports', permission: 'ticket.import', summary: 'Upload a CSV or XLSX file; encoding and columns are guessed and shown', multipart: true, reply: ImportRun, status: 201, refusals: ['file.too_large', 'file.missing', 'import.file_unreadable'] });
export const listImports = endpoint({ method: 'GET', path: '/imports', permission: 'ticket.import', summary: 'Imports, latest first', query: Type.Object(PageQuery), reply: PageOf(ImportRun), refusals: ['page.cursor_invalid'] });
export const readImport = endpoint({ method: 'GET', path: '/imports/:importId', permission: 'ticket.import', summary: 'One import with its progress', params: ImportParams, reply: ImportRun, refusals: ['import.unknown'] });
export const listImportProblems = endpoint({ method: 'GET', path: '/imports/:importId/problems', permission: 'ticket.import', summary: 'Bad rows with line, column and reason', params: ImportParams, query: Type.Object(PageQuery), reply: PageOf(ImportProblem), refusals: ['import.unknown', 'page.cursor_invalid'] });
export const runImport = endpoint({ method: 'POST', path: '/imports/:importId/run', permission: 'ticket.import', summary: 'Run it; `dry` only checks', params: ImportParams, body: Type.Object({ mapping: ImportMapping, dry: Type.Boolean() }, { additionalProperties: false }), reply: ImportRun, status: 202, refusals: ['import.unknown', 'import.running', 'import.mapping_incomplete'] });
export const cancelImport = endpoint({ method: 'POST', path: '/imports/:importId/cancel', permission: 'ticket.import', summary: 'Stop it; what is in stays in and a later run skips it', params: ImportParams, reply: ImportRun, refusals: ['import.unknown'] });
