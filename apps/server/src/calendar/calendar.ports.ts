/** What calendars ask of people, who are of the same level and so unknown here, and of the levels above: `domains.ts` and their own modules hand it in. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

export interface By {
  readonly actor: Actor;
  readonly address: string;
  readonly userAgent: string;
}

export interface Act<Value> {
  readonly value: Value;
  readonly action: string;
  readonly target: string;
  readonly facts: JsonObject;
}

export interface CalendarPorts {
  /** One transaction: the act and its line in the audit log. */
  audited<Value, Code extends string>(shell: Shell, by: By, change: (tx: Tx) => Promise<Result<Act<Value>, Code>>): Promise<Result<Value, Code>>;
  namesOf(db: Db, personIds: readonly Id[]): Promise<ReadonlyMap<Id, string>>;
}

/** Somebody above who leans on calendars: policies, shifts. */
export interface CalendarUser {
  readonly name: string;
  /** `服务标准`, `Policies`: said when a calendar cannot be retired because of them. */
  readonly what: BilingualText;
  /** How many of theirs use each of these calendars; those that nobody uses may be left out. */
  count(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, number>>;
}

export interface CalendarChange {
  readonly calendarIds: readonly Id[];
  readonly at: Instant;
}

/** Called inside the transaction of the change: add a job there; what takes long would hold the calendar's lock. */
export interface CalendarListener {
  readonly name: string;
  changed(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock' | 'pool'>, change: CalendarChange): Promise<void>;
}

const users: CalendarUser[] = [];
const listeners: CalendarListener[] = [];

export function onCalendarUse(user: CalendarUser): void {
  if (!users.some(({ name }) => name === user.name)) users.push(user);
}

export function onCalendarChanged(listener: CalendarListener): void {
  if (!listeners.some(({ name }) => name === listener.name)) listeners.push(listener);
}

export interface CalendarUse {
  readonly what: BilingualText;
  readonly count: number;
}

/** Who uses which, without the zeros. */
export async function usesOf(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, readonly CalendarUse[]>> {
  const uses = new Map<Id, CalendarUse[]>(calendarIds.map((id) => [id, []]));
  for (const user of users) {
    for (const [id, count] of await user.count(db, calendarIds)) if (count > 0) uses.get(id)?.push({ what: user.what, count });
  }
  return uses;
}

export async function tellListeners(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock' | 'pool'>, calendarIds: readonly Id[]): Promise<void> {
  if (calendarIds.length === 0) return;
  for (const listener of listeners) await listener.changed(tx, shell, { calendarIds, at: shell.clock.now() });
}
