/**
 * P9: a dashboard of twelve metrics by channel, team and day over three months, over a million tickets; and how soon a new ticket is in the figures.
 * Facts are filled in by SQL, as the log of a million tickets would have told them; the sums are made by the very statements that keep them.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { countFacts } from '../apps/server/src/insight/fact.store.ts';
import { readUntil } from '../apps/server/src/platform/subscriptions.ts';
import { makeKey, openCentre, type Centre, type Served } from './centre.ts';
import { figure, median, spreadOf, type Figure } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { putLoad } from './load.ts';
import type { Question, Setting } from './main.ts';

export const p09: Question = { name: 'P9', asks: 'a dashboard of twelve metrics by channel, team and day over three months', answer };

const keys = ['volume', 'frt', 'csat', 'complaint_rate', 'resolution', 'fcr', 'service_level', 'abandonment', 'reopen_rate', 'sla_attainment', 'handle_time', 'hand_overs'] as const;
const period = 'from=2025-06-01&to=2025-09-01';
const days = 92;

async function answer(setting: Setting): Promise<Figure[]> {
  const { progress, tickets = 1_000_000, short } = setting;
  const centre = await openCentre();
  try {
    progress(`${tickets.toLocaleString('en')} facts`);
    await fill(centre, tickets, progress);
    const served = await centre.serve({ profile: setting.profile });
    const cookie = await centre.cookieOf('supervisor');
    const clients = Array.from({ length: 6 }, () => new HttpClient(served.url, { cookie }));
    const read = (client: HttpClient, path: string) => client.call<{ readonly value: number }>('GET', `/metrics/${path}`);
    /** As a browser asks: six connections share the cards. */
    const dashboard = async (by: string) => {
      const waiting = [...keys];
      const began = performance.now();
      await Promise.all(clients.map(async (client) => {
        for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) await read(client, `${key}?${period}&by=${by}&split=true&every=day`);
      }));
      return performance.now() - began;
    };
    progress('dashboards');
    const turns = short ? 10 : 60;
    for (let warm = 0; warm < 5; warm++) await dashboard('channel');
    const [byChannel, byTeam]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      byChannel.push(await dashboard('channel'));
      byTeam.push(await dashboard('team'));
    }
    const one: number[] = [];
    for (let turn = 0; turn < turns * 4; turn++) {
      const began = performance.now();
      await read(clients[0]!, `${keys[turn % keys.length]}?${period}&by=team&split=true&every=day`);
      one.push(performance.now() - began);
    }
    const raw: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const began = performance.now();
      await Promise.all(keys.map(() => centre.shell.pool.query("select a, on_day, sum(answered), sum(answer_ms) from ticket_cell where grain = 2 and on_day >= '2025-06-01' and on_day < '2025-09-01' group by 1, 2")));
      raw.push(performance.now() - began);
    }
    progress('a new ticket');
    const fresh: number[] = [];
    for (let turn = 0; turn < (short ? 3 : 10); turn++) fresh.push(await untilCounted(clients[0]!, read));
    progress('openings, with and without figures');
    const openings = await openingsBeside(centre, served, short);
    const quick = { says: 'p95 < 100 ms', test: (value: number) => value < 100 };
    return [
      figure('dashboard of 12 metrics by channel and day, p95', 'ms', spreadOf(byChannel).p95, spreadOf(raw).p95, quick),
      figure('dashboard of 12 metrics by team and day, p95', 'ms', spreadOf(byTeam).p95, spreadOf(raw).p95, quick, `p50 ${Math.round(spreadOf(byTeam).p50)} ms; the limit is one plain sum for each metric`),
      figure('one metric by team and day, p95', 'ms', spreadOf(one).p95, null, quick),
      figure('tickets opened while they are counted, 8 connections', '/s', openings.counted, openings.uncounted, { says: '≥ 0.9 of uncounted', test: (_, ratio) => ratio >= 0.9 }, 'the limit is the same server while nobody counts'),
      figure('a new ticket is in the figures after, most', 's', spreadOf(fresh).max / 1_000, null, { says: '< 5 s', test: (value) => value < 5 }),
    ];
  } finally {
    await centre.close();
  }
}

