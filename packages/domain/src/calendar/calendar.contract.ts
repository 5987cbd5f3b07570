/** Endpoints and views of working calendars and of the official days they follow. Any signed-in person may read them: they are what promises are made of. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { LocalDate, Moment, Nullable } from '../kernel/wire.ts';
import { CalendarDocumentSchema, CalendarName, HolidaySourceSchema, HoursSchema, NamedBy, OfficialDaysSchema, OverrideSchema } from './calendar.schema.ts';
import { Finding } from './finding.ts';

const EditVersion = Type.Optional(Type.Integer({ minimum: 1 }));
const Note = Type.String({ maxLength: 500 });
const CalendarParams = Type.Object({ calendarId: Id });

const summary = {
  id: Id,
  key: Type.String(),
  name: BilingualText,
  version: Type.Integer(),
  retiredAt: Nullable(Moment),
  /** What holds today. */
  document: CalendarDocumentSchema,
  open: Type.Boolean(),
  /** When that changes; null within the years compiled. */
  changesAt: Nullable(Moment),
  provisionalFrom: Nullable(Moment),
  /** Who leans on it, and how many: it cannot be retired while somebody does. */
  uses: Type.Array(Type.Object({ what: BilingualText, count: Type.Integer() })),
  /** Teams that work by it; the channels whose tickets enter their queues do too, unless they have one of their own. */
  teamIds: Type.Array(Id),
};

export const CalendarSummary = Type.Object(summary);
export type CalendarSummary = Static<typeof CalendarSummary>;

export const CalendarVersionView = Type.Object({
  number: Type.Integer(),
  /** Null: from the beginning. */
  validFromOn: Nullable(LocalDate),
  /** The last day on which it holds; null: none is known. */
  validUntilOn: Nullable(LocalDate),
  /** False: a later version took its place before it ever held. */
  holds: Type.Boolean(),
  document: CalendarDocumentSchema,
  note: Type.String(),
  /** Null for what was shipped or made by a key. */
  createdBy: NamedBy,
  createdAt: Moment,
});
export type CalendarVersionView = Static<typeof CalendarVersionView>;

export const CalendarView = Type.Object({ ...summary, /** Newest first. */ versions: Type.Array(CalendarVersionView) });
export type CalendarView = Static<typeof CalendarView>;

export const DayView = Type.Object({
  on: LocalDate,
  kind: Type.Enum(['override', 'holiday', 'make_up', 'weekly']),
  hours: Type.Array(HoursSchema),
  name: Nullable(Type.String()),
  provisional: Type.Boolean(),
});
export type DayView = Static<typeof DayView>;

export const listCalendars = endpoint({
  method: 'GET',
  path: '/calendars',
  permission: 'session',
  summary: 'Working calendars, the retired ones last',
  reply: Type.Object({ items: Type.Array(CalendarSummary) }),
  refusals: [],
});

export const readCalendar = endpoint({
  method: 'GET',
  path: '/calendars/:calendarId',
  permission: 'session',
  summary: 'One calendar with all its versions',
  params: CalendarParams,
  reply: CalendarView,
  refusals: ['calendar.unknown'],
});

export const readCalendarDays = endpoint({
  method: 'GET',
  path: '/calendars/:calendarId/days',
  permission: 'session',
  summary: 'What each day from one date to another is, at most 400 of them',
  params: CalendarParams,
  query: Type.Object({ from: LocalDate, to: LocalDate }),
  reply: Type.Object({ items: Type.Array(DayView) }),
  refusals: ['calendar.unknown', 'calendar.out_of_reach'],
});

export const readDue = endpoint({
  method: 'GET',
  path: '/calendars/:calendarId/due',
  permission: 'session',
  summary: 'When a span of working time that begins at a moment is over, and which days counted',
  params: CalendarParams,
  query: Type.Object({ from: Moment, minutes: Type.Integer({ minimum: 1, maximum: 600_000 }) }),
  reply: Type.Object({
    dueAt: Moment,
    /** Official days on the way are not known yet: it may move. */
    provisional: Type.Boolean(),
    days: Type.Array(Type.Object({ ...DayView.properties, countedMs: Type.Integer() })),
    cut: Type.Boolean(),
  }),
  refusals: ['calendar.unknown', 'calendar.out_of_reach'],
});

export const createCalendar = endpoint({
  method: 'POST',
  path: '/calendars',
  permission: 'calendar.manage',
  summary: 'A new calendar, which holds from the beginning',
  body: Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_-]{1,39}$' }), name: CalendarName, document: CalendarDocumentSchema }, { additionalProperties: false }),
  reply: CalendarView,
  status: 201,
  refusals: ['calendar.key_taken', 'calendar.invalid'],
});

export const renameCalendar = endpoint({
  method: 'PATCH',
  path: '/calendars/:calendarId',
  permission: 'calendar.manage',
  summary: 'Give a calendar another name',
  params: CalendarParams,
  body: Type.Object({ name: CalendarName, version: EditVersion }, { additionalProperties: false }),
  reply: CalendarView,
  refusals: ['calendar.unknown', 'calendar.changed'],
});

