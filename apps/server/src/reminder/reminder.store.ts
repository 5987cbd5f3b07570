/** SQL for `reminder`: what each person was told. It joins `person`, whom every row is about, though both are of one level. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import { mostCounted } from '@huiyin/domain/reminder/reminder.contract.ts';
import { type ReminderKind, reminderKinds, type ReminderLevel } from '@huiyin/domain/reminder/reminder.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    reminder: {
      id: string;
      person_id: string;
      kind: ReminderKind;
      level: ReminderLevel;
      ticket_id: string | null;
      by_id: string | null;
      facts: ColumnType<JsonObject, string, never>;
      at: Timestamp;
      read_at: ColumnType<number | null, Date | null, Date | null>;
      key: string | null;
    };
  }
}

export interface NewReminder {
  readonly id: Id;
  readonly personId: Id;
  readonly kind: ReminderKind;
  readonly level: ReminderLevel;
  readonly ticketId: Id | null;
  readonly byId: Id | null;
  readonly facts: object;
  readonly at: Instant;
  readonly key: string | null;
}

/** One statement for all, always in one order, so that two workers who tell the same people cannot wait for each other. Whoever does not work here (any more) is not told, nor is anybody told the same key twice. Returns those who were. */
export async function insertReminders(tx: Tx, reminders: readonly NewReminder[]): Promise<readonly Id[]> {
  const rows = JSON.stringify(reminders.map((one) => ({ ...one, at: new Date(one.at).toISOString() })));
  const { rows: told } = await sql<{ person_id: string }>`
    insert into reminder (id, person_id, kind, level, ticket_id, by_id, facts, at, key)
    select r.id, r."personId", r.kind, r.level, r."ticketId", r."byId", r.facts, r.at, r.key
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "personId" uuid, kind text, level text, "ticketId" uuid, "byId" uuid, facts jsonb, at timestamptz, key text)
    join person p on p.id = r."personId" and p.active
    order by r."personId", r.key
    on conflict (person_id, key) where key is not null do nothing
    returning person_id`.execute(tx);
  return [...new Set(told.map((row) => row.person_id))];
}

export interface ReminderRow {
  readonly id: Id;
  readonly kind: ReminderKind;
  readonly level: ReminderLevel;
  readonly ticket_id: Id | null;
  readonly by_id: Id | null;
  readonly by_name: string | null;
  readonly facts: JsonObject;
  readonly at: Instant;
  readonly read_at: Instant | null;
}

/** A newer node may tell of what this one has no words for yet. */
const knownKinds = Object.keys(reminderKinds);

/** Latest first. */
export async function readReminders(db: Db, wish: { readonly personId: Id; readonly unread: boolean; readonly page: PageWish }): Promise<{ rows: ReminderRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = wish.page.after === null ? null : readCursor(wish.page.after, ['instant', 'id']);
  if (wish.page.after !== null && after === null) return 'page.cursor_invalid';
  const { rows } = await sql<ReminderRow>`
    select r.id, r.kind, r.level, r.ticket_id, r.by_id, p.name as by_name, r.facts, r.at, r.read_at
    from reminder r left join person p on p.id = r.by_id
    where r.person_id = ${wish.personId}::uuid and r.kind = any(${knownKinds})
      and ${wish.unread ? sql`r.read_at is null` : sql`true`}
      and ${after === null ? sql`true` : sql`(r.at, r.id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)`}
    order by r.at desc, r.id desc limit ${wish.page.limit + 1}`.execute(db);
  const items = rows.slice(0, wish.page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.at, last.id]) : null };
}

export async function countUnread(db: Db, personId: Id): Promise<{ unread: number; alarms: number }> {
  const { rows } = await sql<{ unread: number; alarms: number }>`
    select count(*)::int as unread, (count(*) filter (where level = 'alarm'))::int as alarms
    from (select level from reminder where person_id = ${personId}::uuid and read_at is null and kind = any(${knownKinds}) order by at desc, id desc limit ${mostCounted}) latest`.execute(db);
  return rows[0]!;
}

/** False when this person has no such reminder. The first reading counts. */
export async function saveRead(tx: Tx, personId: Id, id: Id, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update reminder set read_at = coalesce(read_at, ${new Date(at)}) where id = ${id}::uuid and person_id = ${personId}::uuid returning id`.execute(tx);
  return rows.length === 1;
}

export async function saveAllRead(tx: Tx, wish: { readonly personId: Id; readonly until: Instant; readonly ticketId: Id | null; readonly at: Instant }): Promise<number> {
  const { numAffectedRows } = await sql`
    update reminder set read_at = ${new Date(wish.at)} where person_id = ${wish.personId}::uuid and read_at is null and at <= ${new Date(wish.until)}
      and ${wish.ticketId === null ? sql`true` : sql`ticket_id = ${wish.ticketId}::uuid`}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Read ones that are older than `readBefore`, and any older than `anyBefore`; a batch at a time, and none that another worker removes just now. */
export async function removeOld(tx: Tx, { readBefore, anyBefore, batch }: { readonly readBefore: Instant; readonly anyBefore: Instant; readonly batch: number }): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from reminder where id in (
      select id from reminder where at < ${new Date(readBefore)} and (read_at is not null or at < ${new Date(anyBefore)})
      order by at limit ${batch} for update skip locked
    )`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
