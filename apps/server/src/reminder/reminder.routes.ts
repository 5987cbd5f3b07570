/** HTTP for my own reminders. People only: a key hears no bell. */

import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/reminder/reminder.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readSettings } from './reminder-setting.store.ts';
import { countUnread, readReminders, type ReminderRow } from './reminder.store.ts';
import { changeSettings } from './change-settings.ts';
import { settleReminder, settleReminders } from './settle-reminders.ts';

export const reminderRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listMyReminders, async ({ actor, query }) => {
    if (actor.kind !== 'person') return refuse('permission.missing');
    const page = await readReminders(shell.db, { personId: actor.id, unread: query.unread === true, page: pageWish(query) });
    return page === 'page.cursor_invalid' ? refuse(page) : accept({ items: page.rows.map(viewReminder), next: page.next });
  });

  serve(contract.countMyReminders, async ({ actor }) =>
    actor.kind === 'person' ? accept(await countUnread(shell.db, actor.id)) : refuse('permission.missing'),
  );

  serve(contract.readMyReminder, async ({ actor, params }) =>
    actor.kind === 'person' ? settleReminder(shell, { personId: actor.id, reminderId: params.reminderId }) : refuse('permission.missing'),
  );

  serve(contract.readMyReminders, async ({ actor, body }) =>
    actor.kind === 'person' ? settleReminders(shell, { personId: actor.id, until: Date.parse(body.until) }) : refuse('permission.missing'),
  );

  serve(contract.readMyReminderSettings, async ({ actor }) =>
    actor.kind === 'person' ? accept((await readSettings(shell.db, actor.id)) ?? contract.usualSettings) : refuse('permission.missing'),
  );

  serve(contract.changeMyReminderSettings, async ({ actor, body }) =>
    actor.kind === 'person' ? accept(await changeSettings(shell, actor.id, body)) : refuse('permission.missing'),
  );
};

function viewReminder(row: ReminderRow): contract.ReminderView {
  return {
    id: row.id,
    kind: row.kind,
    level: row.level,
    ticketId: row.ticket_id,
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' },
    facts: row.facts,
    at: toWire(row.at),
    readAt: toWireOrNull(row.read_at),
    // `facts` are those of `kind`: `remind` took them as a pair.
  } as contract.ReminderView;
}
