/** Jumps the queue. What is unfair to all who wait must be seen: it is in the ticket's log and in the audit log, in one transaction. */

import { expedite } from '@huiyin/domain/ticket/expedite.ts';
import { recordAudit, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import { changeTicket } from './change-ticket.ts';
import { doerOf } from './doer.ts';

export function expediteTicket(shell: Shell, call: ActCall & Omit<By, 'actor'> & { readonly reason: string }) {
  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: call.ticketId, reach: call.reach, version: call.version, by }, async ({ ticket, at }, tx) => {
    const decided = expedite(ticket, { reason: call.reason, at, by });
    if (decided.ok && decided.value.events.length > 0) {
      await recordAudit(tx, shell, { actor: call.actor, action: 'ticket.expedited', target: `ticket:${ticket.id}`, facts: { reason: call.reason }, address: call.address, userAgent: call.userAgent });
    }
    return decided;
  });
}
