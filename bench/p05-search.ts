/** P5: looking things up in a centre with a past, each kind of query beside the very statements it sends, and all that is found beside a scan of every row. */

import { loadavg } from 'node:os';
import { ticketSource, messageSource, customerSource } from '../apps/server/src/search/index.ts';
import { startRebuild, workOnRebuild } from '../apps/server/src/search/rebuild.ts';
import { customerPorts } from '../apps/server/src/ticket/index.ts';
import { captureStatements } from './capture.ts';
import { type Centre, connectTo } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { putLoad } from './load.ts';
import type { Question, Setting } from './main.ts';
import { cookiesOf } from './p03-queue.ts';
import { processorOf, processorOfDatabase } from './processor.ts';
import { growTo, seededCentre } from './seeded-centre.ts';

export const p05: Question = { name: 'P5', asks: 'search: two characters, a phrase, numbers, phone tails, names; within reach; nothing missed', answer };

const quick = { says: 'p95 < 50 ms', test: (value: number) => value < 50 };
const sources = [ticketSource, messageSource, customerSource(customerPorts)];

async function answer(setting: Setting): Promise<Figure[]> {
  const { progress, profile, short } = setting;
  const centre = await seededCentre(setting);
  const size = await growTo(centre, setting.tickets ?? (short ? 10_000 : 1_000_000), progress);
  await index(centre, progress);
  const { rows: some } = await centre.shell.pool.query<{ number: string; subject: string }>(`select number, subject from ticket where id = any (array(select bench_id(4, 3 + 3 * ((n * 7919) % ($1 / 3 - 1))) from generate_series(1, 60) n))`, [size]);
  const orders = some.flatMap(({ subject }) => /SF\d+/.exec(subject)?.[0] ?? []);
  const queries: Readonly<Record<string, readonly string[]>> = {
    'a word of two characters': ['退款', '发票', '耳机', '换新', '屏幕', '积分', '物流', '開機'],
    'a rare word': ['蓝牙配对', '配对', '断连'],
    'a phrase': ['退款迟迟不到账', '耳机退货进度', '固件升级失败', '电饭煲以旧换新估价'],
    'two words': ['退款 耳机', '键盘 失灵', '发票 路由器'],
    'a ticket’s number': some.slice(0, 20).map(({ number }) => number),
    'an order’s number, and its end': [...orders.slice(0, 10), ...orders.slice(10, 20).map((order) => order.slice(-4))],
    'the end of a phone': ['0042', '7777', '1234', '9001', '5555'],
    'a name': ['王小明', '李晓燕', '小明'],
    'a rare word beside frequent ones': ['可以换新吗 蓝牙', '我的耳机 断连', '您好 麻烦看一下 配对'],
    'what is nowhere': ['没有这样的话', '霜降', 'zebra'],
  };
  // Each is in every tenth message, and never with the other: all that is filed under either is read.
  const worst = { 'two frequent words that never meet': ['好的 收到'] };

  const figures: Figure[] = [];
  const server = await centre.serve({ profile, roles: 'http' });
  const agents = await cookiesOf(centre, 20);
  const wholeReader = await centre.cookieOf('inspector');
  const label = `${(size / 1_000).toLocaleString('en')}k tickets`;
  const time = { lanes: 1, warmMs: 1_000, ms: short ? 1_500 : 4_000 };
  // Stays open: by its process the others of PostgreSQL are found.
  const watcher = await connectTo(centre.databaseUrl);
  const { rows: backend } = await watcher.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ask = async (name: string, asked: readonly { readonly cookie: string; readonly path: string }[]) => {
    progress(`${name}, ${label}`);
    const statements = await captureStatements(centre.shell, asked);
    const raw = await putLoad({ module: new URL('./lanes/sql.ts', import.meta.url).href, args: { databaseUrl: centre.databaseUrl, rounds: statements.map((round) => [round]) }, ...time });
    const work = () => [processorOf(server.pid), processorOfDatabase(backend[0]!.pid)] as const;
    const before = work();
    const api = await putLoad({ module: new URL('./lanes/read.ts', import.meta.url).href, args: { url: server.url, rounds: asked.map(({ cookie, path }) => ({ cookie, paths: [path] })) }, ...time });
    const [ofServer, ofDatabase] = work().map((ms, index) => ((ms - before[index]!) / api.calls).toFixed(1));
    const found = figure(`${name}, ${label}: p95`, 'ms', api.p95, raw.p95, quick, `median ${api.p50.toFixed(1)} ms; processor time each: server ${ofServer} ms, PostgreSQL ${ofDatabase} ms; load ${loadavg()[0]!.toFixed(1)}`);
    progress(`${found.value} ms beside ${found.limit} ms, ratio ${found.ratio}; ${found.note}`);
    figures.push(found);
  };
  for (const [name, texts] of Object.entries({ ...queries, ...worst })) {
    await ask(`${name}, all kinds, within a team’s reach`, texts.map((text, n) => ({ cookie: agents[n % agents.length]!, path: `/search?limit=20&q=${encodeURIComponent(text)}` })));
  }
  const box = (queue: string, cookies: readonly string[], texts: readonly string[]) => texts.map((text, n) => ({ cookie: cookies[n % cookies.length]!, path: `/tickets?${queue}&limit=50&q=${encodeURIComponent(text)}` }));
  await ask('a team’s queue, a common word in its box', box('queue=team', agents, ['退款', '发票', '耳机', '物流']));
  await ask('a team’s queue, a rare word in its box', box('queue=team', agents, ['配对', '断连', '电饭煲以旧换新估价', '没有这样的话']));
  await ask('the whole queue, a common word in its box', box('queue=all', [wholeReader], ['退款', '发票', '耳机', '物流']));
  await ask('the whole queue, a rare word in its box', box('queue=all', [wholeReader], ['配对', '断连', '电饭煲以旧换新估价', '没有这样的话']));
  await ask('all that is archived, a rare word in its box', box('queue=all&state=archived', [wholeReader], ['配对', '断连', '电饭煲以旧换新估价', '没有这样的话']));

  await watcher.end();
  progress('the same by reading every row');
  const recall = await compare(centre, server.url, wholeReader, [...queries['a word of two characters']!, ...queries['a rare word']!, ...queries['a phrase']!, ...orders.slice(0, 4)]);
  figures.push(figure('recall beside a scan of every row', '', recall.found / recall.there, null, { says: '1', test: (value) => value === 1 }, `${recall.found.toLocaleString('en')} of ${recall.there.toLocaleString('en')} rows, ${recall.wrong} found wrongly`));
  await server.stop();
  return figures;
}

