/** Lets one customer live on in another, and takes it back. */

import type { CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import { followersOf, merge, unmerge } from '@huiyin/domain/customer/merge.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { recordAudit } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import { markForSearch } from '../platform/search-marks.ts';
import type { Shell } from '../platform/shell.ts';
import type { CustomerReactions, MergedBy } from './customer.ports.ts';
import { hasOneTier, lockStandings, readFellows, saveMerge, saveUnmerge } from './merge.store.ts';
import { readCustomerView } from './read-customer.ts';
import { tellOfTier } from './tier-changes.ts';

/** From where an audited act came. */
export interface Trace {
  readonly by: MergedBy;
  readonly address: string | null;
  readonly userAgent: string | null;
}

type Audited = Pick<Shell, 'clock' | 'secrets' | 'jobs'>;

export async function mergeWithin(
  tx: Tx,
  shell: Audited,
  reactions: CustomerReactions,
  wish: { readonly from: Id; readonly into: Id; readonly trace: Trace },
): Promise<Result<{ readonly survivorId: Id }, 'customer.unknown' | 'customer.merged' | 'customer.merge_into_itself' | 'customer.merge_cycle'>> {
  const standings = await lockStandings(tx, [wish.from, wish.into]);
  const from = standings.find((standing) => standing.id === wish.from);
  const into = standings.find((standing) => standing.id === wish.into);
  if (!from || !into) return refuse('customer.unknown');

  const decision = merge(from, into);
  if (!decision.ok) return decision;

  const { survivorId } = decision.value;
  await saveMerge(tx, from.id, survivorId);
  await markForSearch(tx, 'customer', [from.id, survivorId]);
  await reactions.merged(tx, { from: from.id, into: survivorId, by: wish.trace.by, at: shell.clock.now() });
  if (!(await hasOneTier(tx, [from.id, survivorId]))) await tellOfTier(tx, shell, survivorId);
  await recordAudit(tx, shell, { ...auditOf(wish.trace), action: 'customer.merged', target: `customer:${from.id}`, facts: { into: survivorId } });
  return accept({ survivorId });
}

/** Answers with the customer that was merged, which says in whom it lives on. */
export function mergeCustomers(
  shell: Shell,
  reactions: CustomerReactions,
  wish: { readonly from: Id; readonly into: Id; readonly trace: Trace },
): Promise<Result<CustomerView, 'customer.unknown' | 'customer.merged' | 'customer.merge_into_itself' | 'customer.merge_cycle'>> {
  return shell.db.transaction().execute(async (tx) => {
    const merged = await mergeWithin(tx, shell, reactions, wish);
    return merged.ok ? accept((await readCustomerView(shell, tx, wish.from))!) : merged;
  });
}

export function unmergeCustomer(
  shell: Shell,
  reactions: CustomerReactions,
  wish: { readonly customerId: Id; readonly trace: Trace },
): Promise<Result<CustomerView, 'customer.unknown' | 'customer.not_merged'>> {
  return shell.db.transaction().execute(async (tx) => {
    const [from] = await lockStandings(tx, [wish.customerId]);
    if (!from) return refuse('customer.unknown');

    const decision = unmerge(from);
    if (!decision.ok) return decision;

    const { outOf } = decision.value;
    await saveUnmerge(tx, from.id, outOf, followersOf(from.id, await readFellows(tx, outOf)));
    await markForSearch(tx, 'customer', [from.id, outOf]);
    await reactions.unmerged(tx, { from: from.id, outOf, by: wish.trace.by, at: shell.clock.now() });
    if (!(await hasOneTier(tx, [from.id, outOf]))) await tellOfTier(tx, shell, from.id);
    await recordAudit(tx, shell, { ...auditOf(wish.trace), action: 'customer.unmerged', target: `customer:${from.id}`, facts: { outOf } });
    return accept((await readCustomerView(shell, tx, from.id))!);
  });
}

function auditOf({ by, address, userAgent }: Trace) {
  return { actor: by, address, userAgent };
}
