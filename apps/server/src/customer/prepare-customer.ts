/** Seals and fingerprints what is said of a customer, before a transaction is open: nothing here needs the database. */

import { contactsOf, phoneTail, type Contact } from '@huiyin/domain/customer/contact.ts';
import type { ContactKind, CustomerClaim } from '@huiyin/domain/customer/customer.contract.ts';
import { maskContact } from '@huiyin/domain/customer/mask.ts';
import { cleanName } from '@huiyin/domain/customer/name.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Secrets, Shell } from '../platform/shell.ts';

export interface PreparedContact {
  readonly id: Id;
  readonly kind: ContactKind;
  readonly sealed: string;
  readonly fingerprint: Buffer;
  readonly tailFingerprint: Buffer | null;
  readonly masked: string;
}

export interface PreparedCustomer {
  /** The id it gets if it is new. */
  readonly id: Id;
  readonly name: string | null;
  /** Strongest first. */
  readonly contacts: readonly PreparedContact[];
}

type Sealing = Pick<Shell, 'ids' | 'secrets'>;

export function prepareCustomer(shell: Sealing, claim: CustomerClaim): Result<PreparedCustomer, 'customer.contact_invalid'> {
  const contacts = contactsOf(claim);
  if (!contacts.ok) return contacts;
  return accept({ id: shell.ids.next(), name: cleanName(claim.name), contacts: contacts.value.map((contact) => prepareContact(shell, contact)) });
}

export function prepareContact({ ids, secrets }: Sealing, contact: Contact): PreparedContact {
  const id = ids.next();
  const tail = phoneTail(contact);
  return {
    id,
    kind: contact.kind,
    sealed: secrets.seal(contact.value, contactPlace(id)),
    fingerprint: fingerprintOf(secrets, contact),
    tailFingerprint: tail === null ? null : tailFingerprintOf(secrets, tail),
    masked: maskContact(contact),
  };
}

const order: readonly ContactKind[] = ['phone', 'email', 'wechat', 'external'];

/** The contact to show of a customer who has only these, masked; as `primaryContact` finds it. */
export function shownFirst({ contacts }: PreparedCustomer): string | null {
  const [first] = contacts.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
  return first?.masked ?? null;
}

/** A sealed value opens only in its own row. */
export function contactPlace(id: Id): string {
  return `contact_point|${id}|sealed`;
}

export function notePlace(customerId: Id): string {
  return `customer|${customerId}|note`;
}

export function fingerprintOf(secrets: Secrets, { kind, value }: Contact): Buffer {
  return Buffer.from(secrets.fingerprint(`contact.${kind}`, value), 'hex');
}

/** Ten thousand values only: it narrows a search, and never names a customer. */
export function tailFingerprintOf(secrets: Secrets, tail: string): Buffer {
  return Buffer.from(secrets.fingerprint('contact.phone_tail', tail), 'hex');
}