/** Tails as openings leave them, then the product's own rebuild. Its tokens are put in order once, at the end, as any large load is. */
async function index(centre: Centre, progress: Setting['progress']): Promise<void> {
  const { pool, db, secrets } = centre.shell;
  const { rows } = await pool.query<{ done: boolean }>(`select exists (select from search_rebuild where state = 'done' and total >= (select count(*) from ticket) + (select count(*) from message)) as done`);
  if (rows[0]!.done) return;
  const started = performance.now();
  const tails = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0'));
  await pool.query(`update contact_point set tail_fingerprint = tail.print from unnest($1::text[], $2::bytea[]) as tail(digits, print) where masked = '138****' || tail.digits and tail_fingerprint is null`, [
    tails,
    tails.map((tail) => Buffer.from(secrets.fingerprint('contact.phone_tail', tail), 'hex')),
  ]);
  const rebuild = await db.transaction().execute((tx) => startRebuild(tx, centre.shell, sources));
  if (rebuild === null) throw new Error('a rebuild is running');
  const name = `search_entry_${rebuild.side}_tokens`;
  await pool.query(`drop index ${name}`);
  let told = 0;
  await workOnRebuild(centre.shell, sources, rebuild.id, ({ done, total }) => {
    if (done - told < 100_000) return;
    told = done;
    progress(`indexed ${done.toLocaleString('en')} of ${total.toLocaleString('en')}, ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  });
  const client = await pool.connect();
  await client.query(`set maintenance_work_mem = '1GB'`);
  await client.query(`create index ${name} on search_entry_${rebuild.side} using gin (tokens) with (fastupdate = off)`);
  await client.query('reset maintenance_work_mem');
  client.release();
  await pool.query(`vacuum (analyze) search_entry_${rebuild.side}`);
  await pool.query('vacuum (analyze) contact_point');
  progress(`indexed after ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}

/** Up to the first thousand of each kind, page after page. */
async function compare(centre: Centre, url: string, cookie: string, queries: readonly string[]): Promise<{ found: number; there: number; wrong: number }> {
  const client = new HttpClient(url, { cookie });
  const sum = { found: 0, there: 0, wrong: 0 };
  const scans = {
    ticket: `select t.id from ticket t join customer c on c.id = t.customer_id where lower(t.subject) like $1 or c.name like $1 order by t.opened_at desc, t.id desc limit 1000`,
    message: `select id from message where lower(body) like $1 order by at desc, id desc limit 1000`,
  };
  for (const query of queries) {
    for (const [kind, scan] of Object.entries(scans)) {
      const { rows } = await centre.shell.pool.query<{ id: string }>(scan, [`%${query.toLowerCase().replace('開機', '开机')}%`]);
      const there = new Set(rows.map(({ id }) => id));
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const { groups }: { groups: { items: { id: string }[]; next: string | null }[] } = await client.call('GET', `/search?kinds=${kind}&limit=100&q=${encodeURIComponent(query)}${after === null ? '' : `&after=${after}`}`);
        ids.push(...groups[0]!.items.map(({ id }) => id));
        after = groups[0]!.next;
      } while (after !== null && ids.length < 1_000);
      sum.there += there.size;
      sum.found += ids.filter((id) => there.has(id)).length;
      sum.wrong += ids.slice(0, 1_000).filter((id) => !there.has(id)).length;
    }
  }
  client.close();
  return sum;
}
