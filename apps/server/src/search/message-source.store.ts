/** SQL that reads what was said for the search index, and shows what was found of it. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { readFewWithin, withinReach } from '../ticket/index.ts';
import { tableOf, type Side } from './entry.store.ts';
import { fewTickets, type SearchSource } from './source.ts';

interface Row {
  readonly id: string;
  readonly ticketId: string;
  readonly at: number;
  readonly body: string;
  readonly attachments: readonly { readonly name: string }[] | null;
}

export const messageSource: SearchSource = {
  kind: 'message',
  mark: 'm',
  permission: 'ticket.read',

  async read(db, ids) {
    const { rows } = await sql<Row>`select id, ticket_id as "ticketId", at, body, attachments from message where id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({ id: row.id, ticketId: row.ticketId, at: row.at, title: '', body: bodyOf(row), identities: [] }));
  },

  async idsAfter(db, after, limit) {
    const { rows } = await sql<{ id: string }>`select id from message where id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },

  async count(db) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from message`.execute(db);
    return rows[0]!.n;
  },

  within: (reach) => (reach.scope === 'all' ? sql<boolean>`true` : sql<boolean>`(select ${withinReach(reach, 't')} from ticket t where t.id = e.ticket_id)`),

  async fewWithin(db, reach) {
    const tickets = reach.scope === 'all' ? null : await readFewWithin(db, reach, fewTickets);
    if (tickets === null) return null;
    const { rows } = await sql<{ id: string }>`select id from message where ticket_id = any(${[...tickets]}::uuid[])`.execute(db);
    return rows.map(({ id }) => id);
  },

  async show(db, ids) {
    const { rows } = await sql<Row & { subject: string; number: string; state: string; stage: string; author: string | null }>`
      select m.id, m.ticket_id as "ticketId", m.at, m.body, m.attachments, t.subject, t.number, t.state, t.stage,
        case m.author_kind when 'person' then p.name when 'customer' then c.name end as author
      from message m join ticket t on t.id = m.ticket_id join customer c on c.id = t.customer_id left join person p on p.id = m.author_id
      where m.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      title: row.subject,
      body: bodyOf(row),
      ticket: { id: row.ticketId, number: row.number, state: row.state, stage: row.stage },
      facts: [row.number, row.author],
    }));
  },
};

function bodyOf({ body, attachments }: Pick<Row, 'body' | 'attachments'>): string {
  return [body, ...(attachments ?? []).map(({ name }) => name)].join('\n').trim();
}

/** Messages are only ever added; whatever of these tickets is not filed yet is new. */
export async function readUnfiledMessages(db: Db, side: Side, ticketIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from message m where m.ticket_id = any(${[...ticketIds]}::uuid[]) and not exists (select from ${tableOf(side)} e where e.id = m.id)`.execute(db);
  return rows.map(({ id }) => id);
}
