/** SQL that finds the ticket a visitor talks in. */

import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface ChatTicket {
  /** The visitor's own; another than `id` when it was merged. */
  readonly ownId: string;
  readonly id: string;
  readonly number: string;
  readonly stage: 'consult' | 'accept' | 'process' | 'feedback' | 'follow_up';
  readonly state: string;
  readonly seq: number;
  readonly customerId: string;
  readonly agentName: string | null;
  readonly assistant: Ticket['assistant'];
  readonly waitingSince: number | null;
  readonly answeredOnTheSpot: boolean;
  readonly channelId: string;
  readonly hasContact: boolean;
  /** The message that was said in it under this client's id. */
  readonly repeatedId: string | null;
}

/** From a ticket through its merges to where it lives on, while that is the same customer's: customers may be parted again, and then read their own. The depth bounds a circle that no act can make. */
const chain = (beginning: RawBuilder<unknown>) => sql`
  with recursive chain as (
    (select id, merged_into, customer_id, 1 as depth from ticket where ${beginning})
    union all
    select t.id, t.merged_into, t.customer_id, chain.depth + 1
    from chain join ticket t on t.id = chain.merged_into and t.customer_id = chain.customer_id where chain.depth < 50
  ), living as (select id from chain order by depth desc limit 1)`;

/** As `living`: the visitor's latest ticket, or the one that it lives on in. */
export const chatOf = (visitorId: string) => chain(sql`visitor_id = ${visitorId}::uuid order by opened_at desc, id desc limit 1`);

export async function readChatTicket(db: Db, visitorId: string, clientId: string | null = null): Promise<ChatTicket | undefined> {
  const { rows } = await sql<ChatTicket>`
    ${chatOf(visitorId)}
    select t.id, t.number, t.stage, t.state, t.message_seq as seq, t.customer_id as "customerId", p.name as "agentName",
      (select id from chain where depth = 1) as "ownId", t.assistant, t.waiting_since as "waitingSince", t.answered_on_the_spot as "answeredOnTheSpot", t.channel_id as "channelId",
      exists (select from contact_point cp where cp.customer_id = any (array(select t.customer_id union all select m.id from customer m where m.survivor_id = t.customer_id and m.merged_into is not null))) as "hasContact",
      (select m.id from message m where m.ticket_id in (select c.id from chain c where c.depth = 1 or c.id = t.id) and m.client_id = ${clientId} limit 1) as "repeatedId"
    from living join ticket t on t.id = living.id left join person p on p.id = t.agent_id`.execute(db);
  return rows[0];
}

/** Follows merges to where the ticket lives on. */
export async function livingIn(db: Db, ticketId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`${chain(sql`id = ${ticketId}::uuid`)} select id from living`.execute(db);
  return rows[0]?.id ?? ticketId;
}
