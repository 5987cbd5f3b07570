import type { SimilarTicket, SimilarView, SummaryView } from '@huiyin/domain/advice/advice.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCursors } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { customerSource, messageSource, ticketSource } from '../search/index.ts';
import { ticketFollower } from '../search/follow-changes.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { customerPorts } from '../ticket/index.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const follower = ticketFollower([ticketSource, messageSource, customerSource(customerPorts)]);
let admin: CallAs;
let phone = 13_700_000_000;

beforeAll(async () => {
  await addCursors(shell.db, [follower.name]);
  admin = await centre.as('admin');
});

async function opened(body: string, wish: object = {}): Promise<TicketView> {
  const reply = await admin('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: String((phone += 1)) }, subject: body.slice(0, 20), body, category: 'product', ...wish });
  expect(reply.statusCode).toBe(201);
  return reply.json<TicketView>();
}

async function similarTo(ticket: TicketView, as: CallAs = admin): Promise<SimilarView> {
  await readToEnd(shell.db, follower);
  const reply = await as(`GET /tickets/${ticket.id}/similar`);
  expect(reply.statusCode).toBe(200);
  return reply.json<SimilarView>();
}
const ids = (tickets: readonly SimilarTicket[]) => tickets.map(({ id }) => id);

/** Solved and archived, long ago or not, as an import leaves it. */
async function archive(ticket: TicketView, solution: string): Promise<void> {
  await shell.pool.query(`update ticket set state = 'archived', archived_at = now(), solution = jsonb_build_object('text', $2::text, 'evidence', '[]'::jsonb, 'at', 0) where id = $1`, [ticket.id, solution]);
}

describe('a summary', () => {
  test('is made of the conversation’s own sentences, notes too, and each names its message', async () => {
    const ticket = await opened('你好，快递三天没动了，订单 HY20250812345');
    const say = async (body: string, visibility = 'public') => expect((await admin(`POST /tickets/${ticket.id}/messages`, { body, visibility })).statusCode).toBe(201);
    await say('您好，我已经联系快递公司核实，包裹在武汉。最迟明天下午给您回电。');
    await say('已联系顺丰网点，单号在滞留名单', 'internal');
    const summary = (await admin(`GET /tickets/${ticket.id}/summary`)).json<SummaryView>();
    expect(summary).toMatchObject({ problem: { text: '你好，快递三天没动了，订单 HY20250812345', seq: 1 }, open: null, named: [{ kind: 'order', text: 'HY20250812345' }], mood: 'calm' });
    expect(summary.done.map(({ text }) => text)).toEqual(['您好，我已经联系快递公司核实，包裹在武汉。', '已联系顺丰网点，单号在滞留名单']);
    expect(summary.promised.map(({ text }) => text)).toEqual(['最迟明天下午给您回电。']);
  });

  test('of a ticket out of reach is not to be had', async () => {
    const ticket = await opened('别人的');
    expect((await admin(`POST /tickets/${ticket.id}/assign`, { agentId: await centre.personId('agent') })).statusCode).toBe(200);
    const presales = await centre.as('presales1');
    for (const what of ['summary', 'similar']) expect((await presales(`GET /tickets/${ticket.id}/${what}`)).json().code).toBe('ticket.unknown');
  });
});

describe('similar tickets', () => {
  test('of the same customer, and of the same order by whomever, are perhaps the same matter', async () => {
    const customer = { name: '孙有道', phone: '13611110001' };
    const first = await opened('洗碗机漏水，厨房地板都湿了', { customer });
    const again = await opened('洗碗机还在漏水', { customer });
    const other = await opened('想问一下会员积分怎么兑换', { customer });
    const stranger = await opened('帮朋友问：订单 HY20259990001 到哪了');
    const owner = await opened('HY20259990001 少发了一个杯子');
    expect(ids((await similarTo(again)).duplicates)).toEqual([first.id]);
    expect(ids((await similarTo(other)).duplicates)).toEqual([]);
    const [duplicate] = (await similarTo(owner)).duplicates;
    expect(duplicate).toMatchObject({ id: stranger.id, sameOrder: true, sameCustomer: false });
  });

  test('that were solved show their solution, the likest first', async () => {
    const solved = await opened('扫地机器人连不上无线网络，一直闪红灯');
    const unlike = await opened('扫地机器人滚刷缠头发');
    await archive(solved, '重置网络后用2.4G频段重新配网');
    await archive(unlike, '更换滚刷');
    const ticket = await opened('机器人连不上家里的无线网，闪红灯');
    const similar = await similarTo(ticket);
    expect(similar.solved[0]).toMatchObject({ id: solved.id, solution: '重置网络后用2.4G频段重新配网' });
    expect(ids(similar.duplicates)).not.toContain(solved.id);
    expect(similar.partial).toBe(false);
  });

  test('are found by the customer’s words where the subject says nothing', async () => {
    const before = await opened('投影仪开机十分钟后自动黑屏', { subject: '咨询' });
    await archive(before, '更新固件');
    expect(ids((await similarTo(await opened('投影仪用十分钟就黑屏', { subject: '在线咨询' }))).solved)).toContain(before.id);
  });

  test('are looked for within reach only: neither named nor counted otherwise', async () => {
    const secret = await opened('空气净化器滤芯异味严重');
    expect((await admin(`POST /tickets/${secret.id}/assign`, { agentId: await centre.personId('agent') })).statusCode).toBe(200);
    const reached = await opened('空气净化器滤芯有异味');
    await archive(secret, '只有管理员看得到');
    const presales = await centre.as('presales1');
    expect((await admin(`POST /tickets/${reached.id}/assign`, { agentId: await centre.personId('presales1') })).statusCode).toBe(200);
    expect(ids((await similarTo(reached)).solved)).toContain(secret.id);
    expect(await similarTo(reached, presales)).toEqual({ duplicates: [], solved: [], partial: false });
  });

  test('change nothing, whatever they are', async () => {
    const ticket = await opened('榨汁机刀头松了');
    const twin = await opened('榨汁机刀头松了');
    await similarTo(ticket);
    for (const { id, version } of [ticket, twin]) expect((await admin(`GET /tickets/${id}`)).json()).toMatchObject({ version, state: 'open', links: [], mergedInto: null });
  });

  test('of words that could end a query are looked for all the same', async () => {
    const ticket = await opened(`'); drop table ticket; -- & | ! :* \\ ' 订单`);
    expect((await similarTo(ticket)).partial).toBe(false);
  });
});
