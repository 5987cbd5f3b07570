/** SQL for what was taken or given by hand, and is not in the audit log as too much. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface ByHand {
  readonly ticketId: Id;
  readonly version: number;
  readonly agentId: Id;
  readonly how: string;
  readonly actorKind: string;
  readonly actorId: Id | null;
}

/** In the order in which it happened. */
export async function readUnloggedByHand(db: Db, agentIds: readonly Id[], since: Instant): Promise<ByHand[]> {
  const { rows } = await sql<ByHand>`
    select e.ticket_id as "ticketId", e.version, e.facts ->> 'agentId' as "agentId", e.facts ->> 'how' as how, e.actor_kind as "actorKind", e.actor_id as "actorId"
    from ticket_event e
    where e.kind in ('assigned', 'released') and e.kind = 'assigned' and e.at >= ${new Date(since)} and e.facts ->> 'how' in ('taken', 'assigned', 'handed_over')
      and e.facts ->> 'agentId' = any(${[...agentIds]}::text[])
      and not exists (
        select from audit_entry a
        where a.target = 'ticket:' || e.ticket_id and a.action = 'ticket.over_capacity' and a.facts ->> 'agentId' = e.facts ->> 'agentId' and a.at >= e.at)
    order by e.at, e.txid, e.position`.execute(db);
  return rows;
}