/** The same openings while figures follow them and while they do not, in turns. Who does not count has lost its cursor; it catches up before the next turn. */
async function openingsBeside(centre: Centre, served: Served, short: boolean): Promise<{ readonly counted: number; readonly uncounted: number }> {
  const { pool } = centre.shell;
  const key = await makeKey(centre, served.url, ['ticket.open', 'ticket.read']);
  const rename = (from: string, to: string) => pool.query('update subscription_cursor set name = $2 where name = $1', [from, to]);
  const open = async () => (await putLoad({ module: new URL('./lanes/open.ts', import.meta.url).href, args: { url: served.url, key }, lanes: 8, warmMs: 1_000, ms: short ? 4_000 : 8_000 })).rate;
  const rates = { counted: [] as number[], uncounted: [] as number[] };
  for (let turn = 0; turn < (short ? 2 : 5); turn++) {
    await rename('insight.facts', 'resting');
    rates.uncounted.push(await open());
    await rename('resting', 'insight.facts');
    await untilTold(centre);
    rates.counted.push(await open());
    await untilTold(centre);
  }
  return { counted: median(rates.counted), uncounted: median(rates.uncounted) };
}

async function untilTold({ shell }: Centre): Promise<void> {
  while ((await readUntil(shell.db, 'insight.facts')) !== null) await sleep(200);
}

async function untilCounted(client: HttpClient, read: (client: HttpClient, path: string) => Promise<{ readonly value: number }>): Promise<number> {
  const today = new Date(Date.now() + 8 * 3_600_000);
  const path = `volume?from=${today.toISOString().slice(0, 10)}&to=${new Date(today.getTime() + 86_400_000).toISOString().slice(0, 10)}`;
  const before = (await read(client, path)).value;
  await client.call('POST', '/tickets', { channel: 'phone', customer: { phone: `1380000${String(Math.floor(Math.random() * 9_000) + 1_000)}` }, body: '请问几点关门' });
  const began = performance.now();
  while ((await read(client, path)).value === before) {
    if (performance.now() - began > 30_000) throw new Error('not counted within half a minute');
    await sleep(20);
  }
  return performance.now() - began;
}

async function fill({ shell }: Centre, tickets: number, progress: (step: string) => void): Promise<void> {
  await shell.pool.query(`
    insert into ticket_fact select md5('t' || i)::uuid, at, (at at time zone 'Asia/Shanghai')::date, extract(hour from at at time zone 'Asia/Shanghai'), 'customer', c.id, c.kind, md5('c' || i % 300000)::uuid,
      (array['question', 'refund', 'complaint'])[1 + (h % 20) / 9], k.id, (array['华东', '华南', '华北', '西南', '东北'])[1 + h % 5], (array['urgent', 'high', 'normal', 'low'])[1 + h % 4], f.id, null, 'over_year', true,
      g.id, p.id, g.id, p.id, case when h % 50 = 0 then null else 5000 + h % 600000 end, case when h % 50 = 0 then null else 5000 + h % 600000 end, case when h % 50 = 0 then 60000 end, null,
      array[20000 + h % 90000, 30000 + h % 50000]::bigint[], at + interval '1 hour', 600000 + h % 30000000, 0, 120000 + h % 900000, h % 3, (h % 40 = 0)::int, (h % 30 = 0)::int, 0, 0, h % 33 = 0, false, h % 8 = 0,
      true, case when h % 3 = 0 then 60000 + h % 5 * 10000 end, 4, 5, null, null, 0, 0, 3, 2 + (h % 10 > 0)::int, false, null, null, true, false, at + interval '2 hours', (array['negative', 'neutral', 'neutral', 'positive'])[1 + h % 4]
    from (select i, abs(hashint4(i)) as h, '2025-05-31 16:00+00'::timestamptz + i * (interval '${days} days' / ${tickets}) as at from generate_series(0, ${tickets - 1}) i) t
    join (select id, kind, row_number() over (order by key) - 1 as n, count(*) over () as of from channel where kind <> 'import') c on c.n = t.h % c.of
    join (select id, row_number() over (order by key) - 1 as n, count(*) over () as of from team) g on g.n = (t.h / 7) % g.of
    join (select id, row_number() over (order by email) - 1 as n, count(*) over () as of from person) p on p.n = (t.h / 11) % p.of
    join (select id, row_number() over (order by key) - 1 as n, count(*) over () as of from category) k on k.n = (t.h / 13) % k.of
    cross join (select id from flow_version where state = 'published' order by id limit 1) f`);
  await shell.pool.query('analyze ticket_fact');
  for (let day = 0; day < days; day++) {
    const on = new Date(Date.UTC(2025, 5, 1 + day)).toISOString().slice(0, 10);
    const { rows } = await shell.pool.query<{ id: string }>('select ticket_id as id from ticket_fact where opened_on = $1', [on]);
    await shell.db.transaction().execute((tx) => countFacts(tx, rows.map(({ id }) => id)));
    if (day % 20 === 0) progress(`sums up to ${on}`);
  }
  await shell.pool.query('analyze ticket_cell, ticket_spread');
}
