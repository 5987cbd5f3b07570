/**
 * The raw limit of a write: the rows that the product left, captured column by column, written again under fresh ids by one prepared
 * statement for each transaction. No JSON, no look-ups, no decisions: what PostgreSQL and the driver can do at most.
 */

import type pg from 'pg';

export interface RawStatement {
  readonly text: string;
  /** As text, null where null; ids of this capture are replaced in them. */
  readonly values: readonly (string | null)[];
}

export interface RawRows {
  readonly statements: readonly RawStatement[];
  /** Values that must differ between two writings: ids, numbers, fingerprints. */
  readonly fresh: readonly { readonly value: string; readonly kind: 'uuid' | 'number' | 'bytes' }[];
}

export interface TableRows {
  readonly table: string;
  readonly where: string;
  readonly without?: readonly string[];
}

/** One data-modifying statement that inserts every row that the conditions name; `$1` is the ticket's id. */
export async function captureInserts(client: pg.ClientBase, ticketId: string, tables: readonly TableRows[]): Promise<RawStatement> {
  const parts: string[] = [];
  const values: (string | null)[] = [];
  for (const { table, where, without = [] } of tables) {
    const columns = await columnsOf(client, table, without);
    const { rows } = await client.query<Record<string, string | null>>(`select ${columns.map((column) => `${column}::text`).join(', ')} from ${table} where ${where}`, [ticketId]);
    if (rows.length === 0) continue;
    const tuples = rows.map((row) => `(${columns.map((column) => `$${values.push(row[column] ?? null)}`).join(', ')})`);
    parts.push(`insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`);
  }
  return { text: chain(parts), values };
}

/** All but the last become common table expressions: one statement, one round trip, one commit. */
export function chain(parts: readonly string[]): string {
  const before = parts.slice(0, -1).map((part, index) => `w${index} as (${part})`);
  return before.length === 0 ? parts[0]! : `with ${before.join(', ')} ${parts.at(-1)!}`;
}

export async function columnsOf(client: pg.ClientBase, table: string, without: readonly string[] = []): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum`,
    [table],
  );
  return rows.map((row) => row.name).filter((name) => !without.includes(name));
}

/** Fresh ids, numbers and fingerprints for one more writing of the same rows. */
export function renew({ statements, fresh }: RawRows, ids: () => string, serial: number): (string | null)[][] {
  const next = new Map(
    fresh.map(({ value, kind }, index) => {
      if (kind === 'uuid') return [value, ids()];
      if (kind === 'number') return [value, `99990101-${serial}`];
      return [value, `\\x${ids().replaceAll('-', '')}${String(index).padStart(32, '0')}`];
    }),
  );
  const pattern = new RegExp([...next.keys()].map((text) => text.replaceAll('\\', '\\\\')).join('|'), 'g');
  return statements.map(({ values }) => values.map((value) => value && value.replace(pattern, (found) => next.get(found)!)));
}
