import type { SearchHit, SearchKind } from '@huiyin/domain/search/search.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { customerPorts } from '../ticket/index.ts';
import { addCursors } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
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

interface Group {
  readonly kind: SearchKind;
  readonly items: SearchHit[];
  readonly count: number | null;
  readonly more: boolean;
  readonly next: string | null;
}

async function groups(as: CallAs, q: string, more = ''): Promise<Group[]> {
  const reply = await as(`GET /search?q=${encodeURIComponent(q)}${more}`);
  expect([reply.statusCode, reply.body.slice(0, 300)]).toEqual([200, expect.anything()]);
  return reply.json<{ groups: Group[] }>().groups;
}

async function found(as: CallAs, q: string, kind: SearchKind): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const [group]: Group[] = await groups(as, q, `&kinds=${kind}&limit=3${after === null ? '' : `&after=${after}`}`);
    ids.push(...group!.items.map(({ id }) => id));
    after = group!.next;
  } while (after !== null);
  return ids;
}

describe('what can be found', () => {
  test('a ticket by a word of two characters, a phrase, its number, the end of it, an order, its customer’s name in either script', async () => {
    const ticket = await opened({ subject: '耳機退貨進度', customer: { name: '張偉明', phone: '13912345678' }, body: '訂單號 SF20250731778899，已經等了三天' });
    await opened({ subject: '退款', customer: { name: '李四', phone: '13912340000' } });
    await caughtUp();
    for (const q of ['退货', '耳机退货', '"退货进度"', '退貨 張偉', '张伟明', ticket.number, ticket.number.split('-')[1]!, '5678', '12345678', '13912345678']) {
      expect([q, await found(admin, q, 'ticket')]).toEqual([q, expect.arrayContaining([ticket.id])]);
    }
    expect(await found(admin, '退货 李四', 'ticket')).toEqual([]);
    expect((await found(admin, ticket.number, 'ticket'))[0]).toBe(ticket.id);
  });

  test('what was said, with the words marked in the text as it was written', async () => {
    const ticket = await opened({ subject: '包裹', body: '您好，我的快遞單號是ＹＴ８８７７６６５５，請查一下' });
    await caughtUp();
    const [messages] = await groups(admin, 'yt88776655', '&kinds=message');
    const hit = messages!.items.find((item) => item.ticket?.id === ticket.id)!;
    expect(hit.excerpt!.marks.map(([from, to]) => hit.excerpt!.text.slice(from, to))).toEqual(['ＹＴ８８７７６６５５']);
    for (const q of ['快递单号', '6655', '8776655', '單號']) expect([q, (await groups(admin, q, '&kinds=message'))[0]!.items.map(({ id }) => id)]).toEqual([q, expect.arrayContaining([hit.id])]);
  });

  test('a customer by name, tag, whole contact and the end of the phone; the contact is shown masked', async () => {
    const reply = await agent('POST /customers', { name: '欧阳修竹', contactPoints: [{ kind: 'phone', value: '13700009753' }, { kind: 'email', value: 'xiuzhu@example.com' }], tags: ['老主顾'] });
    const { id } = reply.json<{ id: string }>();
    await caughtUp();
    for (const q of ['欧阳', '歐陽修竹', '修竹', '竹', '老主顾', '9753', '13700009753', 'xiuzhu@example.com']) expect([q, await found(agent, q, 'customer')]).toEqual([q, expect.arrayContaining([id])]);
    const [group] = await groups(agent, '9753', '&kinds=customer');
    expect(group!.items[0]).toMatchObject({ id, title: { text: '欧阳修竹' }, facts: [{ text: '137****9753', marks: [[7, 11]] }] });
    expect(JSON.stringify(group)).not.toContain('13700009753');
  });

  test('a new name is found and the old one is not; a merged customer is found as the one it lives on in', async () => {
    const made = async (name: string, value: string) => (await agent('POST /customers', { name, contactPoints: [{ kind: 'phone', value }] })).json<{ id: string; version: number }>();
    const [kept, gone] = [await made('司徒静', '13600000011'), await made('尉迟恭', '13600000012')];
    const ticket = await opened({ subject: '无题', customer: { phone: '13600000011' } });
    await caughtUp();
    expect(await found(admin, '司徒静', 'ticket')).toEqual([ticket.id]);
    expect((await admin(`PATCH /customers/${kept.id}`, { name: '诸葛静' })).statusCode).toBe(200);
    expect((await admin(`POST /customers/${gone.id}/merge`, { into: kept.id })).statusCode).toBe(200);
    await caughtUp();
    expect(await found(admin, '司徒', 'customer')).toEqual([]);
    expect(await found(admin, '诸葛静', 'customer')).toEqual([kept.id]);
    expect(await found(admin, '尉迟恭', 'customer')).toEqual([kept.id]);
    expect(await found(admin, '诸葛静', 'ticket')).toEqual([ticket.id]);
  });
});

describe('what stays out of reach', () => {
  test('whoever reads one team’s tickets finds no other team’s, neither their words nor by number or phone', async () => {
    const ticket = await opened({ subject: '机密的独门词汇', body: '别组不该看见的悄悄话', customer: { name: '慕容雪', phone: '13511112222' } });
    await caughtUp();
    const other = await centre.as('presales1');
    const outsider = (await other(`GET /tickets/${ticket.id}`)).statusCode;
    expect(outsider).toBe(404);
    for (const q of ['独门词汇', '悄悄话', ticket.number, '2222', '慕容雪']) {
      expect([q, await found(admin, q, 'ticket'), await found(other, q, 'ticket')]).toEqual([q, q === '悄悄话' ? [] : [ticket.id], []]);
      expect((await groups(other, q)).flatMap(({ items }) => items).filter((item) => item.ticket?.id === ticket.id)).toEqual([]);
    }
    expect(await found(other, '悄悄话', 'message')).toEqual([]);
    expect((await groups(other, '独门词汇')).find(({ kind }) => kind === 'ticket')).toMatchObject({ count: 0, more: false });
  });

  test('nobody searches without signing in', async () => {
    expect((await centre.nobody('GET /search?q=a')).statusCode).toBe(401);
  });
});

