/** The customer's word on the solution, said by the customer, passed on by an agent with evidence, or by silence. */

import { system } from '@huiyin/domain/ticket/decision.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { confirm, isSilenceDue } from '@huiyin/domain/ticket/settle.ts';
import { resume } from '@huiyin/domain/ticket/wait.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import { changeTicket, type Changed } from './change-ticket.ts';
import { doerOf } from './doer.ts';
import { linksWithin } from './page-after.ts';
import { readPausedUntil, readSilent } from './due.store.ts';
import { admits, blaming, overTickets } from './setbacks.ts';
import { readMessagesById } from './thread.store.ts';
import { saveFiles } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

/** Evidence is a file, or a message of this very ticket that shows the customer's word. */
export async function confirmTicket(shell: Shell, call: ActCall & { confirmed: boolean; confirmedBy: 'customer' | 'agent'; evidence: readonly string[]; note: string | null }) {
  const messages = await readMessagesById(shell.db, call.ticketId, call.evidence);
  const shownInThread = messages.map((message) => message.id);
  const files = await filesOf(shell, call.evidence.filter((id) => !shownInThread.includes(id)), `${call.actor.kind}:${call.actor.id}`);
  if (files === null) return refuse('file.unknown');

  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: call.ticketId, reach: call.reach, version: call.version, by, page: linksWithin(call.actor) }, async (loaded, tx) => {
    const decided = confirm(
      loaded.ticket,
      { confirmed: call.confirmed, confirmedBy: call.confirmedBy, evidence: call.evidence, note: call.note, followUpId: shell.ids.next(), at: loaded.at, by },
      loaded,
    );
    if (decided.ok) await saveFiles(tx, loaded.ticket.id, files, true);
    return decided;
  });
}

const batch = 100;

/** Tickets whose silence has spoken, and pauses that are over. Each is decided again under its lock, so that two workers do it once. */
export async function sweepDue(shell: Shell): Promise<number> {
  return (await settleEach(shell, 'ticket.silence', readSilent, confirmBySilence)) + (await settleEach(shell, 'ticket.pause', readPausedUntil, resumeByTime));
}

/** One that cannot be done neither holds up the others nor, counted as done, calls the sweep back at once. */
function settleEach(shell: Shell, work: string, readDue: typeof readSilent, settle: (shell: Shell, ticketId: string) => Promise<Result<Changed, string>>): Promise<number> {
  return overTickets(shell, work, async (scope) => {
    let done = 0;
    for (const ticketId of await readDue(shell.db, shell.clock.now(), [...scope.except], batch)) {
      if (!admits(scope, ticketId)) continue;
      const settled = await blaming([ticketId], () => settle(shell, ticketId));
      if (!settled.ok) shell.log.warn({ ticketId, code: settled.code }, 'what fell due on a ticket was refused');
      else if (settled.value.change.events.length > 0) done += 1;
    }
    return done;
  });
}

function confirmBySilence(shell: Shell, ticketId: string) {
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by: system, version: null }, (loaded) => {
    if (!isSilenceDue(loaded.ticket, loaded.at)) return accept({ events: [], say: [] });
    return confirm(loaded.ticket, { confirmed: true, confirmedBy: 'silence', evidence: [], note: null, followUpId: shell.ids.next(), at: loaded.at, by: system }, loaded);
  });
}

function resumeByTime(shell: Shell, ticketId: string) {
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by: system, version: null }, ({ ticket, at }) => {
    const until = ticket.state === 'paused' ? (ticket.pause?.until ?? null) : null;
    const over = until !== null && until <= at;
    return over ? resume(ticket, { at, by: system }) : accept({ events: [], say: [] });
  });
}
