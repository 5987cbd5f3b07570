/** SQL for `alert`, `alert_analysis` and `alert_comment`. */

import type { Analysis } from '@huiyin/domain/alert/analysis.schema.ts';
import type { AlertRule } from '@huiyin/domain/alert/rule.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db, Tx } from '../platform/db.ts';
import './alert.tables.ts';

export interface NewAlert {
  readonly id: Id;
  readonly ruleId: Id;
  readonly rule: AlertRule;
  readonly beganAt: Instant;
  readonly value: number;
  readonly usual: number | null;
  readonly said: BilingualText;
  readonly analysis: Analysis;
}

/** What a look into the causes found; never changed afterwards. */
export interface KeptAnalysis {
  readonly at: Instant;
  readonly value: number;
  readonly analysis: Analysis;
}

export interface KeptAlert extends NewAlert {
  /** When it was looked into last, and the figure then. */
  readonly analysedAt: Instant;
  readonly endedAt: Instant | null;
  readonly peak: number;
  readonly closedAt: Instant | null;
  readonly closedBy: Id | null;
}

export interface ListedAlert extends KeptAlert {
  readonly openActions: number;
  readonly comments: number;
}

export async function insertAlert(tx: Tx, { id, ruleId, rule, beganAt, value, usual, said, analysis }: NewAlert): Promise<void> {
  const began = new Date(beganAt);
  await tx
    .insertInto('alert')
    .values({ id, rule_id: ruleId, rule: JSON.stringify(rule), began_at: began, value, peak: value, usual, said: JSON.stringify(said), analysed_at: began, analysed_value: value })
    .execute();
  await insertAnalysis(tx, id, { at: beganAt, value, analysis });
}

async function insertAnalysis(tx: Tx, alertId: Id, { at, value, analysis }: KeptAnalysis): Promise<void> {
  await tx.insertInto('alert_analysis').values({ alert_id: alertId, at: new Date(at), value, analysis: JSON.stringify(analysis) }).execute();
}

/** The alert of a rule that goes on: when it was looked into last, and what was found. */
export async function readLastLook(tx: Tx, ruleId: Id): Promise<{ readonly id: Id; readonly at: Instant; readonly value: number; readonly found: KeptAnalysis } | undefined> {
  const alert = await tx.selectFrom('alert').select(['id', 'analysed_at as at', 'analysed_value as value']).where('rule_id', '=', ruleId).where('ended_at', 'is', null).executeTakeFirst();
  if (!alert) return undefined;
  const found = await tx.selectFrom('alert_analysis').select(['at', 'value', 'analysis']).where('alert_id', '=', alert.id).orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow();
  return { ...alert, found };
}

/** `found`: null where it was nothing else than before. */
export async function saveLook(tx: Tx, alertId: Id, { at, value }: Pick<KeptAnalysis, 'at' | 'value'>, found: Analysis | null): Promise<void> {
  await tx.updateTable('alert').set({ analysed_at: new Date(at), analysed_value: value }).where('id', '=', alertId).execute();
  if (found !== null) await insertAnalysis(tx, alertId, { at, value, analysis: found });
}

/** The latest first. */
export async function readAnalyses(db: Db, alertId: Id): Promise<readonly KeptAnalysis[]> {
  return db.selectFrom('alert_analysis').select(['at', 'value', 'analysis']).where('alert_id', '=', alertId).orderBy('at', 'desc').execute();
}

/** The worst since it began: the highest, or of a rule on falling the lowest. */
export async function savePeak(tx: Tx, ruleId: Id, value: number, side: 'above' | 'below'): Promise<void> {
  await sql`update alert set peak = ${sql.raw(side === 'above' ? 'greatest' : 'least')}(peak, ${value}) where rule_id = ${ruleId}::uuid and ended_at is null`.execute(tx);
}

/** Returns the alert of the rule that went on, if there was one. */
export async function endAlert(tx: Tx, ruleId: Id, at: Instant): Promise<{ readonly id: Id; readonly rule: AlertRule } | undefined> {
  return tx.updateTable('alert').set({ ended_at: new Date(at) }).where('rule_id', '=', ruleId).where('ended_at', 'is', null).returning(['id', 'rule']).executeTakeFirst();
}

export async function readGoingOn(db: Db): Promise<ReadonlyMap<Id, Id>> {
  const rows = await db.selectFrom('alert').select(['id', 'rule_id']).where('ended_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.rule_id, row.id]));
}

function select(db: Db) {
  return db.selectFrom('alert').select([
    'alert.id', 'rule_id as ruleId', 'rule', 'began_at as beganAt', 'ended_at as endedAt', 'value', 'peak', 'usual', 'said', 'analysed_at as analysedAt', 'closed_at as closedAt', 'closed_by as closedBy',
    sql<Analysis>`(select a.analysis from alert_analysis a where a.alert_id = alert.id order by a.at desc limit 1)`.as('analysis'),
    sql<number>`(select count(*)::int from alert_action a where a.alert_id = alert.id and a.state = 'open')`.as('openActions'),
    sql<number>`(select count(*)::int from alert_comment c where c.alert_id = alert.id)`.as('comments'),
  ]);
}

export async function readAlert(db: Db, id: Id): Promise<ListedAlert | undefined> {
  return select(db).where('alert.id', '=', id).executeTakeFirst();
}

export async function lockAlert(tx: Tx, id: Id): Promise<{ readonly id: Id; readonly closedAt: Instant | null } | undefined> {
  return tx.selectFrom('alert').select(['id', 'closed_at as closedAt']).where('id', '=', id).forUpdate().executeTakeFirst();
}

const inState = {
  firing: sql<boolean>`alert.ended_at is null`,
  ended: sql<boolean>`alert.ended_at is not null and alert.closed_at is null`,
  closed: sql<boolean>`alert.ended_at is not null and alert.closed_at is not null`,
} as const;

/** The latest first. */
export async function readAlerts(db: Db, wish: { readonly state: keyof typeof inState | null; readonly page: PageWish }): Promise<{ rows: ListedAlert[]; next: string | null } | 'page.cursor_invalid'> {
  const after = wish.page.after === null ? null : readCursor(wish.page.after, ['instant', 'id']);
  if (wish.page.after !== null && after === null) return 'page.cursor_invalid';
  const rows = await select(db)
    .$if(wish.state !== null, (query) => query.where(inState[wish.state!]))
    .$if(after !== null, (query) => query.where(sql<boolean>`(alert.began_at, alert.id) < (${new Date(Number(after![0]))}, ${after![1]}::uuid)`))
    .orderBy('alert.began_at', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(wish.page.limit + 1)
    .execute();
  const items = rows.slice(0, wish.page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.beganAt, last.id]) : null };
}

export async function saveClosed(tx: Tx, id: Id, by: Id | null, at: Instant): Promise<void> {
  await tx.updateTable('alert').set({ closed_at: new Date(at), closed_by: by }).where('id', '=', id).execute();
}

export async function insertComment(tx: Tx, comment: { readonly id: Id; readonly alertId: Id; readonly byId: Id | null; readonly body: string; readonly at: Instant }): Promise<void> {
  await tx.insertInto('alert_comment').values({ id: comment.id, alert_id: comment.alertId, by_id: comment.byId, body: comment.body, at: new Date(comment.at) }).execute();
}

export async function readComments(db: Db, alertId: Id) {
  return db.selectFrom('alert_comment').select(['id', 'by_id as byId', 'body', 'at']).where('alert_id', '=', alertId).orderBy('at').orderBy('id').execute();
}
