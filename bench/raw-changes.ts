/** The bare writes of a ticket's whole life: one prepared statement for each transaction that the product made, found again by the ids of those transactions. */

import type pg from 'pg';
import { chain, columnsOf, type RawRows, type RawStatement } from './raw-rows.ts';

interface Row {
  readonly [column: string]: string | null;
}

export async function captureChanges(client: pg.ClientBase, ticketId: string): Promise<RawRows> {
  const read = async (table: string, where: string, without: readonly string[] = []) => {
    const columns = await columnsOf(client, table, without);
    // xmin: which transaction wrote the row; the log keeps the same in full.
    const { rows } = await client.query<Row & { writer: string }>(`select xmin::text as writer, ${columns.map((column) => `${column}::text`).join(', ')} from ${table} where ${where}`, [ticketId]);
    return { table, columns, rows };
  };
  const customerOf = '(select customer_id from ticket where id = $1)';
  const ticket = await read('ticket', 'id = $1');
  const events = await read('ticket_event', 'ticket_id = $1 order by version', ['txid']);
  const messages = await read('message', 'ticket_id = $1 order by seq');
  const customer = await read('customer', `id = ${customerOf}`);
  const contact = await read('contact_point', `customer_id = ${customerOf}`);
  const visits = await read('follow_up', 'ticket_id = $1');
  const attempts = await read('follow_up_attempt', 'follow_up_id in (select id from follow_up where ticket_id = $1)');
  const ratings = await read('rating', 'ticket_id = $1');
  const clocks = await read('clock', 'ticket_id = $1');

  const writers = [...new Set(events.rows.map((event) => event.writer))];
  const beganIn = (clock: Row) => Math.max(0, writers.findLastIndex((writer) => events.rows.some((event) => event.writer === writer && Date.parse(event.at!) <= Date.parse(clock.started_at!))));
  const statements = writers.map((writer, turn): RawStatement => {
    const values: (string | null)[] = [];
    const parts: string[] = [];
    const insert = ({ table, columns }: { table: string; columns: readonly string[] }, rows: readonly Row[]) => {
      if (rows.length === 0) return;
      const tuples = rows.map((row) => `(${columns.map((column) => `$${values.push(row[column] ?? null)}`).join(', ')})`);
      parts.push(`insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`);
    };
    const update = ({ table, columns }: { table: string; columns: readonly string[] }, row: Row) => {
      const key = columns.includes('id') ? ['id'] : ['ticket_id', 'seq'];
      const given = (column: string) => `${column} = $${values.push(row[column] ?? null)}`;
      const sets = columns.filter((column) => !key.includes(column)).map(given);
      parts.push(`update ${table} set ${sets.join(', ')} where ${key.map(given).join(' and ')}`);
    };
    const written = <Some extends { rows: readonly (Row & { writer: string })[] }>({ rows }: Some) => rows.filter((row) => row.writer === writer);
    if (turn === 0) {
      insert(customer, customer.rows);
      insert(contact, contact.rows);
      insert(ticket, ticket.rows);
    } else {
      update(ticket, ticket.rows[0]!);
    }
    // Only a clock's last state is left to be captured: it is written when it began, and once more by whoever wrote it last.
    insert(clocks, clocks.rows.filter((clock) => beganIn(clock) === turn));
    for (const clock of written(clocks)) if (beganIn(clock) !== turn) update(clocks, clock);
    insert(events, written(events));
    insert(messages, written(messages));
    insert(ratings, written(ratings));
    insert(attempts, written(attempts));
    if (written(events).some((event) => event.kind === 'follow_up_planned')) insert(visits, visits.rows);
    else for (const visit of written(visits)) update(visits, visit);
    return { text: chain(parts), values };
  });

  const uuid = (value: string | null | undefined) => ({ value: value!, kind: 'uuid' as const });
  return {
    statements,
    fresh: [
      uuid(ticketId), uuid(customer.rows[0]!.id), ...contact.rows.map(({ id }) => uuid(id)), ...messages.rows.map(({ id }) => uuid(id)), ...visits.rows.map(({ id }) => uuid(id)),
      { value: ticket.rows[0]!.number!, kind: 'number' }, ...contact.rows.map(({ fingerprint }) => ({ value: fingerprint!, kind: 'bytes' as const })),
    ],
  };
}
