/** SQL that finds tickets by how their promises stand. Lists and the floor count by the same two statements (R-A6). */

import type { ClockFilter } from '@huiyin/domain/ticket/ticket.contract.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import './sla.tables.ts';

/** Ids of tickets with a promise that is broken and not over: seen by the sweep, or past its due instant a moment ago. */
export function breachedTickets(at: Instant): RawBuilder<unknown> {
  return sql`
    select c.ticket_id from clock c where c.stopped_at is null and c.breached_at is not null
    union select c.ticket_id from clock c where c.stopped_at is null and c.breached_at is null and c.due_at < ${new Date(at)}`;
}

/** With one that runs and has warned, broken or not. */
export function warnedTickets(): RawBuilder<unknown> {
  return sql`select c.ticket_id from clock c where c.stopped_at is null and c.state = 'running' and c.fired <> '[]'`;
}

export function ticketsStanding(filter: ClockFilter, at: Instant): RawBuilder<unknown> {
  return filter === 'breached' ? breachedTickets(at) : sql`(${warnedTickets()}) except (${breachedTickets(at)})`;
}
