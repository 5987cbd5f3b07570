/** Promises that a notice is told: rows in the caller's transaction, which a worker makes good. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { flawOf, type Notice } from '@huiyin/domain/delivery/notice.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertDeliveries, insertNotice } from './delivery.store.ts';

/**
 * Joins the caller's transaction: what is undone is never told, what is committed is told even if every process dies now.
 * The same key is told once to the same outlet, however often and from however many workers it is given. Outlets that are removed or
 * disabled are passed over. Returns how many outlets it was newly promised to.
 * An outlet that cannot be told is replaced: by its stand-in, and so on, in the end by the mailboxes.
 */
export async function sendNotice(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>, notice: Notice, outletIds: readonly Id[]): Promise<number> {
  const flaw = flawOf(notice);
  if (flaw !== null) throw new Error(`a notice cannot be sent: ${flaw}`);
  if (outletIds.length === 0) return 0;
  const now = clock.now();
  const noticeId = await insertNotice(tx, ids.next(), notice, now);
  return insertDeliveries(tx, [...new Set(outletIds)].map((outletId) => ({ id: ids.next(), noticeId, outletId, insteadOf: null })), now);
}
