/** The centre's kinds, categories and custom fields, read often and changed seldom: kept for a few seconds, dropped at once when changed here. */

import type { Form, FormField } from '@huiyin/domain/flow/flow.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Db } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import { readCategories, readCustomFields, readKinds, readQueueRules, type Category, type CustomField } from './taxonomy.store.ts';
import type { QueueRule } from '@huiyin/domain/ticket/place.ts';

export interface Taxonomy {
  readonly kinds: readonly { key: string; name: { zh: string; en: string }; position: number }[];
  readonly categories: readonly Category[];
  readonly customFields: readonly CustomField[];
  readonly queueRules: readonly QueueRule[];
}

const kept = keptFor<Taxonomy>(3 * second);

/** `root` is the process's own database handle, never a transaction: what one transaction sees must not be kept for others. */
export function taxonomyOf(root: Db): Promise<Taxonomy> {
  return kept.of(root, () => readTaxonomy(root));
}

export function forgetTaxonomy(root: Db): void {
  kept.forget(root);
}

export async function readTaxonomy(db: Db): Promise<Taxonomy> {
  const [kinds, categories, customFields, queueRules] = await Promise.all([readKinds(db), readCategories(db), readCustomFields(db), readQueueRules(db)]);
  return { kinds, categories, customFields, queueRules };
}

export function categoryByKey(taxonomy: Taxonomy, key: string): Category | undefined {
  return taxonomy.categories.find((category) => category.key === key && category.active);
}

/** From the root down to the category itself. */
export function categoryPath(taxonomy: Taxonomy, id: string | null): Category[] {
  const path: Category[] = [];
  for (let next = id; next !== null; ) {
    const category = taxonomy.categories.find((candidate) => candidate.id === next);
    if (!category || path.includes(category)) break;
    path.unshift(category);
    next = category.parentId;
  }
  return path;
}

/** The flow's own fields on one side, the centre's on the other. */
export function partedFields(form: Form, fields: JsonObject): { readonly own: JsonObject; readonly custom: JsonObject } {
  const isCustom = ([key]: readonly [string, unknown]) => Object.hasOwn(form.properties, key);
  const entries = Object.entries(fields);
  return { own: Object.fromEntries(entries.filter((entry) => !isCustom(entry))), custom: Object.fromEntries(entries.filter(isCustom)) };
}

/** The custom fields that a ticket of this kind may carry, as a form. */
export function customFormOf(taxonomy: Taxonomy, kind: string | null): Form {
  const properties: Record<string, FormField> = {};
  for (const { key, field, kind: only, active } of taxonomy.customFields) {
    if (active && (only === null || only === kind)) properties[key] = field;
  }
  return { type: 'object', properties };
}
