/** HTTP for my own reminders. People only: a key hears no bell. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/reminder/reminder.contract.ts';
import { reminderKinds } from '@huiyin/domain/reminder/reminder.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import type { ReminderPorts, TicketShown } from './reminder.ports.ts';
import { readSettings } from './reminder-setting.store.ts';
import { countUnread, readReminders, type ReminderRow } from './reminder.store.ts';
import { changeSettings } from './change-settings.ts';
import { settleReminder, settleReminders } from './settle-reminders.ts';

export const reminderRoutes = (shell: Shell, { readTickets }: ReminderPorts): Routes => (serve) => {
  serve(contract.listMyReminders, async ({ actor, query }) => {
    if (actor.kind !== 'person') return refuse('permission.missing');
    const page = await readReminders(shell.db, { personId: actor.id, unread: query.unread === true, page: pageWish(query) });
    if (page === 'page.cursor_invalid') return refuse(page);
    const ticketIds = [...new Set(page.rows.flatMap(({ ticket_id: id }) => id ?? []))];
    const reach = reachOf(actor, 'ticket.read');
    const tickets = reach === null || ticketIds.length === 0 ? new Map<string, TicketShown>() : await readTickets(shell.db, ticketIds, reach);
    return accept({ items: page.rows.map((row) => viewReminder(row, tickets.get(row.ticket_id ?? '') ?? null)), next: page.next });
  });

  serve(contract.countMyReminders, async ({ actor }) =>
    actor.kind === 'person' ? accept(await countUnread(shell.db, actor.id)) : refuse('permission.missing'),
  );

  serve(contract.readMyReminder, async ({ actor, params }) =>
    actor.kind === 'person' ? settleReminder(shell, { personId: actor.id, reminderId: params.reminderId }) : refuse('permission.missing'),
  );

  serve(contract.readMyReminders, async ({ actor, body }) =>
    actor.kind === 'person' ? settleReminders(shell, { personId: actor.id, until: Date.parse(body.until), ticketId: body.ticketId ?? null }) : refuse('permission.missing'),
  );

  serve(contract.readMyReminderSettings, async ({ actor }) =>
    actor.kind === 'person' ? accept((await readSettings(shell.db, actor.id)) ?? contract.usualSettings) : refuse('permission.missing'),
  );

  serve(contract.changeMyReminderSettings, async ({ actor, body }) =>
    actor.kind === 'person' ? accept(await changeSettings(shell, actor.id, body)) : refuse('permission.missing'),
  );
};

/** Who may not read the ticket is told that there is something, and by whom; never what, unless that reveals nothing of the ticket. */
function viewReminder(row: ReminderRow, ticket: TicketShown | null): contract.ReminderView {
  return {
    id: row.id,
    kind: row.kind,
    level: row.level,
    ticket: ticket && { id: ticket.id, number: ticket.number, subject: ticket.subject },
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' },
    facts: row.ticket_id === null || ticket !== null || !reminderKinds[row.kind].revealing ? row.facts : null,
    at: toWire(row.at),
    readAt: toWireOrNull(row.read_at),
    // `facts` are those of `kind`: `remind` took them as a pair.
  } as contract.ReminderView;
}
