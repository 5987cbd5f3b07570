import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testCentre, type CallAs, type Reply } from '../testing/test-centre.ts';
import { sweepDue } from './confirm-ticket.ts';
import { readTicket } from './ticket.store.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const agent = await centre.as('agent');
const supervisor = await centre.as('supervisor');
const specialist = await centre.as('specialist');

const customer = { name: '王小明', phone: '13800001234' };

function ok(reply: Reply, status = 200): TicketView {
  expect(reply.statusCode, reply.body).toBe(status);
  return reply.json();
}

async function open(body: object = {}): Promise<TicketView> {
  return ok(await agent('POST /tickets', { channel: 'phone', customer, body: '我的耳机左边没有声音,怎么办?', category: 'product', ...body }), 201);
}

async function act(who: CallAs, ticket: TicketView, verb: string, body: object = {}): Promise<TicketView> {
  return ok(await who(`POST /tickets/${ticket.id}/${verb}`, { ...body, version: ticket.version }));
}

/** The row is what its events fold to, field by field. */
async function expectFold(id: string): Promise<void> {
  const { rows } = await sql<{ kind: string; at: number; actor_kind: string; actor_id: string | null; facts: object }>`select kind, at, actor_kind, actor_id, facts from ticket_event where ticket_id = ${id}::uuid order by version`.execute(shell.db);
  const events = rows.map(({ kind, at, actor_kind, actor_id, facts }) => ({ ...facts, kind, at, by: { kind: actor_kind, id: actor_id } }) as TicketEvent);
  const folded = events.reduce<Ticket | null>((ticket, event) => evolve(ticket, event, id), null);
  const held = await readTicket(shell.db, id, { scope: 'all' });
  expect(held!.ticket).toEqual(folded);
}

/** A ticket whose solution waits for the customer's word. */
async function toFeedback(): Promise<TicketView> {
  let ticket = await act(agent, await open({ category }), 'take');
  ticket = await act(agent, ticket, 'exit', { exit: 'accept' });
  ticket = await act(agent, ticket, 'exit', { exit: 'registered', fields: { issue_summary: '左耳无声' } });
  const way = ticket.exits[0]!;
  const form = way.form as { required: string[]; properties: Record<string, { enum?: string[] }> };
  ticket = await act(agent, ticket, 'exit', { exit: way.id, fields: Object.fromEntries(form.required.map((name) => [name, form.properties[name]?.enum?.[0] ?? '已换新'])) });
  expect(ticket.stage).toBe('feedback');
  return ticket;
}

const category = ((await agent('GET /taxonomy')).json() as { categories: { key: string }[] }).categories[0]!.key;

