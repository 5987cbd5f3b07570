/** What a channel asks of customers. They are of its own level and unknown to it; `domains.ts` hands them in. */

import type { VisitorClaim } from '@huiyin/domain/channel/visitor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';

export interface VisitorCustomers {
  /** Refuses what cannot be a phone number or an e-mail address. */
  check(claim: VisitorClaim): Result<void, 'customer.contact_invalid'>;
  /** The customer whom the proven id names, made if need be. Other signed contacts never decide who it is. */
  ofIdentity(tx: Tx, claim: VisitorClaim & { readonly externalId: string }): Promise<Id>;
  /** The customer of an unsigned conversation turned out to be another. */
  join(tx: Tx, from: Id, into: Id): Promise<void>;
}
