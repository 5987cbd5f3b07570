/** SQL that reads customers for the search index, and shows those found. Contacts are sealed and are not in it: they are found by their fingerprints. */

import { sql } from 'kysely';
import { primaryContact, type CustomerPorts } from '../customer/index.ts';
import type { Tx } from '../platform/db.ts';
import type { SearchSource } from './source.ts';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly name: string | null;
  readonly region: string | null;
  readonly tags: readonly string[];
  /** Names of those who live on in it. */
  readonly fellows: readonly string[];
}

const columns = sql`c.id, c.created_at as at, c.name, c.region, c.tags,
  array(select member.name from customer member where member.survivor_id = c.id and member.merged_into is not null and member.name is not null order by member.id) as fellows`;

export const customerSource = ({ within }: Pick<CustomerPorts, 'within'>): SearchSource => ({
  kind: 'customer',
  mark: 'c',
  permission: 'customer.read',

  async read(db, ids) {
    const { rows } = await sql<Row>`select ${columns} from customer c where c.id = any(${[...ids]}::uuid[]) and c.merged_into is null`.execute(db);
    return rows.map((row) => {
      const names = [...(row.name === null ? [] : [row.name]), ...row.fellows];
      return { id: row.id, ticketId: null, at: row.at, title: names.join(' · '), body: bodyOf(row), identities: names };
    });
  },

  async idsAfter(db, after, limit) {
    const { rows } = await sql<{ id: string }>`select id from customer where id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },

  async count(db) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from customer`.execute(db);
    return rows[0]!.n;
  },

  within: (reach) => (reach.scope === 'all' ? sql<boolean>`true` : within(reach, sql<string>`e.id`)),

  ofCustomers: async (_, customerIds) => customerIds,

  async show(db, ids) {
    const { rows } = await sql<Row & { contact: string | null }>`select ${columns}, ${primaryContact} as contact from customer c where c.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({ id: row.id, at: row.at, title: row.name ?? '', body: [...row.fellows, bodyOf(row)].filter((part) => part !== '').join(' · '), ticket: null, facts: [row.contact] }));
  },
});

function bodyOf({ region, tags }: Pick<Row, 'region' | 'tags'>): string {
  return [...(region === null ? [] : [region]), ...tags].join(' · ');
}

/** Whose matters they are: a customer comes into the index with the first ticket. */
export async function readCustomersOf(tx: Tx, ticketIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct customer_id as id from ticket where id = any(${[...ticketIds]}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Their tickets bear their names, and are to be read anew after them. */
export async function readTicketsOf(tx: Tx, customerIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket where customer_id = any(${[...customerIds]}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}