describe('the closed loop over HTTP', () => {
  test('walks from the first word to the archive, and its row is the fold of its log', async () => {
    let ticket = await open({ category });
    expect(ticket).toMatchObject({ stage: 'consult', step: 'receive', state: 'open', flow: { key: 'general', version: 1 } });
    expect(ticket.team).not.toBeNull();
    ticket = await act(agent, ticket, 'take');
    expect(ticket.agent).not.toBeNull();

    ticket = await act(agent, ticket, 'exit', { exit: 'accept' });
    expect(ticket).toMatchObject({ stage: 'accept', step: 'register' });
    const forward = ticket.exits[0]!;
    expect(forward).toMatchObject({ id: 'registered', form: { required: ['issue_summary'] } });

    ticket = await act(agent, ticket, 'exit', { exit: 'registered', fields: { issue_summary: '左耳无声,希望换新' } });
    expect(ticket.stage).toBe('process');

    const sent = await agent(`POST /tickets/${ticket.id}/messages`, { body: '请长按电源键 10 秒重置。', visibility: 'public' });
    expect(sent.statusCode).toBe(201);
    ticket = ok(await agent(`GET /tickets/${ticket.id}`));
    expect(ticket.firstAnsweredAt).not.toBeNull();
    ticket = await act(agent, ticket, 'solution', { text: '重置后恢复正常' });
    const solved = ticket.exits[0]!;
    const required = (solved.form as { required: string[]; properties: Record<string, { enum?: string[] }> });
    const fields = Object.fromEntries(required.required.map((name) => [name, required.properties[name]?.enum?.[0] ?? '重置后恢复正常']));
    ticket = await act(agent, ticket, 'exit', { exit: solved.id, fields });
    expect(ticket.stage).toBe('feedback');
    expect(ticket.silenceConfirmsAt).not.toBeNull();

    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`POST /t/${token}/confirm`, { confirmed: true })).statusCode).toBe(200);
    ticket = ok(await agent(`GET /tickets/${ticket.id}`));
    expect(['follow_up']).toContain(ticket.stage);
    expect((await centre.nobody(`POST /t/${token}/rating`, { score: 5, scale: 5, comment: '很快' })).statusCode).toBe(200);

    const visits = (await agent(`GET /follow-ups?ticketId=${ticket.id}&whose=all`)).json() as { items: { id: string }[] };
    if (ticket.state !== 'archived') {
      expect(visits.items).toHaveLength(1);
      ticket = ok(await agent(`POST /follow-ups/${visits.items[0]!.id}/attempts`, { reached: true, result: 'good' }));
    }
    expect(ticket).toMatchObject({ state: 'archived', rating: { score: 5, scale: 5 } });
    await expectFold(ticket.id);
  });

  test('asks with the rating what the channel is set to ask, and keeps the answers', async () => {
    const admin = await centre.as('admin');
    const { id, name, teamId, calendarId, active, settings, version } = ((await admin('GET /channels')).json() as { items: ChannelView[] }).items.find(({ key }) => key === 'phone')!;
    const ticket = await toFeedback();
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    const own = async () => (await centre.nobody(`GET /t/${token}`)).json() as { survey: object; rating: object | null };
    expect((await own()).survey).toEqual({ recommend: false, effort: false });
    const changed = await admin(`PUT /channels/${id}`, { name, teamId, calendarId, active, settings: { ...settings, survey: { recommend: true, effort: true } }, version });
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await own()).survey).toEqual({ recommend: true, effort: true });
    expect((await centre.nobody(`POST /t/${token}/rating`, { score: 4, scale: 5, recommend: 11 })).json()).toMatchObject({ status: 400, code: 'request.invalid' });
    const rated = await centre.nobody(`POST /t/${token}/rating`, { score: 4, scale: 5, recommend: 9, effort: 6 });
    expect([rated.statusCode, rated.json().rating]).toMatchObject([200, { score: 4, recommend: 9, effort: 6 }]);
    const { rows } = await shell.pool.query("select facts from ticket_event where ticket_id = $1 and kind = 'rated'", [ticket.id]);
    expect(rows).toMatchObject([{ facts: { score: 4, recommend: 9, effort: 6 } }]);
    await expectFold(ticket.id);

    // An agent who asks on the phone is asked for the same by the same setting, and reads what was answered.
    const other = await toFeedback();
    expect(other).toMatchObject({ survey: { recommend: true, effort: true }, rating: null });
    expect((await agent(`POST /tickets/${other.id}/rating`, { score: 3, scale: 5, effort: 8 })).json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(ok(await agent(`POST /tickets/${other.id}/rating`, { score: 3, scale: 5, recommend: 0, effort: 2 })).rating).toMatchObject({ score: 3, recommend: 0, effort: 2 });
    await expectFold(other.id);
    const unasked = await admin(`PUT /channels/${id}`, { name, teamId, calendarId, active, settings, version: version + 1 });
    expect(unasked.statusCode, unasked.body).toBe(200);
    expect(ok(await agent(`GET /tickets/${other.id}`)).survey).toEqual({ recommend: false, effort: false });
  });

  test('refuses to leave acceptance without a customer contact, and changes nothing (S1.29)', async () => {
    const refused = await agent('POST /tickets', { channel: 'phone', customer: { name: '无名' }, body: '你好' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'customer.contact_missing' });
  });

  test('says what is missing before an exit opens', async () => {
    let ticket = await open({ category });
    ticket = await act(agent, ticket, 'take');
    ticket = await act(agent, ticket, 'exit', { exit: 'accept' });
    const refused = await agent(`POST /tickets/${ticket.id}/exit`, { exit: 'registered' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'step.fields_missing', facts: { missing: [{ field: 'issue_summary' }] } });
    expect(ok(await agent(`GET /tickets/${ticket.id}`)).version).toBe(ticket.version);
  });

  test('tells the second of two people what changed', async () => {
    const ticket = await act(agent, await open({ category }), 'take');
    await act(agent, ticket, 'subject', { subject: '耳机没声音' });
    const late = await supervisor(`POST /tickets/${ticket.id}/priority`, { urgency: 1, impact: 2, version: ticket.version });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'ticket.changed', facts: { changed: ['subject_changed'] } });
  });

  test('lets only one of two agents take a ticket', async () => {
    const ticket = await open({ category });
    const takes = await Promise.all([agent(`POST /tickets/${ticket.id}/take`, {}), supervisor(`POST /tickets/${ticket.id}/take`, {})]);
    expect(takes.map((reply) => reply.statusCode).sort()).toEqual([200, 409]);
  });

  test('sends a refund through a specialist and back', async () => {
    let ticket = await open({ body: '我要退款,订单号 A1001', kind: 'refund', category });
    expect(ticket.flow.key).toBe('refund');
    ticket = await act(agent, ticket, 'take');
    while (ticket.stage !== 'process') {
      const way = ticket.exits[0]!;
      const form = way.form as { required: string[]; properties: Record<string, { type: string; enum?: string[]; pattern?: string }> };
      const fields = Object.fromEntries(form.required.map((name) => [name, form.properties[name]!.enum?.[0] ?? (form.properties[name]!.type === 'string' ? 'A1001' : 88)]));
      ticket = await act(agent, ticket, 'exit', { exit: way.id, fields });
    }
    expect(ticket.guide.role).toBe('specialist');
    expect(ticket.agent).toBeNull();
    expect(ticket.may.work).toBe(false);
    const blocked = await agent(`POST /tickets/${ticket.id}/exit`, { exit: 'anything' });
    expect([403, 404]).toContain(blocked.statusCode);
    const seen = ok(await specialist(`GET /tickets/${ticket.id}`));
    expect(seen.may.work).toBe(true);
    await expectFold(ticket.id);
  });

  test('opens the matter again after a bad visit', async () => {
    let ticket = await toFeedback();
    ticket = await act(agent, ticket, 'confirm', { confirmed: true, by: 'agent', note: '客户电话中表示已解决' });
    expect(ticket).toMatchObject({ stage: 'follow_up', followUp: { outcome: 'planned' } });
    const visit = ticket.followUp!.id;
    expect(ok(await agent(`POST /follow-ups/${visit}/attempts`, { reached: false, note: '无人接听' })).followUp).toMatchObject({ attempts: 1, outcome: 'planned' });
    ticket = ok(await agent(`POST /follow-ups/${visit}/attempts`, { reached: true, result: 'bad', note: '问题又出现了' }));
    expect(ticket).toMatchObject({ stage: 'process', state: 'open', reopenings: 1, agent: { name: expect.any(String) } });
    expect((await agent(`POST /follow-ups/${visit}/attempts`, { reached: true, result: 'good' })).json()).toMatchObject({ code: expect.stringMatching(/follow_up/) });
    await expectFold(ticket.id);
  });

  test('wants evidence from an agent who says that the customer agreed (S2.17)', async () => {
    const ticket = await toFeedback();
    const refused = await agent(`POST /tickets/${ticket.id}/confirm`, { confirmed: true, by: 'agent' });
    expect(refused.json()).toMatchObject({ code: 'ticket.evidence_missing' });
  });

  test('merges reversibly and sends later messages along', async () => {
    const a = await open({ category });
    const b = await open({ category });
    const merged = ok(await supervisor(`POST /tickets/${a.id}/merge`, { into: b.id }));
    expect(merged).toMatchObject({ state: 'merged', mergedInto: { id: b.id } });
    const token = new URL(a.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`GET /t/${token}`)).json()).toMatchObject({ number: b.number });
    const logOf = async (id: string) => ((await agent(`GET /tickets/${id}/events`)).json() as { items: { kind: string; other: { number: string } | null }[] }).items;
    expect((await logOf(a.id)).at(-1)).toMatchObject({ kind: 'merged', other: { id: b.id, number: b.number } });
    expect((await logOf(b.id)).at(-1)).toMatchObject({ kind: 'absorbed', other: { id: a.id, number: a.number } });
    expect((await logOf(a.id))[0]).toMatchObject({ kind: 'opened', other: null });
    expect(ok(await supervisor(`POST /tickets/${a.id}/unmerge`, {}))).toMatchObject({ state: 'open' });
    await expectFold(a.id);
    await expectFold(b.id);
  });

  test('splits, links and marks as a complaint', async () => {
    let ticket = await open({ category });
    const { items } = (await agent(`GET /tickets/${ticket.id}/messages`)).json() as { items: { id: string }[] };
    const second = ok(await supervisor(`POST /tickets/${ticket.id}/split`, { subject: '另一个问题', messages: [items[0]!.id] }), 201);
    expect(second.parent).toMatchObject({ id: ticket.id });
    ticket = ok(await supervisor(`POST /tickets/${ticket.id}/link`, { ticketId: second.id }));
    expect(ticket.links).toMatchObject([{ ticketId: second.id }]);
    ticket = ok(await supervisor(`POST /tickets/${ticket.id}/complaint`, { reason: '客户不满' }));
    expect(ticket).toMatchObject({ complaint: true, kind: 'complaint', flow: { key: 'complaint' } });
    await expectFold(ticket.id);
  });

  test('confirms by silence after the set time, once, also with two workers', async () => {
    const ticket = await toFeedback();
    shell.clock.set(Date.parse(ticket.silenceConfirmsAt!) - 1);
    await sweepDue(shell);
    expect(ok(await agent(`GET /tickets/${ticket.id}`)).stage).toBe('feedback');
    shell.clock.advance(1);
    await Promise.all([sweepDue(shell), sweepDue(shell)]);
    const { items } = (await agent(`GET /tickets/${ticket.id}/events?limit=100`)).json() as { items: { kind: string; facts: { confirmedBy?: string } }[] };
    expect(items.filter((event) => event.kind === 'confirmed')).toMatchObject([{ facts: { confirmedBy: 'silence' } }]);
    await expectFold(ticket.id);
  });

  test('goes on by itself when a pause is over', async () => {
    const ticket = await act(agent, await open({ category }), 'take');
    const until = new Date(shell.clock.now() + 60_000).toISOString();
    expect(await act(agent, ticket, 'pause', { reason: 'third_party', until })).toMatchObject({ state: 'paused', exits: [] });
    shell.clock.advance(60_001);
    await sweepDue(shell);
    expect(ok(await agent(`GET /tickets/${ticket.id}`)).state).toBe('open');
  });

  test('does not let anybody open a refund that is already approved', async () => {
    const refused = await agent('POST /tickets', { channel: 'phone', customer, body: '退款', kind: 'refund', fields: { approval: 'approved' } });
    expect(refused.json()).toMatchObject({ code: 'step.fields_invalid' });
  });

  test('puts account security first, as soon as the words say so (S2.15)', async () => {
    const ticket = ok(await agent('POST /tickets', { channel: 'phone', customer, body: '我的账号被盗了，有人在异地登录！' }), 201);
    expect(ticket).toMatchObject({ priority: 'urgent', priorityReason: 'account_security' });
    await expectFold(ticket.id);
  });

  test('lets an agent say that a thank you needs no answer, once they have seen it, and logs who did', async () => {
    let ticket = await toFeedback();
    expect((await agent(`POST /tickets/${ticket.id}/waive-answer`, {})).json()).toMatchObject({ code: 'ticket.never_answered' });
    ok(await agent(`POST /tickets/${ticket.id}/messages`, { body: '已经为您换新。', visibility: 'public' }), 201);
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`POST /t/${token}/confirm`, { confirmed: true })).statusCode).toBe(200);
    expect((await centre.nobody(`POST /t/${token}/messages`, { clientId: 'customer-thanks', body: '谢谢，解决了' })).statusCode).toBe(201);
    ticket = ok(await agent(`GET /tickets/${ticket.id}`));
    expect(ticket).toMatchObject({ stage: 'follow_up', may: { waiveAnswer: true }, waitingSince: expect.any(String) });
    expect(ticket.clocks.filter(({ kind }) => kind === 'next_response').map(({ state }) => state)).toEqual(['running']);
    expect((await agent(`POST /tickets/${ticket.id}/waive-answer`, { seenSeq: 1 })).json()).toMatchObject({ code: 'ticket.newer_messages' });
    ticket = await act(agent, ticket, 'waive-answer', { seenSeq: ticket.messageSeq });
    expect(ticket).toMatchObject({ waitingSince: null, may: { waiveAnswer: false } });
    expect(ticket.clocks.some(({ kind, state }) => kind === 'next_response' && state === 'running')).toBe(false);
    const { items } = (await agent(`GET /tickets/${ticket.id}/events?limit=100`)).json() as { items: { kind: string; by: { kind: string; name: string } }[] };
    expect(items.at(-1)).toMatchObject({ kind: 'answer_waived', by: { kind: 'person' } });
    await expectFold(ticket.id);
  });

  test('asks for a new solution once the customer has objected; the old one stays to be read by us', async () => {
    let ticket = await act(agent, await toFeedback(), 'solution', { text: '已换新' });
    ticket = await act(agent, ticket, 'confirm', { confirmed: false, by: 'agent', note: '还是没有声音' });
    expect(ticket).toMatchObject({ stage: 'process', solution: { text: '已换新', lapsed: true } });
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`GET /t/${token}`)).json()).toMatchObject({ solution: null });
    ticket = await act(agent, ticket, 'solution', { text: '退款' });
    expect(ticket.solution).toMatchObject({ text: '退款', lapsed: false });
  });

  test('answers a repeated message with the first, and warns who talks past the customer', async () => {
    const ticket = await act(agent, await open({ category }), 'take');
    const say = { body: '您好,正在为您查询。', visibility: 'public', clientId: 'client-id-0001' };
    const [first, second] = [await agent(`POST /tickets/${ticket.id}/messages`, say), await agent(`POST /tickets/${ticket.id}/messages`, say)];
    expect(second.json()).toEqual(first.json());
    const token = new URL(ticket.customerUrl).pathname.split('/').at(-1)!;
    expect((await centre.nobody(`POST /t/${token}/messages`, { clientId: 'customer-0001', body: '还有一个问题' })).statusCode).toBe(201);
    const late = await agent(`POST /tickets/${ticket.id}/messages`, { body: '处理好了', visibility: 'public', seenSeq: 2 });
    expect(late.json()).toMatchObject({ code: 'ticket.newer_messages', facts: { newer: 1 } });
  });
});

