/** The big centre of P3 and P4: seeded once for both, kept when asked. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Centre, connectTo, makeKey, openCentre } from './centre.ts';
import { HttpClient } from './http-client.ts';
import { opening } from './lanes/open.ts';
import type { Setting } from './main.ts';
import { grow } from './seed.ts';

let shared: Promise<Centre> | null = null;

export function seededCentre({ keep }: Setting): Promise<Centre> {
  return (shared ??= open(keep));
}

export async function closeSeededCentre(): Promise<void> {
  await (await shared)?.close();
  shared = null;
}

async function open(keep: string | undefined): Promise<Centre> {
  if (keep === undefined) return openCentre();
  const folder = join(keep, 'huiyin-bench');
  mkdirSync(folder, { recursive: true });
  return openCentre({ folder });
}

/** Grows the centre to so many tickets; a kept one that is larger already stays so. */
export async function growTo(centre: Centre, tickets: number, progress: Setting['progress']): Promise<number> {
  const client = await connectTo(centre.databaseUrl);
  try {
    await grow(client, { tickets, patternId: await patternOf(centre), progress });
    const { rows } = await client.query<{ tickets: string }>('select max(tickets)::text as tickets from bench_size');
    return Number(rows[0]!.tickets);
  } finally {
    await client.end();
  }
}

/** The first ticket of the centre, opened by the product itself. */
async function patternOf(centre: Centre): Promise<string> {
  const { rows } = await centre.shell.pool.query<{ id: string }>(`select id from ticket where number not like 'B%' order by opened_at limit 1`);
  if (rows[0]) return rows[0].id;
  const server = await centre.serve();
  const api = new HttpClient(server.url, { authorization: `Bearer ${await makeKey(centre, server.url, ['ticket.open', 'ticket.read'])}` });
  const { id } = await api.call<{ id: string }>('POST', '/tickets', opening('bench-pattern'));
  api.close();
  await server.stop();
  return id;
}
