/** What the search page keeps in its address. */

import { searchKinds, type SearchKind } from '@huiyin/domain/search/search.contract.ts';

export interface SearchAddress {
  readonly q?: string;
  readonly kind?: SearchKind;
}

/** Whatever an address may carry: unknown words are dropped. A number alone comes as one. */
export function readSearchAddress(search: Record<string, unknown>): SearchAddress {
  const q = typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']).slice(0, 200) : '';
  const kind = searchKinds.find((each) => each === search['kind']);
  return { ...(q === '' ? {} : { q }), ...(kind === undefined ? {} : { kind }) };
}
