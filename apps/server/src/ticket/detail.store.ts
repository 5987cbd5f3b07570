/** SQL that reads what a ticket's page shows besides the ticket itself: one query. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import './ticket.tables.ts';

type Names = { zh: string; en: string };

export interface TicketDetail {
  readonly customer: { id: string; name: string | null; tier: 'standard' | 'silver' | 'gold' | 'vip' };
  readonly channel: { id: string; key: string; kind: string; name: Names };
  readonly agent: { id: string; name: string } | null;
  readonly team: { id: string; name: Names } | null;
  readonly category: { key: string; name: Names } | null;
  readonly mergedInto: { id: string; number: string } | null;
  readonly parent: { id: string; number: string } | null;
  readonly linked: readonly { id: string; number: string; subject: string }[];
  /** The latest classification and priority events' facts, with their instants. */
  readonly classified: { at: string; facts: { classifier: string; probability: number; reasons: string[] } } | null;
  readonly prioritised: { reason: string } | null;
  readonly ratingComment: string | null;
  /** Keys of the steps it has been in. */
  readonly visited: readonly string[];
  /** When each stage was first reached. */
  readonly reached: Readonly<Record<string, string>>;
  readonly lastUrgedAt: number | null;
}

export async function readTicketDetail(db: Db, ticketId: string): Promise<TicketDetail> {
  const { rows } = await sql<TicketDetail>`
    select
      jsonb_build_object('id', c.id, 'name', c.name, 'tier', c.tier) as customer,
      jsonb_build_object('id', h.id, 'key', h.key, 'kind', h.kind, 'name', h.name) as channel,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as agent,
      case when g.id is null then null else jsonb_build_object('id', g.id, 'name', jsonb_build_object('zh', g.name_zh, 'en', g.name_en)) end as team,
      case when k.id is null then null else jsonb_build_object('key', k.key, 'name', k.name) end as category,
      (select jsonb_build_object('id', x.id, 'number', x.number) from ticket x where x.id = t.merged_into) as "mergedInto",
      (select jsonb_build_object('id', x.id, 'number', x.number) from ticket x where x.id = t.parent_id) as parent,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'subject', x.subject))
        from jsonb_array_elements(t.links) l join ticket x on x.id = (l ->> 'ticketId')::uuid), '[]') as linked,
      (select jsonb_build_object('at', e.at, 'facts', e.facts) from ticket_event e
        where e.ticket_id = t.id and e.kind = 'classified' order by e.version desc limit 1) as classified,
      (select e.facts from ticket_event e where e.ticket_id = t.id and e.kind = 'prioritised' order by e.version desc limit 1) as prioritised,
      (select r.comment from rating r where r.ticket_id = t.id order by r.version desc limit 1) as "ratingComment",
      coalesce((select array_agg(distinct e.step) from ticket_event e where e.ticket_id = t.id), '{}') as visited,
      coalesce((select jsonb_object_agg(s.stage, s.at) from (select stage, min(at) as at from ticket_event e where e.ticket_id = t.id group by stage) s), '{}') as reached,
      (select e.at from ticket_event e where e.ticket_id = t.id and e.kind = 'urged' order by e.version desc limit 1) as "lastUrgedAt"
    from ticket t
    join customer c on c.id = t.customer_id
    join channel h on h.id = t.channel_id
    left join person p on p.id = t.agent_id
    left join team g on g.id = t.team_id
    left join category k on k.id = t.category_id
    where t.id = ${ticketId}::uuid`.execute(db);
  const detail = rows[0];
  if (!detail) throw new Error(`ticket ${ticketId} vanished while it was read`);
  return detail;
}
