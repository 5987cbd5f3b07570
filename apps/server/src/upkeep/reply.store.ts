/** SQL that reads what agents answered, and the tickets on which they did. Only within the reader's reach. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { withinReach } from '../ticket/index.ts';

export interface ReplyAfter {
  readonly messageId: Id;
  readonly ticketId: Id;
  readonly number: string;
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
}

/** The question was written down a moment after it was asked; an agent may have begun in between. */
const asked = sql`interval '10 minutes'`;

/** What people answered on these tickets from that moment on: the first few words on each. */
export async function readRepliesAfter(db: Db, asking: readonly { readonly ticketId: Id; readonly at: Instant }[], reach: Reach, eachTicket = 3): Promise<ReplyAfter[]> {
  const moments = JSON.stringify(asking.map(({ ticketId, at }) => ({ ticket_id: ticketId, at: new Date(at) })));
  const { rows } = await sql<ReplyAfter>`
    select m.id as "messageId", t.id as "ticketId", t.number, t.subject, m.body, m.at
    from (select ticket_id, min(at) as at from jsonb_to_recordset(${moments}::jsonb) as g(ticket_id uuid, at timestamptz) group by ticket_id) asking
    join ticket t on t.id = asking.ticket_id
    join lateral (
      select id, body, at from message where ticket_id = t.id and direction = 'outbound' and author_kind = 'person' and message.at >= asking.at - ${asked} order by seq limit ${eachTicket}
    ) m on true
    where ${withinReach(reach, 't')} order by m.at, m.id`.execute(db);
  return rows;
}

export interface TicketMatter {
  readonly id: Id;
  readonly number: string;
  readonly subject: string;
  readonly categoryKey: string | null;
  readonly teamId: Id | null;
}

export async function readMatters(db: Db, ids: readonly Id[], reach: Reach): Promise<Map<Id, TicketMatter>> {
  const { rows } = await sql<TicketMatter>`
    select t.id, t.number, t.subject, c.key as "categoryKey", t.team_id as "teamId" from ticket t left join category c on c.id = t.category_id
    where t.id = any(${[...ids]}::uuid[]) and ${withinReach(reach, 't')}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
