/** SQL that looks for tickets which are alike: candidates out of the search index, the customer's own, and what is shown of them. Only reads, and only within reach. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { withinReach } from '../ticket/index.ts';

export interface Candidate {
  readonly id: Id;
  readonly number: string;
  readonly subject: string;
  readonly state: 'open' | 'paused' | 'archived' | 'merged';
  readonly stage: string;
  readonly customerId: Id;
  readonly customerName: string | null;
  readonly openedAt: number;
  readonly solution: string | null;
  readonly fields: JsonObject;
  /** The customer's first words. */
  readonly words: string;
}

/** Of one way of looking, so that a common word costs no more than a rare one. */
const mostOfWord = 40;
const most = 60;
const mostOfCustomer = 20;

/**
 * Tickets that hold any of the words, those that hold most of them first. Each query names one word and a stretch of time; what the
 * index gives for it is not sorted and not read further than it is needed.
 */
export async function findByWords(db: Db, wish: { readonly queries: readonly string[]; readonly except: Id; readonly reach: Reach; readonly longestMs: number }): Promise<readonly Id[]> {
  if (wish.queries.length === 0) return [];
  return db.transaction().setAccessMode('read only').execute(async (tx) => {
    // The planner knows nothing of how rare a word is, so it is told that reading the whole table is not the way.
    await sql`select set_config('statement_timeout', ${String(wish.longestMs)}, true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(tx);
    const { rows: live } = await sql<{ side: 'a' | 'b' }>`select side from search_live`.execute(tx);
    const entries = sql.table(live[0]?.side === 'b' ? 'search_entry_b' : 'search_entry_a');
    const within = wish.reach.scope === 'all' ? sql`true` : sql`exists (select from ticket t where t.id = e.ticket_id and ${withinReach(wish.reach, 't')})`;
    const { rows } = await sql<{ id: Id }>`
      select hit.ticket_id as id
      from unnest(${[...wish.queries]}::text[]) with ordinality as w(sought, nth)
      cross join lateral (select e.ticket_id from ${entries} e where e.tokens @@ w.sought::tsquery and e.ticket_id <> ${wish.except}::uuid and ${within} limit ${mostOfWord}) hit
      group by hit.ticket_id order by count(distinct w.nth) desc, hit.ticket_id desc limit ${most}`.execute(tx);
    return rows.map(({ id }) => id);
  });
}

export async function findOfCustomer(db: Db, customerId: Id, except: Id, reach: Reach): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select t.id from ticket t where t.customer_id = ${customerId}::uuid and t.id <> ${except}::uuid and ${withinReach(reach, 't')}
    order by t.opened_at desc, t.id limit ${mostOfCustomer}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function readCandidates(db: Db, ids: readonly Id[], reach: Reach): Promise<readonly Candidate[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Candidate>`
    select t.id, t.number, t.subject, t.state, t.stage, t.customer_id as "customerId", c.name as "customerName", t.opened_at as "openedAt", t.fields,
      case when t.solution ->> 'lapsed' = 'true' then null else t.solution ->> 'text' end as solution,
      coalesce((select string_agg(first.body, e'\n' order by first.seq) from (select m.body, m.seq from message m where m.ticket_id = t.id and m.direction = 'inbound' order by m.seq limit 3) first), '') as words
    from ticket t join customer c on c.id = t.customer_id
    where t.id = any(${[...ids]}::uuid[]) and ${withinReach(reach, 't')}`.execute(db);
  return rows;
}
