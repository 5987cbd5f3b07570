/** Endpoints of my own reminders: nobody reads or settles another person's. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { type ReminderKind, reminderKinds, reminderLevels } from './reminder.ts';

const ReminderLevel = Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('alarm')]);

const shared = {
  id: Id,
  level: ReminderLevel,
  /** What it is about; null when it is about no ticket, or about one that I may not read (any more). */
  ticket: Type.Union([Type.Object({ id: Id, number: Type.String(), subject: Type.String() }), Type.Null()]),
  /** Whose doing it was; null for the system. */
  by: Type.Union([Type.Object({ id: Id, name: Type.String() }), Type.Null()]),
  at: Moment,
  readAt: Nullable(Moment),
};

type ViewOf<Kind extends ReminderKind> = ReturnType<typeof viewOf<Kind>>;

function viewOf<const Kind extends ReminderKind>(kind: Kind) {
  return Type.Object({ ...shared, kind: Type.Literal(kind), facts: Type.Union([reminderKinds[kind].facts as (typeof reminderKinds)[Kind]['facts'], Type.Null()]) });
}

const views = (Object.keys(reminderKinds) as ReminderKind[]).map((kind) => viewOf(kind));

/** One shape for each kind, so that whoever words it knows its facts. They are null when they tell of a ticket that I may not read. */
export type ReminderView = { [Kind in ReminderKind]: Static<ViewOf<Kind>> }[ReminderKind];
export const ReminderView = Type.Unsafe<ReminderView>(Type.Union(views));

/** Counting stops here: "99+" needs no more. */
export const mostCounted = 100;

export const listMyReminders = endpoint({
  method: 'GET',
  path: '/me/reminders',
  permission: 'session',
  summary: 'What I was told, latest first; `unread=true` for what I have not settled',
  query: Type.Object({ ...PageQuery, unread: Type.Optional(Type.Boolean()) }),
  reply: PageOf(ReminderView),
  refusals: ['permission.missing', 'page.cursor_invalid'],
});

export const countMyReminders = endpoint({
  method: 'GET',
  path: '/me/reminders/count',
  permission: 'session',
  summary: `How many I have not read, and how many of them are alarms; counted up to ${mostCounted}`,
  reply: Type.Object({ unread: Type.Integer(), alarms: Type.Integer() }),
  refusals: ['permission.missing'],
});

export const readMyReminder = endpoint({
  method: 'POST',
  path: '/me/reminders/:reminderId/read',
  permission: 'session',
  summary: 'I have read this one; doing it again changes nothing',
  params: Type.Object({ reminderId: Id }),
  refusals: ['permission.missing', 'reminder.unknown'],
});

export const readMyReminders = endpoint({
  method: 'POST',
  path: '/me/reminders/read',
  permission: 'session',
  summary: 'I have read everything up to this moment, or what concerns one ticket; what came later stays unread',
  body: Type.Object({ until: Moment, ticketId: Type.Optional(Id) }, { additionalProperties: false }),
  reply: Type.Object({ read: Type.Integer() }),
  refusals: ['permission.missing'],
});

const Levels = Type.Array(ReminderLevel, { uniqueItems: true, maxItems: reminderLevels.length });

/** Which levels raise a notification of the desktop, and which a sound. */
export const ReminderSettings = Type.Object({ desktop: Levels, sound: Levels }, { additionalProperties: false });
export type ReminderSettings = Static<typeof ReminderSettings>;

/** For whoever has not chosen: what is late may be heard. */
export const usualSettings: ReminderSettings = { desktop: ['warning', 'alarm'], sound: ['alarm'] };

export const readMyReminderSettings = endpoint({
  method: 'GET',
  path: '/me/reminder-settings',
  permission: 'session',
  summary: 'How loud my reminders are',
  reply: ReminderSettings,
  refusals: ['permission.missing'],
});

export const changeMyReminderSettings = endpoint({
  method: 'PUT',
  path: '/me/reminder-settings',
  permission: 'session',
  summary: 'Choose how loud my reminders are',
  body: ReminderSettings,
  reply: ReminderSettings,
  refusals: ['permission.missing'],
});
