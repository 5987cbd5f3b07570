/** SQL that reads published articles for the search index, and shows those found. */

import { sql } from 'kysely';
import type { SearchSource } from './source.ts';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly question: string;
  readonly variants: readonly string[];
  readonly body: string;
  readonly products: readonly string[];
}

/** The version that answers; whatever was never published, retired or found wrong is not to be found. */
const published = sql`article a join article_version v on v.article_id = a.id and v.number = a.published_number where a.retired_at is null and v.wrong_at is null`;
const columns = sql`a.id, v.published_at as at, v.question, v.variants, v.body_text as body, v.products`;

export const articleSource: SearchSource = {
  kind: 'article',
  mark: 'a',
  permission: 'knowledge.read',

  async read(db, ids) {
    const { rows } = await sql<Row>`select ${columns} from ${published} and a.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({ id: row.id, ticketId: null, at: row.at, title: row.question, body: bodyOf(row), identities: [row.question] }));
  },

  async idsAfter(db, after, limit) {
    const { rows } = await sql<{ id: string }>`select id from article where id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },

  async count(db) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from article`.execute(db);
    return rows[0]!.n;
  },

  // The permission knows no narrower reach than everything; the index may be a second behind a retirement.
  within: () => sql<boolean>`exists (select from ${published} and a.id = e.id)`,

  async show(db, ids) {
    const { rows } = await sql<Row>`select ${columns} from ${published} and a.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows.map((row) => ({ id: row.id, at: row.at, title: row.question, body: bodyOf(row), ticket: null, facts: row.products }));
  },
};

function bodyOf({ variants, body, products }: Row): string {
  return [...variants, body, ...products].join('\n');
}
