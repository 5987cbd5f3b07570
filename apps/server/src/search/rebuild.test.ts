import type { IndexView } from '@huiyin/domain/search/search.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { beforeAll, expect, test } from 'vitest';
import { takeUpLost, whileOn } from '../platform/long-run.ts';
import { addCursors, readOnce } from '../platform/subscriptions.ts';
import { logSettled, readToEnd } from '../platform/testing/read-to-end.ts';
import { customerPorts } from '../ticket/index.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { followMarks, ticketFollower } from './follow-changes.ts';
import { articleSource, customerSource, messageSource, ticketSource } from './index.ts';
import { indexCheck } from './index-standing.ts';
import { rebuildAtOnce, rebuildRun, stepRebuild, workOnRebuild } from './rebuild.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const { db, pool } = shell;
const sources = [ticketSource, messageSource, customerSource(customerPorts), articleSource];
const follower = ticketFollower(sources);
let admin: CallAs;
let agent: CallAs;

beforeAll(async () => {
  await addCursors(db, [follower.name]);
  [admin, agent] = [await centre.as('admin'), await centre.as('agent')];
});

async function caughtUp(): Promise<void> {
  await readToEnd(db, follower);
  while ((await followMarks(db, sources)) > 0);
}

let phones = 13_800_100_000;
async function opened(subject: string): Promise<TicketView> {
  const reply = await agent('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: String(phones++) }, subject, body: '你好', category: 'product' });
  expect(reply.statusCode).toBe(201);
  return reply.json<TicketView>();
}

async function found(q: string): Promise<string[]> {
  const reply = await admin(`GET /search?kinds=ticket&limit=100&q=${encodeURIComponent(q)}`);
  return reply.json<{ groups: { items: { id: string }[] }[] }>().groups[0]!.items.map(({ id }) => id).sort();
}

async function entries(side: 'a' | 'b') {
  return (await pool.query(`select id, kind, ticket_id, at, folded, tokens from search_entry_${side} order by id`)).rows;
}

const ordered = () => String(shell.jobs.added.at(-1)!.payload['id']);
const work = () => workOnRebuild(shell, sources, ordered());
const liveSide = async () => (await pool.query<{ side: 'a' | 'b' }>('select side from search_live')).rows[0]!.side;
const index = async () => (await admin('GET /search/index')).json<IndexView>();

test('a rebuild leaves what the events left, while searches go on, and says how far it has come', async () => {
  for (let n = 0; n < 12; n++) await opened(`旧的索引里的第${n}件事`);
  await caughtUp();
  const before = await liveSide();
  const kept = await entries(before);
  const reply = await admin('POST /search/index/rebuild', {});
  expect(reply.statusCode).toBe(202);
  expect(reply.json()).toMatchObject({ state: 'running', done: 0, total: expect.any(Number) });
  expect((await admin('POST /search/index/rebuild', {})).json()).toMatchObject({ code: 'search.rebuilding' });

  // Half-way, something new is said, and something old is renamed.
  await db.transaction().execute((tx) => stepRebuild(tx, shell, sources));
  const late = await opened('重建途中的新鲜事');
  await caughtUp();
  expect(await found('旧的索引')).toHaveLength(12);
  expect(await found('新鲜事')).toEqual([late.id]);
  expect((await index()).rebuild).toMatchObject({ state: 'running' });

  await work();
  expect(await liveSide()).not.toBe(before);
  expect(await found('旧的索引')).toHaveLength(12);
  expect(await found('新鲜事')).toEqual([late.id]);
  expect((await index()).rebuild).toMatchObject({ state: 'done', endedAt: expect.any(String) });
  expect(await entries(before)).toEqual([]);
  const now = new Map((await entries(await liveSide())).map((entry) => [entry.id, entry]));
  for (const entry of kept) expect(now.get(entry.id)).toEqual(entry);
  const { rows } = await pool.query<{ action: string }>(`select action from audit_entry where action like 'search.%' order by seq`);
  expect(rows.map(({ action }) => action)).toEqual(['search.rebuild_started']);
});

test('what was lost from the index is found again after a rebuild', async () => {
  const ticket = await opened('丢失的条目');
  await caughtUp();
  await pool.query(`delete from search_entry_${await liveSide()} where id = $1`, [ticket.id]);
  expect(await found('丢失的条目')).toEqual([]);
  expect((await admin('POST /search/index/rebuild', {})).statusCode).toBe(202);
  await work();
  expect(await found('丢失的条目')).toEqual([ticket.id]);
});

test('a cancelled rebuild leaves the index as it was, and nothing behind', async () => {
  const before = await liveSide();
  await admin('POST /search/index/rebuild', {});
  await db.transaction().execute((tx) => stepRebuild(tx, shell, sources));
  expect((await admin('POST /search/index/cancel', {})).json()).toMatchObject({ state: 'cancelled' });
  await work();
  expect(await liveSide()).toBe(before);
  expect(await found('旧的索引')).toHaveLength(12);
  expect(await entries(before === 'a' ? 'b' : 'a')).toEqual([]);
  expect((await admin('POST /search/index/cancel', {})).json()).toMatchObject({ code: 'search.not_rebuilding' });
});

test('one from the command line waits until it is done, and does not begin beside another', async () => {
  const steps: number[] = [];
  expect(await rebuildAtOnce(shell, sources, (done) => steps.push(done))).toBe('done');
  expect(steps.length).toBeGreaterThan(3);
  expect(await found('旧的索引')).toHaveLength(12);
  await admin('POST /search/index/rebuild', {});
  expect(await rebuildAtOnce(shell, sources, () => undefined)).toBe('rebuilding');
  await work();
});

test('one whose worker died is let go, so that another goes on with it', async () => {
  await admin('POST /search/index/rebuild', {});
  await db.transaction().execute((tx) => stepRebuild(tx, shell, sources));
  const before = shell.jobs.added.length;
  expect(await takeUpLost(shell, rebuildRun)).toBe(0);
  shell.clock.advance(61_000);
  await whileOn(shell, rebuildRun, ordered(), async () => expect(await takeUpLost(shell, rebuildRun)).toBe(0));
  expect(await takeUpLost(shell, rebuildRun)).toBe(1);
  expect(shell.jobs.added.slice(before).map(({ name }) => name)).toEqual([rebuildRun.job]);
  await work();
  expect((await index()).rebuild).toMatchObject({ state: 'done' });
});

test('the doctor says when the index falls behind', async () => {
  await caughtUp();
  expect(await indexCheck(shell).run()).toEqual({ well: true, says: 'up to date' });
  await pool.query(`insert into search_mark (kind, id) select 'ticket', gen_random_uuid() from generate_series(1, 6000)`);
  expect(await indexCheck(shell).run()).toMatchObject({ well: false });
  await caughtUp();
  expect(await indexCheck(shell).run()).toMatchObject({ well: true });
});

test('the doctor bears with an index that reads on, and not with one that rests', async () => {
  await caughtUp();
  await pool.query(`update subscription_cursor set txid = '0', position = 0, moved_at = now() where name = 'search.tickets'`);
  await pool.query(`insert into ticket_event (ticket_id, version, kind, at, actor_kind, stage, step, facts) select (select id from ticket limit 1), n, 'noted', now(), 'system', 'consult', 'x', '{}' from generate_series(100000, 106000) n`);
  expect(await indexCheck(shell).run()).toMatchObject({ well: true, says: expect.stringContaining('reads on') });
  await pool.query(`update subscription_cursor set moved_at = now() - interval '2 minutes' where name = 'search.tickets'`);
  expect(await indexCheck(shell).run()).toMatchObject({ well: false });
  await pool.query('delete from ticket_event where version >= 100000');
  await caughtUp();
});

test('only who manages the system rebuilds', async () => {
  expect([(await agent('POST /search/index/rebuild', {})).statusCode, (await agent('POST /search/index/cancel', {})).statusCode, (await agent('GET /search/index')).statusCode]).toEqual([403, 403, 403]);
});

test('a reader that dies half-way begins again where it was, and nothing is filed twice or lost', async () => {
  const ticket = await opened('半路倒下的读者');
  const dying = { ...follower, handle: async (...given: Parameters<typeof follower.handle>) => { await follower.handle(...given); throw new Error('killed'); } };
  await logSettled(db);
  await expect(readOnce(db, dying)).rejects.toThrow('killed');
  expect(await found('半路倒下')).toEqual([]);
  await caughtUp();
  expect(await found('半路倒下')).toEqual([ticket.id]);
});

test('openings, renamings, merges and the readers of the index never stand in each other’s way', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, async (_, n) => (await agent('POST /customers', { name: `并发客户${n}`, contactPoints: [{ kind: 'phone', value: String(13_700_200_000 + n) }] })).json<{ id: string }>()));
  const work = { over: false };
  const reading = (async () => {
    while (!work.over) await caughtUp();
  })();
  const statuses = await Promise.all(
    Array.from({ length: 48 }, async (_, n) => {
      const customer = made[n % 8]!;
      const ask = async () => {
        if (n % 4 === 0) return (await admin(`PATCH /customers/${customer.id}`, { name: `并发客户改${n}` })).statusCode;
        if (n % 12 === 5) return (await admin(`POST /customers/${customer.id}/merge`, { into: made[(n + 1) % 8]!.id })).statusCode;
        return (await agent('POST /tickets', { channel: 'phone', customer: { phone: String(13_700_200_000 + (n % 8)) }, subject: `并发工单${n}`, body: '并发', category: 'product' })).statusCode;
      };
      // On a crowded machine a connection may be waited for too long; whoever is told so asks again.
      const status = await ask();
      return status === 503 ? ask() : status;
    }),
  );
  work.over = true;
  await reading;
  await caughtUp();
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  const opened = (await pool.query<{ id: string }>(`select id from ticket where subject like '并发工单%' order by id`)).rows.map(({ id }) => id);
  expect(opened.length).toBeGreaterThan(30);
  expect(await found('并发工单')).toEqual(opened.sort());
  expect((await pool.query('select count(*)::int as n from search_mark')).rows[0]).toEqual({ n: 0 });
}, 60_000);