export const saveCalendarVersion = endpoint({
  method: 'POST',
  path: '/calendars/:calendarId/versions',
  permission: 'calendar.manage',
  summary: 'Change a calendar from a day on; what was before stays as it was. Null rewrites the past too',
  params: CalendarParams,
  body: Type.Object({ document: CalendarDocumentSchema, validFromOn: Nullable(LocalDate), note: Type.Optional(Note), version: EditVersion }, { additionalProperties: false }),
  reply: CalendarView,
  status: 201,
  refusals: ['calendar.unknown', 'calendar.changed', 'calendar.retired', 'calendar.invalid'],
});

export const retireCalendar = endpoint({
  method: 'POST',
  path: '/calendars/:calendarId/retire',
  permission: 'calendar.manage',
  summary: 'Nothing new may choose it any more; refused while something uses it',
  params: CalendarParams,
  body: Type.Object({ version: EditVersion }, { additionalProperties: false }),
  reply: CalendarView,
  refusals: ['calendar.unknown', 'calendar.changed', 'calendar.retired', 'calendar.in_use'],
});

export const restoreCalendar = endpoint({
  method: 'POST',
  path: '/calendars/:calendarId/restore',
  permission: 'calendar.manage',
  summary: 'Take a retired calendar back',
  params: CalendarParams,
  body: Type.Object({ version: EditVersion }, { additionalProperties: false }),
  reply: CalendarView,
  refusals: ['calendar.unknown', 'calendar.changed'],
});

export const chooseTeams = endpoint({
  method: 'PUT',
  path: '/calendars/:calendarId/teams',
  permission: 'calendar.manage',
  summary: 'Which teams work by this calendar; those that worked by another one change over',
  params: CalendarParams,
  body: Type.Object({ teamIds: Type.Array(Id, { maxItems: 200, uniqueItems: true }), version: EditVersion }, { additionalProperties: false }),
  reply: CalendarView,
  refusals: ['calendar.unknown', 'calendar.changed', 'calendar.retired', 'team.unknown'],
});

export const previewCalendar = endpoint({
  method: 'POST',
  path: '/calendars/preview',
  permission: 'calendar.manage',
  summary: 'What is wrong with a document, else what its days would be; nothing is stored',
  body: Type.Object({ document: CalendarDocumentSchema, from: LocalDate, to: LocalDate }, { additionalProperties: false }),
  reply: Type.Object({ findings: Type.Array(Finding), /** Empty while something is wrong. */ days: Type.Array(DayView) }),
  refusals: ['calendar.out_of_reach'],
});

export const readDayFile = endpoint({
  method: 'POST',
  path: '/calendars/read-days',
  permission: 'calendar.manage',
  summary: 'Days off and days worked out of an iCalendar or JSON text; nothing is stored',
  body: Type.Object({ text: Type.String({ maxLength: 512 * 1024 }), timeZone: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  reply: Type.Object({
    days: Type.Array(OverrideSchema),
    problems: Type.Array(Type.Object({ line: Type.Integer(), code: Type.Enum(['date', 'too_long', 'recurring', 'kind', 'hours', 'twice']) })),
  }),
  refusals: ['calendar.file_unreadable'],
});

export const OfficialYearView = Type.Object({
  source: HolidaySourceSchema,
  year: Type.Integer(),
  /** `shipped` with the program, or `entered` by this centre, which then stands in front of what is shipped. */
  origin: Type.Enum(['shipped', 'entered']),
  /** Whether taking the entered one away leaves a shipped one. */
  shipped: Type.Boolean(),
  off: OfficialDaysSchema,
  work: OfficialDaysSchema,
  enteredBy: NamedBy,
  enteredAt: Nullable(Moment),
});
export type OfficialYearView = Static<typeof OfficialYearView>;

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });

export const listOfficialYears = endpoint({
  method: 'GET',
  path: '/official-years',
  permission: 'session',
  summary: 'Years whose official days are known, latest first, and those that are asked for',
  query: Type.Object({ from: Type.Optional(Year) }),
  reply: Type.Object({
    items: Type.Array(OfficialYearView),
    /** The first and the last year known, of all. */
    known: Type.Object({ from: Type.Integer(), to: Type.Integer() }),
    missing: Type.Array(Type.Object({ year: Type.Integer(), pressing: Type.Boolean() })),
  }),
  refusals: [],
});

export const enterOfficialYear = endpoint({
  method: 'POST',
  path: '/official-years',
  permission: 'calendar.manage',
  summary: 'Enter the official days of a year; replaces what was known of it',
  body: Type.Object({ source: HolidaySourceSchema, year: Year, off: OfficialDaysSchema, work: OfficialDaysSchema }, { additionalProperties: false }),
  reply: OfficialYearView,
  status: 201,
  refusals: ['official_year.invalid'],
});

export const withdrawOfficialYear = endpoint({
  method: 'DELETE',
  path: '/official-years/:year',
  permission: 'calendar.manage',
  summary: 'Take back what was entered for a year; what is shipped, if anything, holds again',
  params: Type.Object({ year: Year }),
  refusals: ['official_year.unknown'],
});
