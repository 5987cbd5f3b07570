/** SQL for `alert_action`: what somebody is to do because of an alert. */

import type { ActionKind } from '@huiyin/domain/alert/propose.ts';
import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './alert.tables.ts';

export interface KeptAction {
  readonly id: Id;
  readonly alertId: Id;
  readonly rule: BilingualText;
  readonly kind: ActionKind;
  readonly title: string;
  readonly ownerId: Id;
  readonly byId: Id | null;
  readonly dueOn: LocalDate;
  readonly state: 'open' | 'done' | 'declined';
  readonly result: string | null;
  readonly at: Instant;
  readonly settledAt: Instant | null;
}

function select(db: Db) {
  return db
    .selectFrom('alert_action')
    .innerJoin('alert', 'alert.id', 'alert_action.alert_id')
    .select([
      'alert_action.id', 'alert_id as alertId', sql<BilingualText>`alert.rule -> 'name'`.as('rule'), 'kind', 'title', 'owner_id as ownerId', 'by_id as byId', sql<LocalDate>`to_char(due_on, 'YYYY-MM-DD')`.as('dueOn'),
      'state', 'result', 'at', 'settled_at as settledAt',
    ]);
}

export async function insertAction(tx: Tx, action: Pick<KeptAction, 'id' | 'alertId' | 'kind' | 'title' | 'ownerId' | 'byId' | 'dueOn' | 'at'>): Promise<void> {
  const { id, alertId, kind, title, ownerId, byId, dueOn, at } = action;
  await tx.insertInto('alert_action').values({ id, alert_id: alertId, kind, title, owner_id: ownerId, by_id: byId, due_on: dueOn, state: 'open', at: new Date(at) }).execute();
}

export async function readAction(db: Db, id: Id): Promise<KeptAction | undefined> {
  return select(db).where('alert_action.id', '=', id).executeTakeFirst();
}

export async function lockAction(tx: Tx, id: Id): Promise<KeptAction | undefined> {
  return select(tx).where('alert_action.id', '=', id).forUpdate('alert_action').executeTakeFirst();
}

export async function readActionsOf(db: Db, alertId: Id): Promise<readonly KeptAction[]> {
  return select(db).where('alert_id', '=', alertId).orderBy('at').orderBy('alert_action.id').execute();
}

export async function readActionsOfPerson(db: Db, ownerId: Id, limit: number): Promise<readonly KeptAction[]> {
  return select(db).where('owner_id', '=', ownerId).orderBy(sql`state <> 'open'`).orderBy('due_on').orderBy('alert_action.id').limit(limit).execute();
}

export async function saveSettled(tx: Tx, id: Id, { as, result, by, at }: { readonly as: 'done' | 'declined'; readonly result: string; readonly by: Id | null; readonly at: Instant }): Promise<void> {
  await tx.updateTable('alert_action').set({ state: as, result, settled_by: by, settled_at: new Date(at) }).where('id', '=', id).execute();
}

/** Those due on `today` or before that nobody was reminded of; another worker's are passed over. */
export async function takeDueActions(tx: Tx, today: LocalDate, at: Instant, batch: number): Promise<readonly Pick<KeptAction, 'id' | 'title' | 'ownerId' | 'dueOn'>[]> {
  const { rows } = await sql<Pick<KeptAction, 'id' | 'title' | 'ownerId' | 'dueOn'>>`
    update alert_action set reminded_at = ${new Date(at)} where id in (
      select id from alert_action where state = 'open' and reminded_at is null and due_on <= ${today}::date order by due_on limit ${batch} for update skip locked
    ) returning id, title, owner_id as "ownerId", to_char(due_on, 'YYYY-MM-DD') as "dueOn"`.execute(tx);
  return rows;
}
