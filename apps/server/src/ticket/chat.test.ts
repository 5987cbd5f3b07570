import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { TicketRow, TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testCentre, type CallAs } from '../testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;
const supervisor = await centre.as('admin');

interface Visitor {
  readonly id: string;
  readonly call: CallAs;
  say(body: string, clientId?: string): Promise<ChatMessage>;
}

async function visit(form?: object): Promise<Visitor> {
  const admitted = await centre.nobody('POST /widget/web/visitors', { language: 'zh', ...(form && { form }) });
  expect(admitted.statusCode, admitted.body).toBe(201);
  const { token, visitorId } = admitted.json() as { token: string; visitorId: string };
  const call = centre.withKey(token);
  return {
    id: visitorId,
    call,
    say: async (body, clientId = `client-${shell.ids.next()}`) => {
      const reply = await call('POST /widget/messages', { clientId, body });
      expect(reply.statusCode, reply.body).toBe(201);
      return reply.json();
    },
  };
}

async function ticketOf(visitor: Visitor): Promise<TicketView> {
  const { rows } = await sql<{ id: string }>`select id from ticket where visitor_id = ${visitor.id}::uuid order by opened_at desc, id desc limit 1`.execute(shell.db);
  return (await supervisor(`GET /tickets/${rows[0]!.id}`)).json();
}