describe('the same as reading everything', () => {
  // Few characters, so that queries hit, nearly hit, and overlap.
  const letters = ['退', '款', '貨', '货', '单', 'ab', 'abc', ' ', '，', '4321', '99'];
  const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));
  const told = new Map<string, string>();

  /** Written for this test: no folding, parsing or token of ours. */
  function said(body: string): string {
    return body.replaceAll('貨', '货').replace(/[ ，]+/g, ' ');
  }

  beforeAll(async () => {
    const bodies = fc.sample(text, { numRuns: 60, seed: 7 }).filter((body) => body.trim() !== '' && body.trim() !== '，');
    const ticket = await opened({ subject: '随机' });
    for (const body of bodies) {
      const reply = await agent(`POST /tickets/${ticket.id}/messages`, { body, visibility: 'internal' });
      if (reply.statusCode !== 201) continue;
      told.set(reply.json<{ id: string }>().id, body);
      shell.clock.advance(5 * 3_600_000);
    }
    await caughtUp();
  }, 60_000);

  test('for runs of Chinese, every message that holds them and no other, the latest first, page after page', async () => {
    expect(told.size).toBeGreaterThan(40);
    const han = fc.array(fc.constantFrom('退', '款', '貨', '货', '单'), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(han, async (query) => {
        const expected = [...told].filter(([, body]) => said(body).includes(said(query))).map(([id]) => id).reverse();
        expect((await found(admin, query, 'message')).filter((id) => told.has(id))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('the same whatever the index believes of how frequent each pair is', async () => {
    const pairs = ['退款', '款货', '货单', '单退', '款退', '货货', '退退'];
    const counts = fc.array(fc.constantFrom(null, 1, 30, 400, 1_000), { minLength: pairs.length, maxLength: pairs.length });
    const han = fc.array(fc.constantFrom('退', '款', '货', '单'), { minLength: 3, maxLength: 5 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(counts, han, async (given, query) => {
        await sql`delete from search_frequency where token like 'm%'`.execute(shell.db);
        await sql`insert into search_frequency (side, token, entries) select (select side from search_live), token, entries from jsonb_to_recordset(${JSON.stringify([{ token: 'm', entries: 1_000 }, ...pairs.flatMap((pair, index) => (given[index] === null ? [] : [{ token: `m${pair}`, entries: given[index] }]))])}::jsonb) as counted(token text, entries int)`.execute(shell.db);
        const expected = [...told].filter(([, body]) => said(body).includes(query)).map(([id]) => id).reverse();
        expect((await found(admin, query, 'message')).filter((id) => told.has(id))).toEqual(expected);
        const both = `${query.slice(0, 2)} ${query.slice(-2)}`;
        const expectedBoth = [...told].filter(([, body]) => said(body).includes(query.slice(0, 2)) && said(body).includes(query.slice(-2))).map(([id]) => id).reverse();
        expect((await found(admin, both, 'message')).filter((id) => told.has(id))).toEqual(expectedBoth);
      }),
      { numRuns: 40 },
    );
    await sql`delete from search_frequency where token like 'm%'`.execute(shell.db);
  });

  test('for whoever may see few tickets too, where the index believes that there are millions', async () => {
    const stranger = await centre.as('presales1');
    // Then no more than an hour is near, and the rest is found by what the caller may see.
    const { rows: before } = await sql<{ code: string; entries: number }>`select code, entries from search_month where kind = 'message'`.execute(shell.db);
    await sql`update search_month set entries = 900000000 where kind = 'message'`.execute(shell.db);
    let held = 0;
    for (const query of ['退款', '货单', '款退', '货货', 'ab']) {
      const all = await found(admin, query, 'message');
      expect([query, await found(agent, query, 'message')]).toEqual([query, all]);
      expect([query, await found(stranger, query, 'message')]).toEqual([query, []]);
      held += all.length;
    }
    expect(held).toBeGreaterThan(10);
    for (const { code, entries } of before) await sql`update search_month set entries = ${entries} where kind = 'message' and code = ${code}`.execute(shell.db);
  });

  test('for words, every message in which a word begins so', async () => {
    for (const query of ['ab', 'abc', 'abca', 'abab', '99', '994']) {
      const begins = new RegExp(`(?<![a-z0-9])${query}`);
      const expected = [...told].filter(([, body]) => begins.test(said(body))).map(([id]) => id).reverse();
      expect([query, (await found(admin, query, 'message')).filter((id) => told.has(id))]).toEqual([query, expected]);
    }
  });
});

describe('hostile and odd queries', () => {
  test('find nothing, break nothing', async () => {
    for (const q of ["'", "';drop table ticket;--", '%', '_', '\\', '& | ! ( ) : *', "' | 'x':*", '<->', '\ud800', '𠮷', '😀', '"', '“', 'a'.repeat(400), '退'.repeat(400), '1'.repeat(400), ' ', ''.padEnd(400, 'a b ')]) {
      const reply = await admin(`GET /search?q=${encodeURIComponent(q.isWellFormed() ? q : '�')}`);
      expect([q, reply.statusCode]).toEqual([q, 200]);
    }
    expect((await admin('GET /search?q=x&kinds=ticket&after=nonsense')).json()).toMatchObject({ code: 'page.cursor_invalid' });
    expect((await admin('GET /search?q=x&kinds=user')).statusCode).toBe(400);
  });
});
