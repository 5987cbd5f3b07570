import type { TicketRow, TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCursors } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { customerPorts } from '../ticket/index.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { followMarks, ticketFollower } from './follow-changes.ts';
import { customerSource, messageSource, ticketSource } from './index.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const sources = [ticketSource, messageSource, customerSource(customerPorts)];
const follower = ticketFollower(sources);
let admin: CallAs;
let agent: CallAs;

beforeAll(async () => {
  await addCursors(shell.db, [follower.name]);
  [admin, agent] = [await centre.as('admin'), await centre.as('agent')];
});

async function caughtUp(): Promise<void> {
  await readToEnd(shell.db, follower);
  while ((await followMarks(shell.db, sources)) > 0);
}

async function opened(wish: object): Promise<TicketView> {
  const reply = await agent('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: '13800000001' }, subject: '咨询', body: '你好', category: 'product', ...wish });
  expect(reply.statusCode).toBe(201);
  return reply.json<TicketView>();
}

/** Page after page. */
async function listed(as: CallAs, q: string, more = '&queue=all', limit = 3): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  let after: string | null = null;
  do {
    const reply = await as(`GET /tickets?limit=${limit}&q=${encodeURIComponent(q)}${more}${after === null ? '' : `&after=${after}`}`);
    expect([q, reply.statusCode, reply.body.slice(0, 200)]).toEqual([q, 200, expect.anything()]);
    const page: { items: TicketRow[]; next: string | null } = reply.json();
    rows.push(...page.items);
    after = page.next;
  } while (after !== null);
  return rows;
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** Everything the search knows, page after page. */
async function searched(as: CallAs, q: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const reply = await as(`GET /search?kinds=ticket&limit=50&q=${encodeURIComponent(q)}${after === null ? '' : `&after=${after}`}`);
    const [group]: { items: { id: string }[]; next: string | null }[] = reply.json().groups;
    ids.push(...idsOf(group!.items));
    after = group!.next;
  } while (after !== null);
  return ids;
}

describe('the search box of a queue', () => {
  test('finds a ticket by any two characters, a phrase in either script, its number and its end, an order, a name, the end of a phone', async () => {
    const ticket = await opened({ subject: '耳機退貨進度，訂單 SF20250731778899', customer: { name: '張偉明', phone: '13912345678' } });
    const other = await opened({ subject: '退款', customer: { name: '李四', phone: '13912340000' } });
    await caughtUp();
    for (const q of ['退货', '耳机退货', '"退货进度"', '退貨 張偉', '张伟明', ticket.number, ticket.number.split('-')[1]!, '8899', 'sf2025', '5678', '13912345678', '货']) {
      expect([q, idsOf(await listed(admin, q))]).toEqual([q, expect.arrayContaining([ticket.id])]);
    }
    expect(idsOf(await listed(admin, '退货 李四'))).toEqual([]);
    expect(idsOf(await listed(admin, '0000'))).toContain(other.id);
  });

  test('finds what the search finds, no more and no less, in the order of the queue', async () => {
    const letters = ['退', '款', '貨', '货', '单', 'ab', 'abc', ' ', '，', '4321', '99'];
    const text = fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 8 }).map((parts) => parts.join(''));
    for (const subject of fc.sample(text, { numRuns: 40, seed: 11 }).filter((each) => each.trim() !== '')) await opened({ subject });
    await caughtUp();
    const order = idsOf((await admin('GET /tickets?queue=all&limit=100')).json<{ items: { id: string }[] }>().items);
    const asked = fc.array(fc.constantFrom('退', '款', '貨', '货', '单', 'ab', '4321', ' '), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')).filter((each) => each.trim() !== '');
    let held = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (q) => {
        const there = new Set(await searched(admin, q));
        held += there.size;
        expect(idsOf(await listed(admin, q, '&queue=all', 7))).toEqual(order.filter((id) => there.has(id)));
      }),
      { numRuns: 40 },
    );
    expect(held).toBeGreaterThan(100);
  }, 60_000);

  test('keeps other filters, and finds archived ones where those are listed', async () => {
    const ticket = await opened({ subject: '独角仙标本咨询' });
    await caughtUp();
    expect(idsOf(await listed(admin, '独角仙', '&queue=all&state=paused'))).toEqual([]);
    expect(idsOf(await listed(admin, '独角仙', `&queue=all&customerId=${ticket.customer.id}`))).toEqual([ticket.id]);
    await sql`update ticket set state = 'archived', archived_at = now(), agent_id = null where id = ${ticket.id}::uuid`.execute(shell.db);
    expect(idsOf(await listed(admin, '独角仙'))).toEqual([]);
    expect(idsOf(await listed(admin, '独角仙', '&queue=all&state=archived'))).toEqual([ticket.id]);
  });

  test('shows nobody what lies out of reach, neither by words nor by number or phone', async () => {
    const ticket = await opened({ subject: '机密的独门词汇', customer: { name: '慕容雪', phone: '13511112222' } });
    await caughtUp();
    const other = await centre.as('presales1');
    expect((await other(`GET /tickets/${ticket.id}`)).statusCode).toBe(404);
    for (const q of ['独门词汇', ticket.number, '2222', '慕容雪', '13511112222']) {
      expect([q, idsOf(await listed(admin, q))]).toEqual([q, [ticket.id]]);
      for (const queue of ['mine', 'team', 'unassigned', 'all']) expect([q, idsOf(await listed(other, q, `&queue=${queue}`))]).toEqual([q, []]);
    }
  });

  test('is found in the export too', async () => {
    await opened({ subject: '导出用的紫砂壶' });
    await caughtUp();
    const csv = (await admin(`GET /tickets/export?queue=all&q=${encodeURIComponent('紫砂')}`)).body;
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('导出用的紫砂壶');
  });

  test('takes anything: hostile text finds nothing and breaks nothing', async () => {
    for (const q of ["'", "';drop table ticket;--", '%', '_', '\\', '& | ! ( ) : *', "' | 'x':*", '<->', '𠮷', '😀', '"', '“', 'a'.repeat(200), '退'.repeat(200), '1'.repeat(200), ''.padEnd(200, 'a b ')]) {
      expect([q, await listed(admin, q)]).toEqual([q, []]);
    }
    expect((await admin('GET /tickets?queue=all&q=x&after=nonsense')).json()).toMatchObject({ code: 'page.cursor_invalid' });
    expect((await listed(admin, '   ', '&queue=all', 50)).length).toBeGreaterThan(0);
  });
});

