/** P2: whole closed loops a second through the API, beside the same writes made bare, a prepared statement for each transaction. */

import { type Centre, connectTo } from './centre.ts';
import { figure, median, type Figure } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { walkLoop } from './lanes/loop.ts';
import { type LoadResult, putLoad } from './load.ts';
import { measureWork } from './measure-work.ts';
import type { Question, Setting } from './main.ts';
import { captureChanges } from './raw-changes.ts';
import type { RawRows } from './raw-rows.ts';
import { growTo, seededCentre } from './seeded-centre.ts';

export const p02: Question = { name: 'P2', asks: 'whole closed loops a second, in a centre of 100,000 tickets', answer };

const lanes = 8;
const agents = ['agent', 'aftersales1', 'aftersales2', 'aftersales3', 'aftersales4', 'aftersales5', 'aftersales6', 'aftersales7'];

async function answer(setting: Setting): Promise<Figure[]> {
  const { progress, profile, short } = setting;
  const centre = await seededCentre(setting);
  const size = await growTo(centre, short ? 10_000 : 100_000, progress);
  const server = await centre.serve({ profile });
  const cookies = await Promise.all(agents.map((account) => centre.cookieOf(account)));
  const category = 'product-quality';
  const raw = await captureLoop(centre, server.url, cookies[0]!, category);
  const api: LoadResult[] = [];
  const bare: LoadResult[] = [];
  for (let turn = 1; turn <= (short ? 1 : 3); turn++) {
    progress(`turn ${turn}: ${raw.statements.length} transactions a loop`);
    const time = { lanes, warmMs: turn === 1 ? 3_000 : 500, ms: short ? 4_000 : 8_000 };
    bare.push(await putLoad({ module: new URL('./lanes/raw.ts', import.meta.url).href, args: { databaseUrl: centre.databaseUrl, raw }, ...time }));
    api.push(await putLoad({ module: new URL('./lanes/loop.ts', import.meta.url).href, args: { url: server.url, cookies, category }, ...time }));
  }
  const work = await measureWork('a loop', centre, server, { lanes, ms: short ? 4_000 : 8_000 }, [
    { module: new URL('./lanes/raw.ts', import.meta.url).href, args: { databaseUrl: centre.databaseUrl, raw } },
    { module: new URL('./lanes/loop.ts', import.meta.url).href, args: { url: server.url, cookies, category } },
  ]);
  await server.stop();
  const rate = (results: readonly LoadResult[]) => median(results.map((result) => result.rate));
  return [figure(`closed loops of ${raw.statements.length} acts, ${lanes} connections, ${size / 1_000}k tickets`, '/s', rate(api), rate(bare), { says: '≥ 0.4 of raw', test: (_, ratio) => ratio >= 0.4 }), ...work];
}

async function captureLoop(centre: Centre, url: string, cookie: string, category: string): Promise<RawRows> {
  const api = new HttpClient(url, { cookie });
  const client = await connectTo(centre.databaseUrl);
  try {
    return await captureChanges(client, await walkLoop(api, category, `loop-captured-${process.pid}`));
  } finally {
    api.close();
    await client.end();
  }
}
