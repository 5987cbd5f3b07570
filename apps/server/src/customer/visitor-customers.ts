/** Customers as the channels ask for them: whom a signature names, and what an unsigned conversation turned out to be. */

import { contactsOf, normaliseContact, type Contact } from '@huiyin/domain/customer/contact.ts';
import type { CustomerClaim, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import { cleanName } from '@huiyin/domain/customer/name.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import { markForSearch } from '../platform/search-marks.ts';
import type { Shell } from '../platform/shell.ts';
import type { CustomerReactions } from './customer.ports.ts';
import { insertContactPoints, saveProof } from './customer.store.ts';
import { findOrCreateCustomer } from './find-or-create-customer.ts';
import { mergeWithin } from './merge-customers.ts';
import { prepareContact } from './prepare-customer.ts';

export const visitorCustomers = (shell: Shell, reactions: CustomerReactions) => ({
  check(claim: CustomerClaim): Result<void, 'customer.contact_invalid'> {
    const contacts = contactsOf(claim);
    return contacts.ok ? accept(undefined) : contacts;
  },

  /**
   * The host's id alone decides who it is. A signed phone or address is the customer's unless another customer is known
   * by it; then it stays a claim, since host sites let their users type such things, and an agent may merge the two.
   */
  async ofIdentity(tx: Tx, claim: CustomerClaim & { readonly externalId: string }): Promise<Id> {
    const identity = normaliseContact('external', claim.externalId);
    if (!identity.ok) throw new Error('an identity was proven that is none');
    const proven = prepareContact(shell, identity.value);
    const wish = { id: shell.ids.next(), name: cleanName(claim.name), contacts: [proven] };
    const { id, created } = await findOrCreateCustomer(tx, shell, wish, { trust: 'verified' });
    if (!created) await saveProof(tx, proven);
    // The first who says a name gives it.
    if (created || wish.name !== null) await markForSearch(tx, 'customer', [id]);

    // Our forms refuse what is no phone number; of the host's own records it is merely left out.
    const contacts = [soundContact('phone', claim.phone), soundContact('email', claim.email)].filter((contact) => contact !== null);
    const prepared = contacts.map((contact) => prepareContact(shell, contact));
    for (const trust of ['verified', 'claimed'] satisfies Trust[]) await insertContactPoints(tx, id, prepared, trust, shell.clock.now());
    return id;
  },

  async join(tx: Tx, from: Id, into: Id): Promise<void> {
    // Refused when an agent has already merged it elsewhere; a person's word stands.
    await mergeWithin(tx, shell, reactions, { from, into, trace: { by: null, address: null, userAgent: null } });
  },
});

function soundContact(kind: 'phone' | 'email', raw: string | undefined): Contact | null {
  const contact = raw === undefined ? null : normaliseContact(kind, raw);
  return contact?.ok ? contact.value : null;
}
