import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { testCentre, type CallAs, type Reply } from '../testing/test-centre.ts';
import { readTicket } from './ticket.store.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const agent = await centre.as('agent');
const admin = await centre.as('admin');

function ok(reply: Reply, status = 200): TicketView {
  expect(reply.statusCode, reply.body).toBe(status);
  return reply.json();
}

async function open(phone = '13800008001', body = '耳机没有声音'): Promise<TicketView> {
  return ok(await agent('POST /tickets', { channel: 'phone', customer: { phone }, body }), 201);
}

const read = async (id: string) => ok(await admin(`GET /tickets/${id}`));
const tokenOf = (ticket: TicketView) => new URL(ticket.customerUrl).pathname.split('/').at(-1)!;

async function threadOf(id: string): Promise<MessageView[]> {
  return ((await admin(`GET /tickets/${id}/messages?limit=200`)).json() as { items: MessageView[] }).items;
}

async function visit() {
  const admitted = await centre.nobody('POST /widget/web/visitors', { language: 'zh', form: { name: '李雷', phone: '13800008888' } });
  const { token, visitorId } = admitted.json() as { token: string; visitorId: string };
  const call: CallAs = centre.withKey(token);
  const say = async (body: string, clientId = `client-${shell.ids.next()}`): Promise<ChatMessage> => {
    const reply = await call('POST /widget/messages', { clientId, body });
    expect(reply.statusCode, reply.body).toBe(201);
    return reply.json();
  };
  const heard = async () => ((await call('GET /widget/messages')).json() as { items: ChatMessage[] }).items.map((message) => message.body);
  const ticket = async () => {
    const { rows } = await sql<{ id: string }>`select id from ticket where visitor_id = ${visitorId}::uuid order by opened_at desc, id desc limit 1`.execute(shell.db);
    return read(rows[0]!.id);
  };
  return { id: visitorId, call, say, heard, ticket };
}

/** Whatever happened above, every row is the fold of its log. */
afterAll(async () => {
  const { rows: tickets } = await sql<{ id: string }>`select id from ticket`.execute(shell.db);
  for (const { id } of tickets) {
    const { rows } = await sql<{ kind: string; at: number; actor_kind: string; actor_id: string | null; facts: object }>`select kind, at, actor_kind, actor_id, facts from ticket_event where ticket_id = ${id}::uuid order by version`.execute(shell.db);
    const events = rows.map(({ kind, at, actor_kind, actor_id, facts }) => ({ ...facts, kind, at, by: { kind: actor_kind, id: actor_id } }) as TicketEvent);
    expect((await readTicket(shell.db, id, { scope: 'all' }))!.ticket).toEqual(events.reduce<Ticket | null>((ticket, event) => evolve(ticket, event, id), null));
  }
});

describe('a split', () => {
  test('copies a note as a note: the customer never reads it, whichever was chosen first', async () => {
    const ticket = await open();
    const note = (await admin(`POST /tickets/${ticket.id}/messages`, { body: '客户信用不佳', visibility: 'internal' })).json() as MessageView;
    const said = (await admin(`POST /tickets/${ticket.id}/messages`, { body: '您好', visibility: 'public' })).json() as MessageView;
    const first = (await threadOf(ticket.id))[0]!;
    for (const messages of [[note.id, said.id], [note.id], [first.id, note.id, said.id]]) {
      const opened = ok(await admin(`POST /tickets/${ticket.id}/split`, { subject: '另一件事', messages }), 201);
      const { items } = (await centre.nobody(`GET /t/${tokenOf(opened)}/messages`)).json() as { items: ChatMessage[] };
      expect(items.map((message) => message.body)).toEqual(messages.includes(first.id) ? ['耳机没有声音'] : []);
      const copies = await threadOf(opened.id);
      expect(copies.map((message) => message.seq)).toEqual(copies.map((_, index) => index + 1));
      expect(copies.map((message) => message.body).toSorted()).toEqual((await threadOf(ticket.id)).filter(({ id }) => messages.includes(id)).map(({ body }) => body).toSorted());
      expect(copies.find((message) => message.body === '客户信用不佳')!.direction).toBe('internal');
      expect(opened.messageSeq).toBe(messages.length);
    }
  });
});

