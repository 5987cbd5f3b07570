/** SQL for `ticket_kind`, `category`, `custom_field` and `queue_rule`: the words tickets are sorted by. Few rows, read often. */

import type { FormField } from '@huiyin/domain/flow/flow.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { QueueRule } from '@huiyin/domain/ticket/place.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Jsonb<Value> = ColumnType<Value, string, string>;

declare module '../platform/db.ts' {
  interface Tables {
    ticket_kind: { key: string; name: Jsonb<BilingualText>; position: number };
    category: { id: string; key: string; parent_id: string | null; name: Jsonb<BilingualText>; keywords: string[]; security: boolean; active: boolean; position: number };
    custom_field: { id: string; ticket_kind: string | null; key: string; field: Jsonb<FormField>; position: number; active: boolean };
    queue_rule: { position: number; role: string; ticket_kind: string | null; channel_id: string | null; team_id: string };
  }
}

export interface Category {
  readonly id: string;
  readonly key: string;
  readonly parentId: string | null;
  readonly name: BilingualText;
  readonly keywords: string[];
  readonly security: boolean;
  readonly active: boolean;
  readonly position: number;
}

export interface CustomField {
  readonly id: string;
  readonly kind: string | null;
  readonly key: string;
  readonly field: FormField;
  readonly position: number;
  readonly active: boolean;
}

const categoryColumns = ['id', 'key', 'parent_id as parentId', 'name', 'keywords', 'security', 'active', 'position'] as const;
const fieldColumns = ['id', 'ticket_kind as kind', 'key', 'field', 'position', 'active'] as const;

export async function readKinds(db: Db) {
  return db.selectFrom('ticket_kind').select(['key', 'name', 'position']).orderBy('position').execute();
}

export async function saveKind(tx: Tx, kind: { key: string; name: BilingualText; position: number }): Promise<void> {
  await tx
    .insertInto('ticket_kind')
    .values({ ...kind, name: JSON.stringify(kind.name) })
    .onConflict((clash) => clash.column('key').doNothing())
    .execute();
}

export async function readCategories(db: Db): Promise<Category[]> {
  return db.selectFrom('category').select(categoryColumns).orderBy('position').orderBy('key').execute();
}

/** Undefined when the key is taken. */
export async function insertCategory(tx: Tx, category: Category): Promise<Category | undefined> {
  return tx
    .insertInto('category')
    .values({ id: category.id, key: category.key, parent_id: category.parentId, name: JSON.stringify(category.name), keywords: category.keywords, security: category.security, active: category.active, position: category.position })
    .onConflict((clash) => clash.column('key').doNothing())
    .returning(categoryColumns)
    .executeTakeFirst();
}

export async function updateCategory(tx: Tx, id: string, category: Omit<Category, 'id' | 'key'>): Promise<Category | undefined> {
  return tx
    .updateTable('category')
    .set({ parent_id: category.parentId, name: JSON.stringify(category.name), keywords: category.keywords, security: category.security, active: category.active, position: category.position })
    .where('id', '=', id)
    .returning(categoryColumns)
    .executeTakeFirst();
}

/** Whether a ticket, a rule of ours or another category stands on it. */
export async function isCategoryUsed(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select 1 from ticket where category_id = ${id}::uuid) or exists (select 1 from category where parent_id = ${id}::uuid) as used`.execute(db);
  return rows[0]!.used;
}

export async function removeCategory(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('category').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function readCustomFields(db: Db): Promise<CustomField[]> {
  return db.selectFrom('custom_field').select(fieldColumns).orderBy('position').orderBy('key').execute();
}

export async function insertCustomField(tx: Tx, field: CustomField): Promise<CustomField | undefined> {
  return tx
    .insertInto('custom_field')
    .values({ id: field.id, ticket_kind: field.kind, key: field.key, field: JSON.stringify(field.field), position: field.position, active: field.active })
    .onConflict((clash) => clash.doNothing())
    .returning(fieldColumns)
    .executeTakeFirst();
}

export async function updateCustomField(tx: Tx, id: string, field: Omit<CustomField, 'id' | 'key'>): Promise<CustomField | undefined> {
  return tx
    .updateTable('custom_field')
    .set({ ticket_kind: field.kind, field: JSON.stringify(field.field), position: field.position, active: field.active })
    .where('id', '=', id)
    .returning(fieldColumns)
    .executeTakeFirst();
}

export async function readQueueRules(db: Db): Promise<QueueRule[]> {
  return db.selectFrom('queue_rule').select(['role', 'ticket_kind as kind', 'channel_id as channelId', 'team_id as teamId']).orderBy('position').execute();
}

export async function replaceQueueRules(tx: Tx, rules: readonly QueueRule[]): Promise<void> {
  await tx.deleteFrom('queue_rule').execute();
  if (rules.length === 0) return;
  await tx
    .insertInto('queue_rule')
    .values(rules.map((rule, index) => ({ position: index + 1, role: rule.role, ticket_kind: rule.kind, channel_id: rule.channelId, team_id: rule.teamId })))
    .execute();
}

/** How many of these channels there are. */
export async function countChannels(db: Db, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from channel where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows[0]!.n;
}
