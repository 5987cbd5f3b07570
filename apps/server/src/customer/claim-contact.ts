/** A number or an address that a customer gives of themselves: kept as claimed, so that they can be reached, and proving nothing. */

import { normaliseContact } from '@huiyin/domain/customer/contact.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertContactPoints, lockCustomer, raiseVersion, readContactPoints, readSurvivorId } from './customer.store.ts';
import { prepareContact } from './prepare-customer.ts';

export interface KnownContact {
  readonly contactPointId: Id;
  readonly masked: string;
}

/** More than anybody has; a program that tries numbers ends here. */
const mostOfAKind = 10;

export async function claimContact(shell: Shell, { customerId, kind, value }: { readonly customerId: Id; readonly kind: 'phone' | 'email'; readonly value: string }): Promise<Result<KnownContact, 'customer.contact_invalid'>> {
  const contact = normaliseContact(kind, value);
  if (!contact.ok) return contact;
  const prepared = prepareContact(shell, contact.value);
  return shell.db.transaction().execute(async (tx) => {
    const id = await readSurvivorId(tx, customerId);
    await lockCustomer(tx, id);
    const same = (await readContactPoints(tx, id)).filter((point) => point.kind === kind);
    const known = same.find((point) => point.fingerprint.equals(prepared.fingerprint));
    if (known) return accept({ contactPointId: known.id, masked: known.masked });
    if (same.length >= mostOfAKind) return refuse('customer.contact_invalid', { kind, reason: 'too_many' });
    const [added] = await insertContactPoints(tx, id, [prepared], 'claimed', shell.clock.now());
    if (added === undefined) throw new Error('a contact that only claims was refused');
    await raiseVersion(tx, id);
    return accept({ contactPointId: added, masked: prepared.masked });
  });
}

/** The most trusted number of a customer, or of those merged into it. */
export async function readPhoneOf(db: Db, customerId: Id): Promise<KnownContact | null> {
  const phone = (await readContactPoints(db, customerId)).find(({ kind }) => kind === 'phone');
  return phone ? { contactPointId: phone.id, masked: phone.masked } : null;
}
