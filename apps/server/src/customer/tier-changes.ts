/** Who wants to know that a customer's tier is another one: what was promised to them may be too. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

/** Called inside the transaction of the change: add a job there; some customers have thousands of tickets. */
export interface TierListener {
  readonly name: string;
  changed(tx: Tx, shell: Pick<Shell, 'jobs'>, customerId: Id): Promise<void>;
}

const listeners: TierListener[] = [];

export function onTierChanged(listener: TierListener): void {
  if (!listeners.some(({ name }) => name === listener.name)) listeners.push(listener);
}

/** The tier that holds for the tickets of this customer was another one before, by their own change or by a merge. */
export async function tellOfTier(tx: Tx, shell: Pick<Shell, 'jobs'>, customerId: Id): Promise<void> {
  for (const listener of listeners) await listener.changed(tx, shell, customerId);
}
