/** SQL that reads tickets' logs whole. */

import type { Stage } from '@huiyin/domain/flow/stage.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface TicketLog {
  readonly ticketId: Id;
  readonly channelId: Id;
  readonly channel: { readonly calendarId: Id | null; readonly teamId: Id | null };
  /** Each with the step and stage it left the ticket in. */
  readonly events: readonly (TicketEvent & { readonly stage: Stage; readonly step: string })[];
}

export async function readLogs(db: Db, ticketIds: readonly Id[]): Promise<readonly TicketLog[]> {
  const { rows } = await sql<{ id: Id; kind: string; at: number; actor_kind: string; actor_id: Id | null; stage: string; step: string; facts: object; channelId: Id; calendar: Id | null; team: Id | null }>`
    select e.ticket_id as id, e.kind, e.at, e.actor_kind, e.actor_id, e.stage, e.step, e.facts, t.channel_id as "channelId", c.calendar_id as calendar, c.team_id as team
    from ticket_event e join ticket t on t.id = e.ticket_id join channel c on c.id = t.channel_id
    where e.ticket_id = any(${[...ticketIds]}::uuid[]) order by e.ticket_id, e.version`.execute(db);
  const logs = new Map<Id, { ticketId: Id; channelId: Id; channel: TicketLog['channel']; events: TicketLog['events'][number][] }>();
  for (const { id, kind, at, actor_kind, actor_id, stage, step, facts, channelId, calendar, team } of rows) {
    const log = logs.get(id) ?? { ticketId: id, channelId, channel: { calendarId: calendar, teamId: team }, events: [] };
    log.events.push({ kind, at, by: { kind: actor_kind, id: actor_id }, stage, step, ...facts } as unknown as TicketLog['events'][number]);
    logs.set(id, log);
  }
  return [...logs.values()];
}

/** In the order of their ids; null: from the first. */
export async function readTicketsAfter(db: Db, after: Id | null, limit: number): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`select id from ticket where ${after}::uuid is null or id > ${after}::uuid order by id limit ${sql.lit(limit)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Steps that are worked with this system alone, as `version step` (S1.24). */
export async function readStepsInside(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ step: string }>`
    select v.id || ' ' || (s.step ->> 'key') as step from flow_version v cross join lateral json_array_elements(v.document -> 'steps') s(step) where s.step ->> 'tool' = 'huiyin'`.execute(db);
  return new Set(rows.map(({ step }) => step));
}
