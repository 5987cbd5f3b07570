/** P4: opening a ticket's page in a big centre: detail, thread, timeline and the customer's other tickets, asked at once. */

import { captureStatements, type Statement } from './capture.ts';
import { figure, type Figure } from './figures.ts';
import { putLoad } from './load.ts';
import type { Question, Setting } from './main.ts';
import { growTo, seededCentre } from './seeded-centre.ts';

export const p04: Question = { name: 'P4', asks: 'opening a ticket: detail, thread, timeline, the customer’s other tickets', answer };

async function answer(setting: Setting): Promise<Figure[]> {
  const { progress, profile, short } = setting;
  const centre = await seededCentre(setting);
  const size = await growTo(centre, short ? 10_000 : 1_000_000, progress);
  const server = await centre.serve({ profile });
  const cookie = await centre.cookieOf('inspector');
  const { rows } = await centre.shell.pool.query<{ id: string; customer: string }>(
    `select id, customer_id as customer from ticket where id = any (array(select bench_id(4, 1 + (n * 7919) % $1) from generate_series(1, 400) n))`,
    [size],
  );
  const pathsOf = ({ id, customer }: { id: string; customer: string }) => [`/tickets/${id}`, `/tickets/${id}/messages?limit=50`, `/tickets/${id}/events?limit=200`, `/tickets?customerId=${customer}&limit=10`];
  progress('listening to the statements');
  const pattern = await captureStatements(centre.shell, pathsOf(rows[0]!).map((path) => ({ cookie, path })));
  const statementsOf = (row: { id: string; customer: string }): Statement[][] =>
    pattern.map((path) => path.map(({ text, values }) => ({ text, values: values.map((value) => (value === rows[0]!.id ? row.id : value === rows[0]!.customer ? row.customer : value)) })));

  const time = { lanes: 1, warmMs: 2_000, ms: short ? 2_000 : 6_000 };
  progress('the statements bare');
  const raw = await putLoad({ module: new URL('./lanes/sql.ts', import.meta.url).href, args: { databaseUrl: centre.databaseUrl, rounds: rows.map(statementsOf) }, ...time });
  progress('the page through the API');
  const api = await putLoad({ module: new URL('./lanes/read.ts', import.meta.url).href, args: { url: server.url, rounds: rows.map((row) => ({ cookie, paths: pathsOf(row) })) }, ...time });
  await server.stop();
  return [figure(`a ticket's page of ${size / 1_000}k tickets: p95`, 'ms', api.p95, raw.p95, { says: '< 15 ms', test: (value) => value < 15 })];
}
