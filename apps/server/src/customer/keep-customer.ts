/** Makes and changes customers by hand. */

import type { changeCustomer as changeContract, createCustomer as createContract, CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import { normaliseContact } from '@huiyin/domain/customer/contact.ts';
import { cleanName } from '@huiyin/domain/customer/name.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { markForSearch } from '../platform/search-marks.ts';
import type { Shell } from '../platform/shell.ts';
import { insertContactPoints, insertCustomer, lockCustomer, readOwner, saveCustomer } from './customer.store.ts';
import { removeLostCustomer } from './find-or-create.store.ts';
import { notePlace, prepareContact, type PreparedContact } from './prepare-customer.ts';
import { readCustomerView } from './read-customer.ts';
import { tellOfTier } from './tier-changes.ts';

export async function createCustomer(
  shell: Shell,
  body: BodyOf<typeof createContract>,
): Promise<Result<CustomerView, 'customer.contact_missing' | 'customer.contact_invalid' | 'customer.contact_taken'>> {
  const contacts = new Map<string, PreparedContact>();
  for (const [index, { kind, value }] of body.contactPoints.entries()) {
    const contact = normaliseContact(kind, value);
    if (!contact.ok) return refuse(contact.code, { ...contact.facts, index });
    contacts.set(`${kind}:${contact.value.value}`, prepareContact(shell, contact.value));
  }
  const prepared = [...contacts.values()];
  if (prepared.length === 0) return refuse('customer.contact_missing');

  const id = shell.ids.next();
  const createdAt = shell.clock.now();
  return shell.db.transaction().execute(async (tx) => {
    await insertCustomer(tx, { id, name: cleanName(body.name), tier: body.tier ?? 'standard', region: trimmed(body.region), tags: cleanTags(body.tags ?? []), note: sealNote(shell, id, body.note), createdAt });
    const added = await insertContactPoints(tx, id, prepared, 'confirmed', createdAt);
    if (added.length < prepared.length) {
      await removeLostCustomer(tx, id);
      const owner = await readOwner(tx, prepared.filter((contact) => !added.includes(contact.id)));
      return refuse('customer.contact_taken', owner ? { customerId: owner.customerId, kind: owner.kind } : {});
    }
    await markForSearch(tx, 'customer', [id]);
    return accept((await readCustomerView(shell, tx, id))!);
  });
}

export function changeCustomer(
  shell: Shell,
  wish: { readonly customerId: Id; readonly body: BodyOf<typeof changeContract>; readonly version: number | null },
): Promise<Result<CustomerView, 'customer.unknown' | 'customer.merged' | 'customer.changed'>> {
  const { name, tier, region, tags, note } = wish.body;
  return shell.db.transaction().execute(async (tx) => {
    const customer = await lockCustomer(tx, wish.customerId);
    if (!customer) return refuse('customer.unknown');
    if (customer.mergedInto !== null) return refuse('customer.merged', { into: customer.survivorId });
    if (wish.version !== null && wish.version !== customer.version) return refuse('customer.changed', { version: customer.version });

    await saveCustomer(tx, {
      id: customer.id,
      name: name === undefined ? customer.name : cleanName(name),
      tier: tier ?? customer.tier,
      region: region === undefined ? customer.region : trimmed(region),
      tags: tags === undefined ? customer.tags : cleanTags(tags),
      note: note === undefined ? customer.note : sealNote(shell, customer.id, note),
      version: customer.version + 1,
    });
    await markForSearch(tx, 'customer', [customer.id]);
    if (tier !== undefined && tier !== customer.tier) await tellOfTier(tx, shell, customer.id);
    return accept((await readCustomerView(shell, tx, customer.id))!);
  });
}

function sealNote({ secrets }: Pick<Shell, 'secrets'>, customerId: Id, note: string | null | undefined): string | null {
  const text = trimmed(note);
  return text === null ? null : secrets.seal(text, notePlace(customerId));
}

function trimmed(text: string | null | undefined): string | null {
  const value = text?.replaceAll('\u0000', '').trim() ?? '';
  return value === '' ? null : value;
}

/** Each once, in the order given. */
function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => cleanName(tag)).filter((tag) => tag !== null))];
}
