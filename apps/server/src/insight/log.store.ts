/** SQL that reads tickets' logs whole. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface TicketLog {
  readonly ticketId: Id;
  readonly channel: { readonly calendarId: Id | null; readonly teamId: Id | null };
  readonly events: readonly TicketEvent[];
}

export async function readLogs(db: Db, ticketIds: readonly Id[]): Promise<readonly TicketLog[]> {
  const { rows } = await sql<{ id: Id; kind: string; at: number; actor_kind: string; actor_id: Id | null; stage: string; step: string; facts: object; calendar: Id | null; team: Id | null }>`
    select e.ticket_id as id, e.kind, e.at, e.actor_kind, e.actor_id, e.stage, e.step, e.facts, c.calendar_id as calendar, c.team_id as team
    from ticket_event e join ticket t on t.id = e.ticket_id join channel c on c.id = t.channel_id
    where e.ticket_id = any(${[...ticketIds]}::uuid[]) order by e.ticket_id, e.version`.execute(db);
  const logs = new Map<Id, { ticketId: Id; channel: TicketLog['channel']; events: TicketEvent[] }>();
  for (const { id, kind, at, actor_kind, actor_id, stage, step, facts, calendar, team } of rows) {
    const log = logs.get(id) ?? { ticketId: id, channel: { calendarId: calendar, teamId: team }, events: [] };
    log.events.push({ kind, at, by: { kind: actor_kind, id: actor_id }, stage, step, ...facts } as unknown as TicketEvent);
    logs.set(id, log);
  }
  return [...logs.values()];
}
