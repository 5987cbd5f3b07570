/** SQL that reads what a ticket's page shows: one query. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { sql } from 'kysely';
import { primaryContact } from '../customer/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { heldColumns, heldFromRow, heldTables, lockRows, withinReach, type Held, type HeldRow } from './ticket.store.ts';
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
  /** What was said when the last exception was raised. */
  readonly exceptionNote: string | null;
  readonly handedBy: { id: string; name: string } | null;
}

/** One pass over the ticket's events gives all that the page wants of them. An object keeps the last value of a key, so the first time a stage was reached comes last. */
const detailColumns = (linksWithin: Reach) => sql`
  jsonb_build_object('id', c.id, 'name', c.name, 'tier', c.tier) as customer,
  jsonb_build_object('id', h.id, 'key', h.key, 'kind', h.kind, 'name', h.name) as channel,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as agent,
  case when g.id is null then null else jsonb_build_object('id', g.id, 'name', jsonb_build_object('zh', g.name_zh, 'en', g.name_en)) end as team,
  case when k.id is null then null else jsonb_build_object('key', k.key, 'name', k.name) end as category,
  (select jsonb_build_object('id', x.id, 'number', x.number) from ticket x where x.id = ticket.merged_into) as "mergedInto",
  (select jsonb_build_object('id', x.id, 'number', x.number) from ticket x where x.id = ticket.parent_id) as parent,
  coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'subject', x.subject))
    from jsonb_array_elements(ticket.links) l join ticket x on x.id = (l ->> 'ticketId')::uuid and ${withinReach(linksWithin, 'x')}), '[]') as linked,
  logged.classified, logged.prioritised, logged.visited, logged.reached, logged."lastUrgedAt", logged."exceptionNote",
  (select jsonb_build_object('id', x.id, 'name', x.name) from person x where x.id = (ticket.hand_over ->> 'by')::uuid) as "handedBy",
  (select r.comment from rating r where r.ticket_id = ticket.id order by r.version desc limit 1) as "ratingComment"`;

const detailTables = sql`${heldTables}
  left join person p on p.id = ticket.agent_id
  left join team g on g.id = ticket.team_id
  cross join lateral (
    select
      (array_agg(jsonb_build_object('at', e.at, 'facts', e.facts) order by e.version desc) filter (where e.kind = 'classified'))[1] as classified,
      (array_agg(e.facts order by e.version desc) filter (where e.kind = 'prioritised'))[1] as prioritised,
      coalesce(array_agg(distinct e.step), '{}') as visited,
      coalesce(jsonb_object_agg(e.stage, e.at order by e.version desc), '{}') as reached,
      max(e.at) filter (where e.kind = 'urged') as "lastUrgedAt",
      (array_agg(e.facts ->> 'note' order by e.version desc) filter (where e.kind = 'exception_raised'))[1] as "exceptionNote"
    from ticket_event e where e.ticket_id = ticket.id
  ) logged`;

export async function readTicketDetail(db: Db, ticketId: string): Promise<TicketDetail> {
  const { rows } = await sql<TicketDetail>`select ${detailColumns({ scope: 'all' })} from ${detailTables} where ticket.id = ${ticketId}::uuid`.execute(db);
  const detail = rows[0];
  if (!detail) throw new Error(`ticket ${ticketId} vanished while it was read`);
  return detail;
}

export interface TicketPage extends Held {
  readonly detail: TicketDetail;
  /** The customer's primary contact point, masked. */
  readonly contact: string | null;
}

type PageRow = HeldRow & TicketDetail & { contact: string | null };

/** The ticket and all that its page shows beside the thread, by one statement. Linked tickets have subjects of their own, so they are shown only to those who reach them. */
const pageOf = (ticketId: string, reach: Reach, linksWithin: Reach) => sql<PageRow>`
    select ${heldColumns()}, ${primaryContact} as contact, ${detailColumns(linksWithin)}
    from ${detailTables} where ticket.id = ${ticketId}::uuid and ${withinReach(reach)}`;

export async function readTicketPage(db: Db, ticketId: string, reach: Reach, linksWithin: Reach): Promise<TicketPage | undefined> {
  const { rows } = await pageOf(ticketId, reach, linksWithin).execute(db);
  return rows[0] && pageFromRow(rows[0]);
}

/** For an act whose reply shows the page: what is read with the lock need not be read again after it. */
export async function lockTicketPage(tx: Tx, ticketId: string, reach: Reach, linksWithin: Reach): Promise<TicketPage | undefined> {
  const [row] = await lockRows<PageRow>(tx, sql`${pageOf(ticketId, reach, linksWithin)} for no key update of ticket`);
  return row && pageFromRow(row);
}

function pageFromRow(row: PageRow): TicketPage {
  return { ...heldFromRow(row), detail: row, contact: row.contact };
}
