/** One form for one contact point, however it was typed: only equal forms may ever be taken for the same customer. */

import { accept, refuse, type Result } from '../kernel/result.ts';
import type { ContactKind, CustomerClaim } from './customer.contract.ts';
import { normalisePhone } from './phone.ts';

export interface Contact {
  readonly kind: ContactKind;
  /** Normalised: a phone number as E.164, an e-mail address in lower case. */
  readonly value: string;
}

/** Of a refused contact; `facts` never repeat the value, since refusals are logged. */
export type ContactFlaw = 'empty' | 'malformed' | 'too_long' | 'area_code_missing';

const maxContactLength = 200;

const maxEmailLength = 254;

/** Zero-width and direction marks: they come along when a number is copied out of a chat, and would make equal values differ. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const control = /\p{Cc}/u;

/** Deliberately short of RFC 5322: quoted local parts and comments are refused, since no mail of ours could be sure to reach them. */
const email = /^[^\s@"(),:;<>[\]\\]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

export function normaliseContact(kind: ContactKind, raw: string): Result<Contact, 'customer.contact_invalid'> {
  const flaw = (reason: ContactFlaw) => refuse('customer.contact_invalid', { kind, reason });
  if (raw.length > 4 * maxContactLength) return flaw('too_long');
  const text = raw.replace(invisible, '').trim();
  if (text === '') return flaw('empty');
  if (control.test(text)) return flaw('malformed');
  if (kind === 'phone') {
    const phone = normalisePhone(text.normalize('NFKC'));
    return phone.ok ? accept({ kind, value: phone.value }) : flaw(phone.code);
  }
  if (kind === 'email') {
    const address = text.normalize('NFKC').replaceAll('。', '.').trim().toLowerCase();
    if (address.length > maxEmailLength) return flaw('too_long');
    const [local = ''] = address.split('@');
    if (!email.test(address) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return flaw('malformed');
    return accept({ kind, value: address });
  }
  // Ids of other systems may differ in case and width; only composition is levelled.
  const id = text.normalize('NFC');
  if (id.length > maxContactLength) return flaw('too_long');
  return accept({ kind, value: id });
}

/** The contacts of a claim, strongest first: a system's own id names one customer, a phone is often shared less than a mailbox. Blank fields are absent ones. */
export function contactsOf(claim: CustomerClaim): Result<Contact[], 'customer.contact_invalid'> {
  const contacts: Contact[] = [];
  const given: [ContactKind, string | undefined][] = [['external', claim.externalId], ['phone', claim.phone], ['email', claim.email]];
  for (const [kind, raw] of given) {
    if (raw === undefined || raw.trim() === '') continue;
    const contact = normaliseContact(kind, raw);
    if (!contact.ok) return contact;
    contacts.push(contact.value);
  }
  return accept(contacts);
}

/** The last four digits of a phone number, by which agents look customers up; null for everything else. */
export function phoneTail(contact: Contact): string | null {
  return contact.kind === 'phone' ? digitsOf(contact.value).slice(-4) : null;
}

/** The digits of the number proper, without an extension. */
export function digitsOf(phone: string): string {
  return phone.split(';')[0]!.replace(/\D/g, '');
}
