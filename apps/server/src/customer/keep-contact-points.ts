/** Adds, removes and reveals the contact points of a customer. */

import type { ContactKind, CustomerView, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import { normaliseContact } from '@huiyin/domain/customer/contact.ts';
import { strongerTrust } from '@huiyin/domain/customer/trust.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { recordAudit } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { insertContactPoints, lockCustomer, raiseVersion, readContactPoints, readOwner, removeContactPoint as removeRow, saveTrust } from './customer.store.ts';
import type { Trace } from './merge-customers.ts';
import { contactPlace, prepareContact } from './prepare-customer.ts';
import { readCustomerView } from './read-customer.ts';

export async function addContactPoint(
  shell: Shell,
  wish: { readonly customerId: Id; readonly kind: ContactKind; readonly value: string; readonly trust: Trust },
): Promise<Result<CustomerView, 'customer.unknown' | 'customer.merged' | 'customer.contact_invalid' | 'customer.contact_taken'>> {
  const contact = normaliseContact(wish.kind, wish.value);
  if (!contact.ok) return contact;
  const prepared = prepareContact(shell, contact.value);

  return shell.db.transaction().execute(async (tx) => {
    const customer = await lockCustomer(tx, wish.customerId);
    if (!customer) return refuse('customer.unknown');
    if (customer.mergedInto !== null) return refuse('customer.merged', { into: customer.survivorId });

    const known = (await readContactPoints(tx, customer.id)).find((point) => point.fingerprint.equals(prepared.fingerprint));
    const taken = async () => refuse('customer.contact_taken', { customerId: (await readOwner(tx, [prepared]))?.customerId ?? null, kind: wish.kind });
    if (known) {
      // Said again with more certainty: what the customer claimed, an agent has checked.
      const trust = strongerTrust(known.trust, wish.trust);
      if (trust !== known.trust && !(await saveTrust(tx, known, trust))) return taken();
    } else {
      const [added] = await insertContactPoints(tx, customer.id, [prepared], wish.trust, shell.clock.now());
      if (added === undefined) return taken();
    }
    await raiseVersion(tx, customer.id);
    return accept((await readCustomerView(shell, tx, customer.id))!);
  });
}

interface PointWish {
  readonly customerId: Id;
  readonly contactPointId: Id;
  readonly trace: Trace;
}

export function removeContactPoint(shell: Shell, wish: PointWish): Promise<Result<CustomerView, 'customer.unknown' | 'contact_point.unknown'>> {
  return shell.db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, wish.customerId))) return refuse('customer.unknown');
    const points = await readContactPoints(tx, wish.customerId);
    const point = points.find((candidate) => candidate.id === wish.contactPointId);
    if (!point) return refuse('contact_point.unknown');

    // Merged customers may hold it twice; it is shown once and so goes whole.
    for (const same of points) if (same.fingerprint.equals(point.fingerprint)) await removeRow(tx, same.id);
    await raiseVersion(tx, wish.customerId);
    await recordAudit(tx, shell, { ...auditOf(wish), action: 'customer.contact_removed', facts: { contactPointId: point.id, kind: point.kind } });
    return accept((await readCustomerView(shell, tx, wish.customerId))!);
  });
}

/** The look and its entry in the audit log are one transaction: no entry, no value. */
export function revealContactPoint(shell: Shell, wish: PointWish & { readonly reason: string }): Promise<Result<{ value: string }, 'customer.unknown' | 'contact_point.unknown'>> {
  return shell.db.transaction().execute(async (tx) => {
    if ((await readCustomerView(shell, tx, wish.customerId)) === null) return refuse('customer.unknown');
    const point = (await readContactPoints(tx, wish.customerId)).find((candidate) => candidate.id === wish.contactPointId);
    if (!point) return refuse('contact_point.unknown');

    const value = shell.secrets.open(point.sealed, contactPlace(point.id));
    await recordAudit(tx, shell, { ...auditOf(wish), action: 'customer.contact_revealed', facts: { contactPointId: point.id, kind: point.kind, reason: wish.reason } });
    return accept({ value });
  });
}

function auditOf({ customerId, trace: { by, address, userAgent } }: PointWish) {
  return { actor: by, address, userAgent, target: `customer:${customerId}` };
}
