/** A number that a customer gives of themselves: kept as claimed, so that they can be called, and proving nothing. */

import { normaliseContact } from '@huiyin/domain/customer/contact.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertContactPoints, lockCustomer, raiseVersion, readContactPoints, readSurvivorId } from './customer.store.ts';
import { prepareContact } from './prepare-customer.ts';

export interface KnownPhone {
  readonly contactPointId: Id;
  readonly masked: string;
}

/** More than anybody has; a program that tries numbers ends here. */
const mostPhones = 10;

export async function claimPhone(shell: Shell, { customerId, phone }: { readonly customerId: Id; readonly phone: string }): Promise<Result<KnownPhone, 'customer.contact_invalid'>> {
  const contact = normaliseContact('phone', phone);
  if (!contact.ok) return contact;
  const prepared = prepareContact(shell, contact.value);
  return shell.db.transaction().execute(async (tx) => {
    const id = await readSurvivorId(tx, customerId);
    await lockCustomer(tx, id);
    const phones = (await readContactPoints(tx, id)).filter(({ kind }) => kind === 'phone');
    const known = phones.find((point) => point.fingerprint.equals(prepared.fingerprint));
    if (known) return accept({ contactPointId: known.id, masked: known.masked });
    if (phones.length >= mostPhones) return refuse('customer.contact_invalid', { kind: 'phone', reason: 'too_many' });
    const [added] = await insertContactPoints(tx, id, [prepared], 'claimed', shell.clock.now());
    if (added === undefined) throw new Error('a number that only claims was refused');
    await raiseVersion(tx, id);
    return accept({ contactPointId: added, masked: prepared.masked });
  });
}

/** The most trusted number of a customer, or of those merged into it. */
export async function readPhoneOf(db: Db, customerId: Id): Promise<KnownPhone | null> {
  const phone = (await readContactPoints(db, customerId)).find(({ kind }) => kind === 'phone');
  return phone ? { contactPointId: phone.id, masked: phone.masked } : null;
}
