/** The customer that a ticket is opened for: the one whom a contact names, or a new one. */

import type { CustomerClaim, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import { identifies } from '@huiyin/domain/customer/trust.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type FoundCustomer, removeLostCustomer, saveClaimedCustomer, saveFoundCustomer } from './find-or-create.store.ts';
import { prepareCustomer, type PreparedCustomer } from './prepare-customer.ts';

export interface FindOptions {
  /** `confirmed` for what agents and API keys say, `verified` for what a signature or a sender proves, `claimed` for the rest. */
  readonly trust: Trust;
  /** Of a new customer; a known one keeps its own. */
  readonly region?: string | null;
}

export async function findOrCreateCustomer(tx: Tx, shell: Pick<Shell, 'clock'>, wish: PreparedCustomer, { trust, region = null }: FindOptions): Promise<FoundCustomer> {
  const at = shell.clock.now();
  if (!identifies(trust)) return saveClaimedCustomer(tx, wish, at);

  // Lost races are rare and end at once: the next look sees the customer that won. A third loss would be a fault of ours.
  for (let attempt = 1; ; attempt++) {
    const { lost, ...found } = await saveFoundCustomer(tx, wish, trust as Exclude<Trust, 'claimed'>, region, at);
    if (!lost) return found;
    await removeLostCustomer(tx, found.id);
    if (attempt === 5) throw new Error('the customer of a claim kept changing hands');
  }
}

/** For a visitor without a signed identity: what the form says is shown as claimed, and joins nobody's history. */
export async function makeClaimedCustomer(tx: Tx, shell: Pick<Shell, 'clock' | 'ids' | 'secrets'>, claim: CustomerClaim): Promise<Result<FoundCustomer, 'customer.contact_invalid'>> {
  const prepared = prepareCustomer(shell, claim);
  return prepared.ok ? accept(await findOrCreateCustomer(tx, shell, prepared.value, { trust: 'claimed' })) : prepared;
}