describe('a chat', () => {
  test('opens a ticket with its first word, classified and in a queue, and notices go to both sides', async () => {
    const visitor = await visit({ name: '李雷', phone: '13800005678' });
    await visitor.say('我要退款,商品坏了');
    const ticket = await ticketOf(visitor);
    expect(ticket).toMatchObject({ stage: 'consult', channel: { key: 'web' }, customer: { name: '李雷' }, flow: { key: 'refund' }, classification: { classifier: 'keywords-1' } });
    expect(ticket.team).not.toBeNull();
    expect(shell.live.notices.filter((notice) => notice.rooms.includes(`chat:${visitor.id}`))).not.toEqual([]);
  });

  test('repeats of a message are answered with the first, also when both are the very first word', async () => {
    const visitor = await visit();
    const both = await Promise.all([visitor.say('你好', 'client-same'), visitor.say('你好', 'client-same')]);
    expect(both[0]!.id).toBe(both[1]!.id);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket where visitor_id = ${visitor.id}::uuid`.execute(shell.db);
    expect(rows[0]!.n).toBe(1);
  });

  test('keeps every one of twenty messages said at once, numbered without gaps', async () => {
    const visitor = await visit();
    await visitor.say('第一句');
    await Promise.all(Array.from({ length: 20 }, (_, index) => visitor.say(`第${index}句`)));
    const { items } = (await visitor.call('GET /widget/messages?since=0')).json() as { items: ChatMessage[] };
    expect(items.map((message) => message.seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    const since = (await visitor.call('GET /widget/messages?since=15')).json() as { items: ChatMessage[] };
    expect(since.items.map((message) => message.seq)).toEqual([16, 17, 18, 19, 20, 21]);
  });

  test('never shows notes to the customer, and shows how far each side has read', async () => {
    const visitor = await visit();
    await visitor.say('在吗');
    const ticket = await ticketOf(visitor);
    expect((await supervisor(`POST /tickets/${ticket.id}/messages`, { body: '内部备注', visibility: 'internal' })).statusCode).toBe(201);
    expect((await supervisor(`POST /tickets/${ticket.id}/messages`, { body: '在的', visibility: 'public' })).statusCode).toBe(201);
    const { items } = (await visitor.call('GET /widget/messages?since=0')).json() as { items: ChatMessage[] };
    expect(items.map((message) => message.body)).toEqual(['在吗', '在的']);
    expect((await supervisor(`POST /tickets/${ticket.id}/read`, { seq: 1 })).statusCode).toBe(204);
    expect((await visitor.call('POST /widget/read', { seq: 3 })).statusCode).toBe(204);
    expect((await visitor.call('GET /widget/chat')).json()).toMatchObject({ agentReadSeq: 1, readSeq: 3, seq: 3 });
  });

  test('a visitor without a token is nobody, and one visitor never reads another’s chat', async () => {
    expect((await centre.nobody('GET /widget/chat')).statusCode).toBe(401);
    const [one, other] = [await visit(), await visit()];
    await one.say('我的秘密');
    expect((await other.call('GET /widget/messages')).json()).toEqual({ items: [], seq: 0 });
  });

  test('refuses an empty message and one that is too long, and keeps nothing', async () => {
    const visitor = await visit();
    expect((await visitor.call('POST /widget/messages', { clientId: 'client-empty', body: '   ' })).json()).toMatchObject({ code: 'message.empty' });
    expect((await visitor.call('POST /widget/messages', { clientId: 'client-long', body: '长'.repeat(4001) })).statusCode).toBe(400);
    expect((await visitor.call('GET /widget/chat')).json()).toMatchObject({ ticket: null });
  });
});

describe('another team', () => {
  test('sees nothing of a ticket: not in a list, not by id, not through its messages, files or events', async () => {
    const team = (await sql<{ id: string }>`select id from team where key = 'complaints' or name_zh like '%投诉%' limit 1`.execute(shell.db)).rows[0]!.id;
    const visitor = await visit();
    await visitor.say('耳机坏了');
    const ticket = await ticketOf(visitor);
    const given = await supervisor(`POST /tickets/${ticket.id}/assign`, { teamId: team });
    expect(given.statusCode, given.body).toBe(200);

    const stranger = await centre.as('agent');
    for (const route of ['', '/messages', '/events', '/draft', `/files/${shell.ids.next()}`]) {
      expect((await stranger(`GET /tickets/${ticket.id}${route}`)).statusCode, route).toBe(404);
    }
    for (const queue of ['mine', 'team', 'unassigned', 'all']) {
      const { items } = (await stranger(`GET /tickets?queue=${queue}&limit=200`)).json() as { items: TicketRow[] };
      expect(items.map((item) => item.id)).not.toContain(ticket.id);
    }
    expect((await stranger(`POST /tickets/${ticket.id}/take`, {})).statusCode).toBe(404);
    expect((await stranger(`POST /tickets/${ticket.id}/messages`, { body: '嗨', visibility: 'public' })).statusCode).toBe(404);
  });
});

describe('the customer’s own page', () => {
  test('changes nothing by being read, and shows nothing to a guess', async () => {
    const visitor = await visit();
    await visitor.say('查一下进度');
    const ticket = await ticketOf(visitor);
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    for (let count = 0; count < 3; count++) expect((await centre.nobody(`GET /t/${token}`)).statusCode).toBe(200);
    expect((await ticketOf(visitor)).version).toBe(ticket.version);
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await centre.nobody(`GET /t/${forged}`)).json()).toMatchObject({ code: 'ticket_link.unknown' });
  });

  test('lets the customer urge once in ten minutes', async () => {
    const visitor = await visit();
    await visitor.say('快一点');
    const ticket = await ticketOf(visitor);
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`POST /t/${token}/urge`, {})).json()).toMatchObject({ mayUrge: false });
    expect((await centre.nobody(`POST /t/${token}/urge`, {})).statusCode).toBe(429);
    shell.clock.advance(10 * 60_000);
    expect((await centre.nobody(`POST /t/${token}/urge`, {})).statusCode).toBe(200);
  });
});

describe('merged customers', () => {
  test('take their tickets along, and get exactly those back', async () => {
    const agent = await centre.as('agent');
    const open = async (phone: string) => (await agent('POST /tickets', { channel: 'phone', customer: { phone }, body: '你好' })).json() as TicketView;
    const [a, b] = [await open('13800006001'), await open('13800006002')];
    const merged = await supervisor(`POST /customers/${a.customer.id}/merge`, { into: b.customer.id });
    expect(merged.statusCode, merged.body).toBe(200);
    expect(((await supervisor(`GET /tickets/${a.id}`)).json() as TicketView).customer.id).toBe(b.customer.id);
    expect((await supervisor(`POST /customers/${a.customer.id}/unmerge`, {})).statusCode).toBe(200);
    expect(((await supervisor(`GET /tickets/${a.id}`)).json() as TicketView).customer.id).toBe(a.customer.id);
    expect(((await supervisor(`GET /tickets/${b.id}`)).json() as TicketView).customer.id).toBe(b.customer.id);
  });
});
