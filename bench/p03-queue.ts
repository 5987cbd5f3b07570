/** P3: a page of a queue in a centre with a past, beside the very statements it sends. */

import { captureStatements } from './capture.ts';
import type { Centre } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { putLoad } from './load.ts';
import type { Question, Setting } from './main.ts';
import { growTo, seededCentre } from './seeded-centre.ts';

const readLanes = new URL('./lanes/read.ts', import.meta.url).href;
const sqlLanes = new URL('./lanes/sql.ts', import.meta.url).href;
const quick = { says: 'p95 ≤ 1.5 × raw and < 10 ms', test: (value: number, ratio: number) => ratio <= 1.5 && value < 10 };
const depth = 1_000;

export const p03: Question = { name: 'P3', asks: 'a page of a queue, 50 rows, from ten thousand tickets to a million', answer };

interface Asked {
  readonly p95: number;
  readonly p50: number;
  readonly raw: number;
}

async function answer(setting: Setting): Promise<Figure[]> {
  const { progress, profile, short } = setting;
  const centre = await seededCentre(setting);
  const figures: Figure[] = [];
  const firstPages = new Map<number, Asked>();
  for (const wanted of short ? [10_000] : [10_000, 100_000, 1_000_000]) {
    const size = await growTo(centre, wanted, progress);
    if (firstPages.has(size)) continue;
    const server = await centre.serve({ profile });
    const cookies = await cookiesOf(centre, 20);
    const ask = (path: string, who: readonly string[]) => measure(centre, server.url, who, path, short);
    const label = `${size / 1_000}k tickets`;
    progress(`page 1 of a team's queue, ${label}`);
    const team = await ask('/tickets?queue=team&limit=50', cookies);
    firstPages.set(size, team);
    figures.push(figure(`team's queue, page 1, ${label}: p95`, 'ms', team.p95, team.raw, quick));
    if (size >= 1_000_000) {
      const everywhere = [await centre.cookieOf('inspector')];
      progress(`page 1 of the whole queue, ${label}`);
      const first = await ask('/tickets?queue=all&limit=50', everywhere);
      figures.push(figure(`whole queue, page 1, ${label}: p95`, 'ms', first.p95, first.raw, quick));
      progress(`walking to page ${depth}`);
      const cursor = await walk(server.url, everywhere[0]!);
      const deep = await ask(`/tickets?queue=all&limit=50&after=${cursor}`, everywhere);
      figures.push(figure(`whole queue, page ${depth}, ${label}: p95`, 'ms', deep.p95, deep.raw, quick));
      figures.push(figure(`page ${depth} beside page 1: median`, 'ms', deep.p50, first.p50, { says: 'flat (≤ 1.3)', test: (_, ratio) => ratio <= 1.3 }));
    }
    await server.stop();
  }
  const [smallest, largest] = [Math.min(...firstPages.keys()), Math.max(...firstPages.keys())];
  if (smallest < largest) {
    figures.push(figure(`page 1 at ${largest / 1_000}k beside ${smallest / 1_000}k: median`, 'ms', firstPages.get(largest)!.p50, firstPages.get(smallest)!.p50, { says: 'flat (≤ 1.3)', test: (_, ratio) => ratio <= 1.3 }));
  }
  return figures;
}

async function measure(centre: Centre, url: string, cookies: readonly string[], path: string, short: boolean): Promise<Asked> {
  const statements = await captureStatements(centre.shell, cookies.map((cookie) => ({ cookie, path })));
  const time = { lanes: 1, warmMs: 1_500, ms: short ? 2_000 : 5_000 };
  const raw = await putLoad({ module: sqlLanes, args: { databaseUrl: centre.databaseUrl, rounds: statements.map((round) => [round]) }, ...time });
  const api = await putLoad({ module: readLanes, args: { url, rounds: cookies.map((cookie) => ({ cookie, paths: [path] })) }, ...time });
  return { p95: api.p95, p50: api.p50, raw: raw.p95 };
}

/** By the cursors that the API hands out; whoever loses or repeats a row on the way fails here. */
async function walk(url: string, cookie: string): Promise<string> {
  const client = new HttpClient(url, { cookie });
  const seen = new Set<string>();
  let after: string | null = null;
  for (let page = 1; page < depth; page++) {
    const { items, next }: { items: { id: string }[]; next: string | null } = await client.call('GET', `/tickets?queue=all&limit=50${after === null ? '' : `&after=${after}`}`);
    for (const { id } of items) seen.add(id);
    if (next === null) throw new Error(`the queue ends on page ${page}`);
    after = next;
  }
  client.close();
  if (seen.size !== (depth - 1) * 50) throw new Error(`${(depth - 1) * 50 - seen.size} rows were repeated on the way to page ${depth}`);
  return after!;
}

/** Agents of the seeded crowd, each with a session. */
export async function cookiesOf(centre: Centre, count: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let number = 1; number <= count; number++) cookies.push(await centre.cookieOf(`bench${number * 7}@bench.huiyin`));
  return cookies;
}