test('says how many tickets are under way on each flow version', async () => {
  const owner = await centre.as('owner');
  const onItsVersion = async ({ flow }: TicketView) => ((await owner('GET /tickets/by-flow-version')).json() as { items: { flowVersionId: string; tickets: number }[] }).items.find(({ flowVersionId }) => flowVersionId === flow.versionId)?.tickets ?? 0;
  const ticket = await open({ category });
  const before = await onItsVersion(ticket);
  expect(before).toBeGreaterThan(0);
  await open({ category });
  expect(await onItsVersion(ticket)).toBe(before + 1);
});

describe('queues', () => {
  test('page through a queue without losing or repeating a ticket', async () => {
    for (let count = 0; count < 7; count++) await open({ category });
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await agent(`GET /tickets?queue=all&limit=3${after}`)).json() as { items: { id: string }[]; next: string | null };
      seen.push(...page.items.map((item) => item.id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(seen.length);
    const { queues } = (await agent('GET /tickets/counts')).json() as { queues: { all: number } };
    expect(seen).toHaveLength(queues.all);
  });

  test('refuses a cursor that is not ours', async () => {
    expect((await agent('GET /tickets?after=nonsense')).json()).toMatchObject({ code: 'page.cursor_invalid' });
  });

  test.each(['mine', 'team', 'unassigned', 'all'])('answers %s with filters', async (queue) => {
    const reply = await supervisor(`GET /tickets?queue=${queue}&stage=consult&q=耳机&category=${category}&state=open`);
    expect(reply.statusCode, reply.body).toBe(200);
  });
});
