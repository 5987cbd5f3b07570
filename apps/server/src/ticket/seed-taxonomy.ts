/** Gives a new centre its kinds and categories. Safe to call on every start: a centre that has any keeps its own. */

import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { shippedCategories, shippedKinds, type ShippedCategory } from './shipped-taxonomy.ts';
import { insertCategory, readCategories, saveKind } from './taxonomy.store.ts';

/** In every mode: nothing can be classified without kinds, and rules name them. */
async function seedKinds(tx: Tx): Promise<void> {
  for (const [index, kind] of shippedKinds.entries()) await saveKind(tx, { ...kind, position: index + 1 });
}

async function seedCategories(tx: Tx, { ids }: Pick<Shell, 'ids'>): Promise<void> {
  if ((await readCategories(tx)).length > 0) return;
  await insertBelow(tx, ids, null, shippedCategories);
}

export async function seedTaxonomy(tx: Tx, shell: Pick<Shell, 'ids'>): Promise<void> {
  await seedKinds(tx);
  await seedCategories(tx, shell);
}

async function insertBelow(tx: Tx, ids: Shell['ids'], parentId: string | null, categories: readonly ShippedCategory[]): Promise<void> {
  for (const [index, { key, name, keywords, security, below }] of categories.entries()) {
    const id = ids.next();
    const inserted = await insertCategory(tx, { id, key, parentId, name, keywords: [...keywords], security: security ?? false, active: true, position: index + 1 });
    // Another node seeds at this moment, and does it whole.
    if (inserted) await insertBelow(tx, ids, id, below ?? []);
  }
}
