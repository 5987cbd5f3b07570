/** Customers by a contact of theirs, whole, or by the last four or more digits of a phone. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { readContactOwners } from './customer-list.store.ts';
import { searchTerms } from './search-terms.ts';

/** As they stand today: whoever is found in a merged one is the one it lives on in. */
export async function customersByContact(shell: Pick<Shell, 'db' | 'secrets'>, text: string, limit: number): Promise<readonly Id[]> {
  const terms = await searchTerms(shell, text);
  return terms === null ? [] : readContactOwners(shell.db, terms, limit);
}