describe('a chat whose ticket lives on in another', () => {
  test('hears and says there, is told of answers there, and a repeat is still the first', async () => {
    const visitor = await visit();
    await visitor.say('第一件');
    const own = await visitor.ticket();
    const { rows } = await sql<{ id: string }>`select customer_id as id from ticket where id = ${own.id}::uuid`.execute(shell.db);
    const target = await open();
    await sql`update ticket_event set facts = jsonb_set(facts, '{customerId}', to_jsonb(${rows[0]!.id}::text)) where ticket_id = ${target.id}::uuid and kind = 'opened'`.execute(shell.db);
    await sql`update ticket set customer_id = ${rows[0]!.id}::uuid where id = ${target.id}::uuid`.execute(shell.db);
    ok(await admin(`POST /tickets/${own.id}/merge`, { into: target.id }));

    const before = shell.live.notices.length;
    ok(await admin(`POST /tickets/${target.id}/messages`, { body: '在这里答复您', visibility: 'public' }), 201);
    expect(shell.live.notices.slice(before).some((notice) => notice.topic === 'chat' && notice.rooms.includes(`chat:${visitor.id}`))).toBe(true);
    expect(await visitor.heard()).toContain('在这里答复您');
    expect((await visitor.call('GET /widget/chat')).json()).toMatchObject({ ticket: { number: target.number } });

    const [first, second] = [await visitor.say('收到', 'client-again'), await visitor.say('收到', 'client-again')];
    expect(second.id).toBe(first.id);
    expect(await visitor.heard()).toContain('收到');

    ok(await admin(`POST /tickets/${own.id}/unmerge`, {}));
    expect((await visitor.call('GET /widget/chat')).json()).toMatchObject({ ticket: { number: own.number } });
  });

  test('is called back as they asked, from the ticket that lives', async () => {
    const visitor = await visit();
    await visitor.say('在吗');
    const own = await visitor.ticket();
    expect((await visitor.call('POST /widget/call-back', { phone: '13800008877' })).statusCode).toBe(201);
    const target = await open('13800008010');
    await admin(`POST /customers/${target.customer.id}/merge`, { into: own.customer.id });
    ok(await admin(`POST /tickets/${own.id}/merge`, { into: target.id }));
    const owed = async (id: string) => ((await admin(`GET /tickets/${id}/sub-tasks`)).json() as { items: SubTaskView[] }).items.filter(({ state }) => state === 'open');
    expect(await owed(own.id)).toEqual([]);
    expect(await owed(target.id)).toMatchObject([{ kind: 'call_back', customer: { contact: '138****8877' }, clock: { kind: 'sub_task' } }]);
    expect((await visitor.call('GET /widget/waiting')).json()).toMatchObject({ callBack: { state: 'asked', phoneMasked: '138****8877' } });

    // A call that is owed there already is call enough.
    ok(await admin(`POST /tickets/${own.id}/unmerge`, {}));
    expect((await visitor.call('POST /widget/call-back', { phone: '13800008878' })).statusCode).toBe(201);
    ok(await admin(`POST /tickets/${own.id}/merge`, { into: target.id }));
    expect(await owed(target.id)).toMatchObject([{ customer: { contact: '138****8877' } }]);
  });

  test('loses no word while merges come and go', async () => {
    const visitor = await visit();
    await visitor.say('开始');
    const own = await visitor.ticket();
    const { rows } = await sql<{ id: string }>`select customer_id as id from ticket where id = ${own.id}::uuid`.execute(shell.db);
    const target = await open('13800008009');
    await admin(`POST /customers/${target.customer.id}/merge`, { into: rows[0]!.id });
    const merging = (async () => {
      for (let round = 0; round < 6; round++) {
        await admin(`POST /tickets/${own.id}/merge`, { into: target.id });
        await admin(`POST /tickets/${own.id}/unmerge`, {});
      }
    })();
    for (let count = 0; count < 12; count++) await Promise.all([visitor.say(`第 ${count} 句`), visitor.say(`又 ${count} 句`)]);
    await merging;
    const { rows: kept } = await sql<{ n: number }>`select count(*)::int as n from message where ticket_id in (${own.id}::uuid, ${target.id}::uuid) and direction = 'inbound'`.execute(shell.db);
    expect(kept[0]!.n).toBe(1 + 1 + 24);
  });
});

describe('two customers', () => {
  test('are never joined by merging their tickets', async () => {
    const [a, b] = [await open('13800008002'), await open('13800008003')];
    const refused = await admin(`POST /tickets/${a.id}/merge`, { into: b.id });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'ticket.customer_differs']);
  });

  test('read their own tickets again once they are parted, also where the tickets stay merged', async () => {
    const [a, b] = [await open('13800008004'), await open('13800008005')];
    expect((await admin(`POST /customers/${a.customer.id}/merge`, { into: b.customer.id })).statusCode).toBe(200);
    ok(await admin(`POST /tickets/${a.id}/merge`, { into: b.id }));
    expect((await centre.nobody(`GET /t/${tokenOf(a)}`)).json()).toMatchObject({ number: b.number });
    expect((await admin(`POST /customers/${a.customer.id}/unmerge`, {})).statusCode).toBe(200);
    expect((await centre.nobody(`GET /t/${tokenOf(a)}`)).json()).toMatchObject({ number: a.number });
  });
});