test('a word that is in more tickets than one reads from the head of a queue is found by the index, rare or common, page after page', async () => {
  const { id } = await opened({ subject: '样子' });
  // Thousands of the same, most urgent last; a rare word on every four-hundredth.
  const { rows: columns } = await sql<{ name: string }>`select attname as name from pg_attribute where attrelid = 'ticket'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(shell.db);
  const made: Record<string, string> = {
    id: `('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`,
    number: `'Z' || lpad(n::text, 8, '0')`,
    subject: `case when n % 400 = 0 then '蓝鲸' else '寻常' end || '走廊'`,
    queue_at: `t.queue_at + n * interval '1 second'`,
  };
  const names = columns.map(({ name }) => name);
  await shell.pool.query(`insert into ticket (${names.join(', ')}) select ${names.map((name) => made[name] ?? `t.${name}`).join(', ')} from generate_series(1, 4200) n cross join (select * from ticket where id = '${id}') t`);
  await sql`insert into search_mark (kind, id) select 'ticket', id from ticket where number like 'Z%'`.execute(shell.db);
  await caughtUp();
  const { rows: counted } = await sql<{ all: number; common: number; told: Record<string, number> }>`
    select count(*)::int as all, count(*) filter (where folded like '%走廊%')::int as common, (select jsonb_object_agg(token, entries) from search_frequency where side = 'a' and token in ('t', 't走廊')) as told
    from search_entry_a where kind = 'ticket' and uuid_hash_extended(id, 0) & 127 = 0`.execute(shell.db);
  expect(counted[0]!.common).toBeGreaterThan(10);
  expect(counted[0]!.told).toEqual({ t: counted[0]!.all, t走廊: counted[0]!.common });

  const rare = await listed(admin, '蓝鲸');
  expect(rare.map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, n) => `Z${String((n + 1) * 400).padStart(8, '0')}`));
  const common = await listed(admin, '走廊', '&queue=all', 100);
  expect([common.length, new Set(idsOf(common)).size]).toEqual([4200, 4200]);
}, 60_000);
