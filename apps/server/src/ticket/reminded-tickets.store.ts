/** SQL that reads the tickets which reminders are about. */

import { sql } from 'kysely';
import type { ReminderPorts, TicketShown } from '../reminder/index.ts';
import { withinReach } from './ticket.store.ts';

export const reminderPorts: ReminderPorts = {
  async readTickets(db, ids, reach) {
    const { rows } = await sql<TicketShown>`select id, number, subject from ticket where id = any(${[...ids]}::uuid[]) and ${withinReach(reach)}`.execute(db);
    return new Map(rows.map((row) => [row.id, row]));
  },
};
