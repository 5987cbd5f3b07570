/** SQL that finds the ticket a visitor talks in. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface ChatTicket {
  readonly id: string;
  readonly number: string;
  readonly stage: 'consult' | 'accept' | 'process' | 'feedback' | 'follow_up';
  readonly state: string;
  readonly seq: number;
  readonly customerId: string;
  readonly agentName: string | null;
}

/** The visitor's latest ticket. */
export async function readChatTicket(db: Db, visitorId: string): Promise<ChatTicket | undefined> {
  const { rows } = await sql<ChatTicket>`
    select t.id, t.number, t.stage, t.state, t.message_seq as seq, t.customer_id as "customerId", p.name as "agentName"
    from ticket t left join person p on p.id = t.agent_id
    where t.visitor_id = ${visitorId}::uuid order by t.opened_at desc limit 1`.execute(db);
  return rows[0];
}

/** Follows merges to where the ticket lives on; the depth bounds a circle that no act can make. */
export async function livingIn(db: Db, ticketId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into, 1 as depth from ticket where id = ${ticketId}::uuid
      union all
      select t.id, t.merged_into, chain.depth + 1 from chain join ticket t on t.id = chain.merged_into where chain.depth < 50
    ) select id from chain order by depth desc limit 1`.execute(db);
  return rows[0]?.id ?? ticketId;
}
