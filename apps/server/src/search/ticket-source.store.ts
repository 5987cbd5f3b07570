/** SQL that reads tickets for the search index, and shows those found. */

import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { sql } from 'kysely';
import { readFewWithin, withinReach } from '../ticket/index.ts';
import { fewTickets, type SearchSource } from './source.ts';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly number: string;
  readonly subject: string;
  readonly fields: JsonObject;
  readonly solution: string | null;
  readonly customer: string | null;
  readonly external: string | null;
  readonly state: string;
  readonly stage: string;
}

const columns = sql`t.id, t.opened_at as at, t.number, t.subject, t.fields, t.solution ->> 'text' as solution, c.name as customer, t.state, t.stage,
  (select first.facts -> 'importedFrom' ->> 'externalId' from ticket_event first where first.ticket_id = t.id and first.version = 1) as external`;

export const ticketSource: SearchSource = {
  kind: 'ticket',
  mark: 't',
  permission: 'ticket.read',

  async read(db, ids) {
    const { rows } = await sql<Row>`select ${columns} from ticket t join customer c on c.id = t.customer_id where t.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({
      id: row.id,
      ticketId: row.id,
      at: row.at,
      title: row.subject,
      body: bodyOf(row),
      identities: [row.number, ...(row.external === null ? [] : [row.external]), ...valuesOf(row.fields).filter(isNumberLike)],
    }));
  },

  async idsAfter(db, after, limit) {
    const { rows } = await sql<{ id: string }>`select id from ticket where id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },

  async count(db) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ticket`.execute(db);
    return rows[0]!.n;
  },

  // A value rather than `exists`: the planner would read all tickets of the team first, knowing nothing of how few entries are left to ask about.
  within: (reach) => (reach.scope === 'all' ? sql<boolean>`true` : sql<boolean>`(select ${withinReach(reach, 't')} from ticket t where t.id = e.ticket_id)`),

  fewWithin: async (db, reach) => (reach.scope === 'all' ? null : readFewWithin(db, reach, fewTickets)),

  async ofCustomers(db, customerIds, limit) {
    const { rows } = await sql<{ id: string }>`select id from ticket where customer_id = any(${[...customerIds]}::uuid[]) order by opened_at desc, id desc limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },

  async show(db, ids) {
    const { rows } = await sql<Row>`select ${columns} from ticket t join customer c on c.id = t.customer_id where t.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      title: row.subject,
      body: storyOf(row),
      ticket: { id: row.id, number: row.number, state: row.state, stage: row.stage },
      facts: [row.number, row.customer],
    }));
  },
};

function bodyOf(row: Row): string {
  return [row.number, row.customer, storyOf(row)].filter((part) => part !== null).join(' · ');
}

function storyOf({ external, solution, fields }: Row): string {
  return [external, ...valuesOf(fields), solution].filter((part) => part !== null && part !== '').join(' · ');
}

/** Everything readable that was filled in; yes and no say nothing without their question. */
function valuesOf(fields: JsonObject): string[] {
  const values: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') values.push(value);
    else if (typeof value === 'number') values.push(String(value));
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(fields);
  return values;
}

/** An order's number, a parcel's: one piece with digits in it. */
function isNumberLike(value: string): boolean {
  return /^[\p{L}\p{N}_-]{5,40}$/u.test(value) && /\p{Nd}/u.test(value);
}
