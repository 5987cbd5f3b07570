/** P1: how many tickets a second the API opens, beside the same rows written by one prepared statement each. */

import { type Centre, connectTo, makeKey, openCentre } from './centre.ts';
import { figure, median, type Figure } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { opening } from './lanes/open.ts';
import { type LoadResult, putLoad } from './load.ts';
import type { Question, Setting } from './main.ts';
import { measureWork } from './measure-work.ts';
import { captureInserts, type RawRows } from './raw-rows.ts';

const openLanes = new URL('./lanes/open.ts', import.meta.url).href;
const rawLanes = new URL('./lanes/raw.ts', import.meta.url).href;

export const p01: Question = { name: 'P1', asks: 'tickets opened a second through the API', answer };

async function answer({ progress, profile, short }: Setting): Promise<Figure[]> {
  const centre = await openCentre();
  try {
    const server = await centre.serve({ profile });
    const key = await makeKey(centre, server.url, ['ticket.open', 'ticket.read']);
    const raw = await captureOpening(centre, server.url, key);
    const figures: Figure[] = [];
    const work: Figure[] = [];
    for (const lanes of [8, 64]) {
      const api: LoadResult[] = [];
      const bare: LoadResult[] = [];
      // In turns, because the machine is never equally fast for long.
      for (let turn = 1; turn <= (short ? 1 : 3); turn++) {
        progress(`${lanes} connections, turn ${turn}`);
        const time = { lanes, warmMs: turn === 1 ? 3_000 : 500, ms: short ? 4_000 : 6_000 };
        bare.push(await putLoad({ module: rawLanes, args: { databaseUrl: centre.databaseUrl, raw }, ...time }));
        api.push(await putLoad({ module: openLanes, args: { url: server.url, key }, ...time }));
      }
      if (lanes === 8) work.push(...(await measureWork('an opening', centre, server, { lanes, ms: short ? 4_000 : 8_000 }, [{ module: rawLanes, args: { databaseUrl: centre.databaseUrl, raw } }, { module: openLanes, args: { url: server.url, key } }])));
      const rate = (results: readonly LoadResult[]) => median(results.map((result) => result.rate));
      const p99 = (results: readonly LoadResult[]) => median(results.map((result) => result.p99));
      figures.push(figure(`tickets opened, ${lanes} connections`, '/s', rate(api), rate(bare), { says: '≥ 0.5 of raw', test: (_, ratio) => ratio >= 0.5 }));
      if (lanes === 8) figures.push(figure('p99 of an opening, 8 connections', 'ms', p99(api), p99(bare), { says: '< 50 ms', test: (value) => value < 50 }));
    }
    return [...figures, ...work];
  } finally {
    await centre.close();
  }
}

export async function captureOpening(centre: Centre, url: string, key: string): Promise<RawRows> {
  const api = new HttpClient(url, { authorization: `Bearer ${key}` });
  const client = await connectTo(centre.databaseUrl);
  try {
    const { id, number } = await api.call<{ id: string; number: string }>('POST', '/tickets', opening('bench-captured'));
    const ofTicket = 'ticket_id = $1';
    const customer = '(select customer_id from ticket where id = $1)';
    const statement = await captureInserts(client, id, [
      { table: 'customer', where: `id = ${customer}` },
      { table: 'contact_point', where: `customer_id = ${customer}` },
      { table: 'ticket', where: 'id = $1' },
      { table: 'ticket_event', where: ofTicket, without: ['txid'] },
      { table: 'message', where: ofTicket },
      { table: 'clock', where: ofTicket },
    ]);
    const { rows } = await client.query<{ customer: string; message: string; contact: string; fingerprint: string }>(
      `select t.customer_id::text as customer, m.id::text as message, p.id::text as contact, p.fingerprint::text as fingerprint
       from ticket t join message m on m.ticket_id = t.id join contact_point p on p.customer_id = t.customer_id where t.id = $1`,
      [id],
    );
    const { customer: customerId, message, contact, fingerprint } = rows[0]!;
    const uuid = 'uuid' as const;
    return {
      statements: [statement],
      fresh: [
        ...[id, customerId, message, contact].map((value) => ({ value, kind: uuid })),
        { value: number, kind: 'number' },
        { value: fingerprint, kind: 'bytes' },
      ],
    };
  } finally {
    api.close();
    await client.end();
  }
}
