/** What reminders ask of the levels above; `domains.ts` puts the two together. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Db } from '../platform/db.ts';

export interface TicketShown {
  readonly id: Id;
  readonly number: string;
  readonly subject: string;
}

export interface ReminderPorts {
  /** Those of these tickets that are within reach. */
  readTickets(db: Db, ids: readonly Id[], reach: Reach): Promise<ReadonlyMap<Id, TicketShown>>;
}
