/** SQL for `notice`, `delivery` and `outlet_message`: what is told where, who has it in hand, and what came of it. */

import type { DeliveryState } from '@huiyin/domain/delivery/delivery.contract.ts';
import type { DeliveryFault } from '@huiyin/domain/delivery/judge-reply.ts';
import type { Notice, NoticeLevel } from '@huiyin/domain/delivery/notice.ts';
import type { OutletKind } from '@huiyin/domain/delivery/outlet.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db, Tx } from '../platform/db.ts';
import './delivery.tables.ts';

/** Its id; of the first one, when the key was told before. */
export async function insertNotice(tx: Tx, id: Id, { key, level, title, lines, path }: Notice, at: Instant): Promise<Id> {
  const made = await tx
    .insertInto('notice')
    .values({ id, key, level, title: JSON.stringify(title), lines: JSON.stringify(lines), path, at: new Date(at) })
    .onConflict((clash) => clash.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return (made ?? (await tx.selectFrom('notice').select('id').where('key', '=', key).executeTakeFirstOrThrow())).id;
}

export interface NewDelivery {
  readonly id: Id;
  readonly noticeId: Id;
  readonly outletId: Id;
  readonly insteadOf: Id | null;
}

/** Always in one order, so that two who tell the same outlets cannot wait for each other. Returns how many are new. */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[], at: Instant): Promise<number> {
  const now = new Date(at);
  const { numAffectedRows } = await sql`
    insert into delivery (id, notice_id, outlet_id, state, attempts, due_at, at, changed_at, instead_of)
    select d.id, d."noticeId", d."outletId", 'waiting', 0, ${now}, ${now}, ${now}, d."insteadOf"
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as d(id uuid, "noticeId" uuid, "outletId" uuid, "insteadOf" uuid)
    join outlet o on o.id = d."outletId" and o.enabled and o.removed_at is null
    order by d."noticeId", d."outletId"
    on conflict (notice_id, outlet_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Outlets of a kind that have something due which nobody has in hand. */
export async function readBusyOutlets(db: Db, kind: OutletKind, now: Instant): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select o.id from outlet o where o.kind = ${kind} and (o.rest_until is null or o.rest_until <= ${new Date(now)})
      and exists (select from delivery d where d.outlet_id = o.id and d.state = 'waiting' and d.due_at <= ${new Date(now)} and (d.claimed_until is null or d.claimed_until <= ${new Date(now)}))
    order by o.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Alarms that wait at an outlet of a kind which is left alone until later than `until`, and that nobody was told in its place. */
export async function readHeldAlarms(db: Db, kind: OutletKind, until: Instant): Promise<{ outletId: Id; noticeId: Id }[]> {
  const { rows } = await sql<{ outletId: Id; noticeId: Id }>`
    select d.outlet_id as "outletId", d.notice_id as "noticeId" from outlet o join delivery d on d.outlet_id = o.id join notice n on n.id = d.notice_id
    where o.kind = ${kind} and o.rest_until > ${new Date(until)} and d.state = 'waiting' and n.level = 'alarm'
      and not exists (select from delivery other where other.notice_id = d.notice_id and other.instead_of = d.outlet_id)
    order by d.outlet_id, d.at, d.id`.execute(db);
  return rows;
}

export interface WaitingDelivery {
  readonly id: Id;
  readonly noticeId: Id;
  readonly level: NoticeLevel;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly alone: boolean;
  readonly notice: Notice;
}

/** What waits at an outlet and is in nobody's hands; alarms and the longest waiting first. */
export async function readWaiting(db: Db, outletId: Id, now: Instant, limit: number): Promise<WaitingDelivery[]> {
  const { rows } = await sql<Omit<WaitingDelivery, 'notice'> & Notice>`
    select d.id, d.notice_id as "noticeId", d.at, d.due_at as "dueAt", d.attempts, d.fault is not distinct from 'content' as alone, n.key, n.level, n.title, n.lines, n.path
    from delivery d join notice n on n.id = d.notice_id
    where d.outlet_id = ${outletId}::uuid and d.state = 'waiting' and d.due_at <= ${new Date(now)} and (d.claimed_until is null or d.claimed_until <= ${new Date(now)})
    order by (n.level = 'alarm') desc, d.at, d.id limit ${limit}`.execute(db);
  return rows.map(({ id, noticeId, at, dueAt, attempts, alone, key, level, title, lines, path }) => ({ id, noticeId, at, dueAt, attempts, alone, level, notice: { key, level, title, lines, path } }));
}

export async function readBegun(db: Db, outletId: Id, since: Instant): Promise<Instant[]> {
  return (await db.selectFrom('outlet_message').select('begun_at').where('outlet_id', '=', outletId).where(sql<boolean>`begun_at > ${new Date(since)}`).execute()).map((row) => row.begun_at);
}

export async function insertMessage(tx: Tx, id: Id, outletId: Id, at: Instant): Promise<void> {
  await tx.insertInto('outlet_message').values({ id, outlet_id: outletId, begun_at: new Date(at) }).execute();
}

export async function claimDeliveries(tx: Tx, ids: readonly Id[], { messageId, until, at }: { readonly messageId: Id; readonly until: Instant; readonly at: Instant }): Promise<void> {
  await sql`
    update delivery set message_id = ${messageId}::uuid, claimed_until = ${new Date(until)}, attempts = attempts + 1, changed_at = ${new Date(at)}
    where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Those of the message that are still in its hands: a worker that was taken for dead settles nothing any more, unless it brings the good news that they arrived. */
export async function saveSent(tx: Tx, messageId: Id, ids: readonly Id[], at: Instant): Promise<void> {
  await sql`
    update delivery set state = 'sent', claimed_until = null, fault = null, code = null, message_id = ${messageId}::uuid, changed_at = ${new Date(at)}
    where id = any(${[...ids]}::uuid[]) and state <> 'sent'`.execute(tx);
}

export async function saveRetry(tx: Tx, messageId: Id, ids: readonly Id[], { fault, code, dueAt, at }: { readonly fault: DeliveryFault; readonly code: string | null; readonly dueAt: Instant; readonly at: Instant }): Promise<void> {
  await sql`
    update delivery set claimed_until = null, fault = ${fault}, code = ${code}, due_at = ${new Date(dueAt)}, changed_at = ${new Date(at)}
    where id = any(${[...ids]}::uuid[]) and message_id = ${messageId}::uuid and state = 'waiting'`.execute(tx);
}

/** Returns the notices of those that failed now. */
export async function saveFailed(tx: Tx, messageId: Id, ids: readonly Id[], { fault, code, at }: { readonly fault: DeliveryFault; readonly code: string | null; readonly at: Instant }): Promise<Id[]> {
  const { rows } = await sql<{ noticeId: Id }>`
    update delivery set state = 'failed', claimed_until = null, fault = ${fault}, code = ${code}, changed_at = ${new Date(at)}
    where id = any(${[...ids]}::uuid[]) and message_id = ${messageId}::uuid and state = 'waiting' returning notice_id as "noticeId"`.execute(tx);
  return rows.map(({ noticeId }) => noticeId);
}

/** Outlets that each of the notices was given to. */
export async function readTried(db: Db, noticeIds: readonly Id[]): Promise<ReadonlyMap<Id, ReadonlySet<Id>>> {
  const rows = await db.selectFrom('delivery').select(['notice_id', 'outlet_id']).where(sql<boolean>`notice_id = any(${[...noticeIds]}::uuid[])`).execute();
  const tried = new Map<Id, Set<Id>>(noticeIds.map((id) => [id, new Set()]));
  for (const row of rows) tried.get(row.notice_id)!.add(row.outlet_id);
  return tried;
}

/** What waits at an outlet that will be told nothing any more. Returns the notices. */
export async function giveUpWaiting(tx: Tx, outletId: Id, at: Instant): Promise<Id[]> {
  const { rows } = await sql<{ noticeId: Id }>`
    update delivery set state = 'failed', claimed_until = null, changed_at = ${new Date(at)} where outlet_id = ${outletId}::uuid and state = 'waiting' returning notice_id as "noticeId"`.execute(tx);
  return rows.map(({ noticeId }) => noticeId);
}

export async function countWaiting(db: Db): Promise<ReadonlyMap<Id, number>> {
  const rows = await db.selectFrom('delivery').select(['outlet_id', sql<number>`count(*)::int`.as('waiting')]).where('state', '=', 'waiting').groupBy('outlet_id').execute();
  return new Map(rows.map((row) => [row.outlet_id, row.waiting]));
}

export async function lockDelivery(tx: Tx, id: Id): Promise<{ state: DeliveryState; outletId: Id; key: string } | undefined> {
  const { rows } = await sql<{ state: DeliveryState; outletId: Id; key: string }>`
    select d.state, d.outlet_id as "outletId", n.key from delivery d join notice n on n.id = d.notice_id where d.id = ${id}::uuid for update of d`.execute(tx);
  return rows[0];
}

export async function saveResend(tx: Tx, id: Id, at: Instant): Promise<void> {
  await sql`update delivery set state = 'waiting', attempts = 0, due_at = ${new Date(at)}, changed_at = ${new Date(at)} where id = ${id}::uuid`.execute(tx);
}

export interface DeliveryRow {
  readonly id: Id;
  readonly key: string;
  readonly level: NoticeLevel;
  readonly title: BilingualText;
  readonly path: string;
  readonly outletId: Id;
  readonly outletKind: OutletKind;
  readonly outletName: string;
  readonly outletEnabled: boolean;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly fault: DeliveryFault | null;
  readonly code: string | null;
  readonly at: Instant;
  readonly changedAt: Instant;
  readonly dueAt: Instant;
  readonly insteadOf: string | null;
  readonly mergedWith: number;
}

/** Latest first. */
export async function readDeliveries(db: Db, wish: { readonly outletId: Id | null; readonly state: DeliveryState | null; readonly page: PageWish }): Promise<{ rows: DeliveryRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = wish.page.after === null ? null : readCursor(wish.page.after, ['instant', 'id']);
  if (wish.page.after !== null && after === null) return 'page.cursor_invalid';
  const { rows } = await sql<DeliveryRow>`
    select d.id, n.key, n.level, n.title, n.path, o.id as "outletId", o.kind as "outletKind", o.name as "outletName", o.enabled and o.removed_at is null as "outletEnabled",
      d.state, d.attempts, d.fault, d.code, d.at, d.changed_at as "changedAt", d.due_at as "dueAt", other.name as "insteadOf",
      case when d.message_id is null then 0 else (select count(*)::int - 1 from delivery m where m.message_id = d.message_id) end as "mergedWith"
    from delivery d join notice n on n.id = d.notice_id join outlet o on o.id = d.outlet_id left join outlet other on other.id = d.instead_of
    where ${wish.outletId === null ? sql`true` : sql`d.outlet_id = ${wish.outletId}::uuid`}
      and ${wish.state === null ? sql`true` : sql`d.state = ${wish.state}`}
      and ${after === null ? sql`true` : sql`(d.at, d.id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)`}
    order by d.at desc, d.id desc limit ${wish.page.limit + 1}`.execute(db);
  const items = rows.slice(0, wish.page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.at, last.id]) : null };
}

/** Notices of long ago of which nothing waits, and messages that no limit counts any more; a batch at a time. */
export async function removeOldNotices(tx: Tx, { before, messagesBefore, batch }: { readonly before: Instant; readonly messagesBefore: Instant; readonly batch: number }): Promise<number> {
  await sql`delete from outlet_message where begun_at < ${new Date(messagesBefore)}`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from notice where id in (
      select n.id from notice n where n.at < ${new Date(before)} and not exists (select from delivery d where d.notice_id = n.id and d.state = 'waiting')
      order by n.at limit ${batch} for update skip locked)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