describe('links', () => {
  test('stand on both tickets or on neither, and go from both', async () => {
    const [a, b] = [await open(), await open()];
    const answers = await Promise.all([agent(`POST /tickets/${a.id}/link`, { ticketId: b.id, relation: 'causes' }), agent(`POST /tickets/${b.id}/link`, { ticketId: a.id, relation: 'causes' })]);
    expect(answers.map((reply) => reply.statusCode).toSorted()).toEqual([200, 409]);
    const relations = async () => [await read(a.id), await read(b.id)].map((ticket) => ticket.links.map((link) => link.relation));
    expect([[['causes'], ['caused_by']], [['caused_by'], ['causes']]]).toContainEqual(await relations());
    ok(await agent(`POST /tickets/${a.id}/unlink`, { ticketId: b.id }));
    expect(await relations()).toEqual([[], []]);
  });

  test('do not tell whom they lead to where the reader does not reach, and still go from both', async () => {
    const [a, b] = [await open(), await open('13800008007', '机密:投诉高管')];
    ok(await agent(`POST /tickets/${a.id}/link`, { ticketId: b.id }));
    const { rows } = await sql<{ id: string }>`select id from team where id not in (select team_id from team_member where person_id = ${await centre.personId('agent')}::uuid) limit 1`.execute(shell.db);
    ok(await admin(`POST /tickets/${b.id}/assign`, { teamId: rows[0]!.id }));
    expect((await agent(`GET /tickets/${b.id}`)).statusCode).toBe(404);
    expect(ok(await agent(`GET /tickets/${a.id}`)).links).toEqual([]);
    expect((await read(a.id)).links).toHaveLength(1);
    expect(ok(await agent(`POST /tickets/${a.id}/subject`, { subject: '换个题目' })).links).toEqual([]);
    ok(await agent(`POST /tickets/${a.id}/unlink`, { ticketId: b.id }));
    expect((await read(b.id)).links).toEqual([]);
  });
});

test('a merge and its opposite at once: one is done, the other refused', async () => {
  const [a, b] = [await open(), await open()];
  const answers = await Promise.all([admin(`POST /tickets/${a.id}/merge`, { into: b.id }), admin(`POST /tickets/${b.id}/merge`, { into: a.id })]);
  expect(answers.map((reply) => reply.statusCode).toSorted()).toEqual([200, 409]);
});

test('words that come a week after the archive open another ticket, linked to the old one', async () => {
  const visitor = await visit();
  await visitor.say('在吗');
  const old = await visitor.ticket();
  const archived = await archive(old);
  shell.clock.advance(8 * 86_400_000);
  await visitor.say('又有一个问题');
  const next = await visitor.ticket();
  expect(next.id).not.toBe(old.id);
  expect(next.links).toEqual([expect.objectContaining({ ticketId: old.id, relation: 'related' })]);
  expect((await read(old.id)).links).toEqual([expect.objectContaining({ ticketId: next.id, relation: 'related' })]);
  expect((await read(old.id)).state).toBe(archived.state);
  expect(await visitor.heard()).toEqual(['又有一个问题']);
});

/** By the shortest way that the flow offers: whatever form is asked for is filled with its first option. */
async function archive(ticket: TicketView): Promise<TicketView> {
  const category = ((await admin('GET /taxonomy')).json() as { categories: { key: string }[] }).categories[0]!.key;
  let now = ok(await admin(`POST /tickets/${ticket.id}/classify`, { kind: 'question', category }));
  for (let step = 0; step < 30 && now.state !== 'archived'; step++) {
    if (now.stage === 'feedback') now = ok(await admin(`POST /tickets/${now.id}/confirm`, { confirmed: true, by: 'agent', note: '电话确认' }));
    else if (now.stage === 'follow_up') now = ok(await admin(`POST /follow-ups/${now.followUp!.id}/attempts`, { reached: true, result: 'good' }));
    else {
      const way = now.exits[0]!;
      const form = way.form as { required: string[]; properties: Record<string, { type: string; enum?: string[] }> };
      const fields = Object.fromEntries(form.required.map((name) => [name, form.properties[name]?.enum?.[0] ?? '已处理']));
      now = ok(await admin(`POST /tickets/${now.id}/exit`, { exit: way.id, fields }));
    }
  }
  expect(now.state).toBe('archived');
  return now;
}
