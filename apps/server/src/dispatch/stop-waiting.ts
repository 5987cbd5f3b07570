/** A customer who waits says that they will not wait any longer. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { abandonTicket } from '../ticket/index.ts';
import { readVisiting } from './waiting-view.ts';

/** What has ended, or lives on elsewhere, is not waited for either. */
export async function stopWaiting(shell: Shell, visitorId: Id): Promise<Result<void, 'ticket.answered'>> {
  const { chat, standing } = await readVisiting(shell, visitorId);
  if (chat === null || standing === 'closed') return accept(undefined);
  const left = await abandonTicket(shell, { ticketId: chat.id, leftAt: null, by: { kind: 'customer', id: chat.customerId } });
  return !left.ok && left.code === 'ticket.answered' ? refuse('ticket.answered') : accept(undefined);
}
