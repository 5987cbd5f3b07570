/** SQL that shows a waiting customer their own chat: how it stands, what was promised, who stands where. */

import type { ChatFacts } from '@huiyin/domain/dispatch/waiting.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { SubTaskOutcome, SubTaskState } from '@huiyin/domain/ticket/sub-task.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import './dispatch.tables.ts';

export interface WaitingChat extends ChatFacts {
  readonly id: Id;
  readonly teamId: Id | null;
  readonly channelId: Id;
  readonly customerId: Id;
  readonly firstAnsweredAt: Instant | null;
  /** The last one that stands. */
  readonly callBack: { readonly id: Id; readonly state: SubTaskState; readonly outcome: SubTaskOutcome | null; readonly attempts: number; readonly contactPointId: Id; readonly from: Instant | null; readonly to: Instant | null; readonly phoneMasked: string | null } | null;
}

export async function readWaitingChat(db: Db, ticketId: Id): Promise<WaitingChat | null> {
  const { rows } = await sql<WaitingChat>`
    select t.id, t.state, t.agent_id as "agentId", t.role, t.waiting_since as "waitingSince", t.abandoned_at as "abandonedAt", t.team_id as "teamId", t.channel_id as "channelId",
      t.customer_id as "customerId", t.first_answered_at as "firstAnsweredAt",
      (select jsonb_build_object('id', s.id, 'state', s.state, 'outcome', s.outcome, 'attempts', jsonb_array_length(s.attempts), 'contactPointId', s.call_back -> 'contactPointId', 'from', s.call_back -> 'from', 'to', s.call_back -> 'to', 'phoneMasked', cp.masked)
        from sub_task s left join contact_point cp on cp.id = (s.call_back ->> 'contactPointId')::uuid
        where s.ticket_id = t.id and s.kind = 'call_back' and s.state in ('open', 'done') order by s.asked_at desc, s.id desc limit 1) as "callBack"
    from ticket t where t.id = ${ticketId}::uuid`.execute(db);
  return rows[0] ?? null;
}

/** A call to this number is owed on another ticket: of the same customer, or of somebody else who named it. */
export async function isNumberAsked(db: Db, contactPointId: Id, exceptTicketId: Id): Promise<boolean> {
  const { rows } = await sql`
    select from contact_point mine join contact_point same on same.fingerprint = mine.fingerprint and same.kind = mine.kind
    join sub_task s on s.state = 'open' and s.kind = 'call_back' and s.call_back ->> 'contactPointId' = same.id::text
    where mine.id = ${contactPointId}::uuid and s.ticket_id <> ${exceptTicketId}::uuid limit 1`.execute(db);
  return rows.length > 0;
}

export interface Front {
  readonly teamId: Id;
  /** Of the first `depth` those who sit in a chat. */
  readonly chats: readonly { readonly ticketId: Id; readonly visitorId: Id; readonly role: string }[];
}

/** The head of each team's queue; teams with nobody in a chat there are left out. */
export async function readFronts(db: Db, depth: number): Promise<Front[]> {
  const { rows } = await sql<Front>`
    select g.id as "teamId", f.chats from team g cross join lateral (
      select jsonb_agg(jsonb_build_object('ticketId', h.id, 'visitorId', h.visitor_id, 'role', h.role)) filter (where h.visitor_id is not null) as chats from (
        select t.id, t.visitor_id, t.role from ticket t
        where t.team_id = g.id and t.state = 'open' and t.state in ('open', 'paused') and t.agent_id is null and t.role <> 'assistant'
        order by t.priority_rank, t.queue_at, t.id limit ${sql.lit(depth)}) h) f
    where f.chats is not null`.execute(db);
  return rows;
}
