/** What customers ask of the levels above, which they do not know: `domains.ts` hands it in. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Expression, RawBuilder } from 'kysely';
import type { Tx } from '../platform/db.ts';

export type NarrowReach = Exclude<Reach, { readonly scope: 'all' }>;

/** Null: the system, when a visitor proves who it is. */
export type MergedBy = Pick<Actor, 'kind' | 'id'> | null;

export interface CustomerReactions {
  /** In the transaction of the merge. What belongs to `from` belongs to `into` from now on. */
  merged(tx: Tx, merge: { readonly from: Id; readonly into: Id; readonly by: MergedBy; readonly at: Instant }): Promise<void>;
  /** What that merge moved, and only that, goes back to `from`. */
  unmerged(tx: Tx, merge: { readonly from: Id; readonly outOf: Id; readonly by: MergedBy; readonly at: Instant }): Promise<void>;
}

export interface CustomerPorts extends CustomerReactions {
  /** True in SQL for the ids of customers who have a ticket within this reach. Whoever sees less than everything sees customers through their tickets. */
  within(reach: NarrowReach, customerId: Expression<Id>): RawBuilder<boolean>;
}
