/** What a search box's text may mean: a name, a whole contact, the end of a phone number. */

import { digitsOf, normaliseContact } from '@huiyin/domain/customer/contact.ts';
import type { ContactKind } from '@huiyin/domain/customer/customer.contract.ts';
import { foldName, queryGrams } from '@huiyin/domain/customer/name.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { readTailCandidates } from './customer-list.store.ts';
import { contactPlace, fingerprintOf, tailFingerprintOf } from './prepare-customer.ts';

export interface SearchTerms {
  /** Folded; `grams` narrow by an index, the name itself decides. */
  readonly name: string;
  readonly grams: readonly string[];
  readonly fingerprints: readonly Buffer[];
  /** Exactly four digits were given. */
  readonly tailFingerprint: Buffer | null;
  /** More digits than the blind index knows were given, and these customers' numbers end in them. */
  readonly customerIds: readonly Id[];
}

const kinds: readonly ContactKind[] = ['phone', 'email', 'wechat', 'external'];

/** One in ten thousand numbers shares its last four digits: enough for ten million customers' numbers. */
const maxCandidates = 2_000;

export async function searchTerms({ db, secrets }: Pick<Shell, 'db' | 'secrets'>, text: string): Promise<SearchTerms | null> {
  const name = foldName(text);
  if (name === '') return null;
  const fingerprints = kinds.flatMap((kind) => {
    const contact = normaliseContact(kind, text);
    return contact.ok ? [fingerprintOf(secrets, contact.value)] : [];
  });
  const digits = name.replace(/[\s-]/g, '');
  const tail = /^\d{4,10}$/.test(digits) ? tailFingerprintOf(secrets, digits.slice(-4)) : null;
  const longer = tail !== null && digits.length > 4;
  return {
    name,
    grams: queryGrams(text),
    fingerprints,
    tailFingerprint: longer ? null : tail,
    customerIds: longer ? await endingIn({ db, secrets }, tail, digits) : [],
  };
}

async function endingIn({ db, secrets }: Pick<Shell, 'db' | 'secrets'>, tail: Buffer, digits: string): Promise<Id[]> {
  const candidates = await readTailCandidates(db, tail, maxCandidates);
  return candidates.filter((candidate) => digitsOf(secrets.open(candidate.sealed, contactPlace(candidate.id))).endsWith(digits)).map((candidate) => candidate.customerId);
}
