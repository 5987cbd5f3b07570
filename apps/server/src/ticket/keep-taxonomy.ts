/** Makes and changes categories, custom fields and queue rules. */

import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { QueueRule } from '@huiyin/domain/ticket/place.ts';
import { checkFormField } from '@huiyin/domain/flow/check-form.ts';
import { readTeamsByIds } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type ByWhom } from './administer.ts';
import {
  countChannels, insertCategory, insertCustomField, isCategoryUsed, readCategories, readKinds, removeCategory, replaceQueueRules,
  updateCategory, updateCustomField, type Category, type CustomField,
} from './taxonomy.store.ts';
import { forgetTaxonomy } from './taxonomy.ts';

async function forgetting<Value>(shell: Shell, work: Promise<Value>): Promise<Value> {
  const value = await work;
  forgetTaxonomy(shell.db);
  return value;
}

export function createCategory(shell: Shell, call: ByWhom & { body: Omit<Category, 'id'> }) {
  const id = shell.ids.next();
  return forgetting(shell, administer(shell, call, { action: 'category.created', target: `category:${id}`, facts: { key: call.body.key } }, async (tx) => {
    if (call.body.parentId !== null && !(await readCategories(tx)).some((category) => category.id === call.body.parentId)) return refuse('category.unknown');
    const category = await insertCategory(tx, { ...call.body, id });
    return category ? accept(category) : refuse('category.key_taken');
  }));
}

export function changeCategory(shell: Shell, call: ByWhom & { categoryId: string; body: Omit<Category, 'id' | 'key'> }) {
  return forgetting(shell, administer(shell, call, { action: 'category.changed', target: `category:${call.categoryId}`, facts: { active: call.body.active } }, async (tx) => {
    const all = await readCategories(tx);
    if (call.body.parentId !== null && !all.some((category) => category.id === call.body.parentId)) return refuse('category.unknown');
    if (isBelow(all, call.body.parentId, call.categoryId)) return refuse('category.cycle');
    const category = await updateCategory(tx, call.categoryId, call.body);
    return category ? accept(category) : refuse('category.unknown');
  }));
}

export function deleteCategory(shell: Shell, call: ByWhom & { categoryId: string }) {
  return forgetting(shell, administer(shell, call, { action: 'category.removed', target: `category:${call.categoryId}`, facts: {} }, async (tx) => {
    if (await isCategoryUsed(tx, call.categoryId)) return refuse('category.in_use');
    return (await removeCategory(tx, call.categoryId)) ? accept(undefined) : refuse('category.unknown');
  }));
}

/** Whether `id` is the category `ancestor` or lies below it. */
function isBelow(all: readonly Category[], id: string | null, ancestor: string): boolean {
  const seen = new Set<string>();
  for (let next = id; next !== null && !seen.has(next); next = all.find((category) => category.id === next)?.parentId ?? null) {
    if (next === ancestor) return true;
    seen.add(next);
  }
  return false;
}

type CustomFieldBody = { kind: string | null; field: unknown; position: number; active: boolean };

export function createCustomField(shell: Shell, call: ByWhom & { body: CustomFieldBody & { key: string } }) {
  const id = shell.ids.next();
  return forgetting(shell, administer(shell, call, { action: 'custom_field.created', target: `custom_field:${id}`, facts: { key: call.body.key } }, async (tx) => {
    const checked = await checkCustomField(tx, call.body);
    if (!checked.ok) return checked;
    const field = await insertCustomField(tx, { ...checked.value, id, key: call.body.key });
    return field ? accept(field) : refuse('custom_field.key_taken');
  }));
}

export function changeCustomField(shell: Shell, call: ByWhom & { customFieldId: string; body: CustomFieldBody }) {
  return forgetting(shell, administer(shell, call, { action: 'custom_field.changed', target: `custom_field:${call.customFieldId}`, facts: { active: call.body.active } }, async (tx) => {
    const checked = await checkCustomField(tx, call.body);
    if (!checked.ok) return checked;
    const field = await updateCustomField(tx, call.customFieldId, checked.value);
    return field ? accept(field) : refuse('custom_field.unknown');
  }));
}

async function checkCustomField(db: Db, body: CustomFieldBody): Promise<Result<Omit<CustomField, 'id' | 'key'>, 'ticket_kind.unknown' | 'custom_field.invalid'>> {
  if (body.kind !== null && !(await readKinds(db)).some((kind) => kind.key === body.kind)) return refuse('ticket_kind.unknown', { kind: body.kind });
  const field = checkFormField(body.field);
  if (!field.ok) return field;
  return accept({ kind: body.kind, field: field.value, position: body.position, active: body.active });
}

export function setQueueRules(shell: Shell, call: ByWhom & { items: readonly QueueRule[] }) {
  return forgetting(shell, administer(shell, call, { action: 'queue_rules.replaced', target: 'queue_rules', facts: { rules: call.items.length } }, async (tx) => {
    const unknown = await unknownInRules(tx, call.items);
    if (unknown) return unknown;
    await replaceQueueRules(tx, call.items);
    return accept({ items: [...call.items] });
  }));
}

async function unknownInRules(db: Db, rules: readonly QueueRule[]): Promise<Refused<'team.unknown' | 'channel.unknown' | 'ticket_kind.unknown'> | null> {
  const teamIds = [...new Set(rules.map((rule) => rule.teamId))];
  if ((await readTeamsByIds(db, teamIds)).length < teamIds.length) return refuse('team.unknown');
  const channelIds = [...new Set(rules.flatMap((rule) => rule.channelId ?? []))];
  if ((await countChannels(db, channelIds)) < channelIds.length) return refuse('channel.unknown');
  const kinds = new Set((await readKinds(db)).map((kind) => kind.key));
  if (rules.some((rule) => rule.kind !== null && !kinds.has(rule.kind))) return refuse('ticket_kind.unknown');
  return null;
}
