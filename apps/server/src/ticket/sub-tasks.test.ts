/** Sub-tasks through the API: who sees what, who wins, and what becomes of the ticket meanwhile. */

import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testCentre, type CallAs } from '../testing/test-centre.ts';
import { askForCallBack } from './ask-call-back.ts';
import { foldCheck } from './check-fold.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [agent, supervisor, specialist, presales, presales2, admin] = await Promise.all(['agent', 'supervisor', 'specialist', 'presales1', 'presales2', 'admin'].map(centre.as));
const [presalesId, presales2Id, supervisorId, agentId] = await Promise.all(['presales1', 'presales2', 'supervisor', 'agent'].map(centre.personId));
const teams = (await admin!('GET /teams')).json().items as { id: string; key: string }[];
const teamOf = (key: string) => teams.find((team) => team.key === key)!.id;

async function ticketInHand(): Promise<TicketView> {
  const opened = (await agent!('POST /tickets', { channel: 'phone', customer: { name: '赵一', phone: '13800000011' }, subject: '想换颜色', body: '白色还有吗？' })).json() as TicketView;
  return (await agent!(`POST /tickets/${opened.id}/take`, {})).json();
}

async function ask(ticket: TicketView, wish: object): Promise<SubTaskView> {
  const reply = await agent!(`POST /tickets/${ticket.id}/sub-tasks`, { kind: 'help', title: '查库存', layers: [{ teamId: teamOf('presales') }], ...wish });
  expect([reply.statusCode, reply.body]).toEqual([201, expect.any(String)]);
  return reply.json();
}

const codeOf = async (call: Promise<{ statusCode: number; json(): { code?: string } }>) => {
  const reply = await call;
  return reply.statusCode < 300 ? reply.statusCode : reply.json().code;
};

const first = async (call: CallAs, query = '') => (await call(`GET /sub-tasks?limit=1${query}`)).json().items[0] as SubTaskView | undefined;

describe('help from another team', () => {
  test('leaves the ticket with its owner; they see what is asked and the chosen words, not the ticket', async () => {
    const ticket = await ticketInHand();
    const { items: said } = (await agent!(`GET /tickets/${ticket.id}/messages`)).json() as { items: { id: string }[] };
    const note = (await agent!(`POST /tickets/${ticket.id}/messages`, { body: '客户很急，别告诉他内部价', visibility: 'internal' })).json();
    const task = await ask(ticket, { asks: '白色还有几件？', excerpts: [said[0]!.id], form: { type: 'object', properties: { stock: { type: 'integer', minimum: 0, label: { zh: '库存', en: 'Stock' } } } }, within: { ms: 3_600_000, clock: 'calendar' } });

    expect(await codeOf(presales!(`GET /tickets/${ticket.id}`))).toBe('ticket.unknown');
    const seen = await presales!(`GET /sub-tasks/${task.id}`);
    expect(seen.json()).toMatchObject({ title: '查库存', asks: '白色还有几件？', ticket: { number: ticket.number, subject: '想换颜色', mayRead: false }, excerpts: [{ body: '白色还有吗？', author: { name: '赵一' } }], may: { take: true, answer: true, cancel: false } });
    expect(seen.body).not.toContain(note.id);
    expect(seen.body).not.toContain('内部价');

    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/take`))).toBe(200);
    expect(await codeOf(presales2!(`POST /sub-tasks/${task.id}/take`))).toBe('sub_task.taken');
    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/answer`, { text: '还有 3 件' }))).toBe('step.fields_missing');
    const answered = await presales!(`POST /sub-tasks/${task.id}/answer`, { text: ' 还有 3 件 ', fields: { stock: 3 } });
    expect(answered.json()).toMatchObject({ state: 'done', outcome: 'done', answer: '还有 3 件', fields: { stock: 3 }, endedBy: { id: presalesId } });

    const now = (await agent!(`GET /tickets/${ticket.id}`)).json() as TicketView;
    expect(now).toMatchObject({ agent: { id: agentId }, step: ticket.step, subTasks: { open: 0, all: 1 } });
    expect((await agent!(`GET /tickets/${ticket.id}/sub-tasks`)).json().items).toMatchObject([{ id: task.id, answer: '还有 3 件', ticket: { mayRead: true } }]);
  });

  test('is told to those who are asked, and its end to whoever asked', async () => {
    const ticket = await ticketInHand();
    const task = await ask(ticket, { title: '帮忙看看', layers: [{ agentId: presalesId }] });
    expect((await presales!('GET /me/reminders?unread=true')).json().items[0]).toMatchObject({ kind: 'sub_task_asked', facts: { title: '帮忙看看' } });
    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/decline`, { reason: '不归我们管' }))).toBe(200);
    expect((await agent!('GET /me/reminders?unread=true')).json().items[0]).toMatchObject({ kind: 'sub_task_done', by: { id: presalesId }, facts: { title: '帮忙看看', outcome: 'declined' } });
  });

  test('brings files both ways to those who see the sub-task, and to nobody else', async () => {
    const ticket = await ticketInHand();
    const photo = (await agent!('POST /files', ...onePng)).json() as { id: string };
    const task = await ask(ticket, { files: [photo.id] });
    const back = (await presales!(`POST /sub-tasks/${task.id}/files`, ...onePng)).json() as { id: string };
    expect(await codeOf(presales2!(`POST /sub-tasks/${task.id}/answer`, { text: '见图', files: [back.id] }))).toBe('file.unknown');
    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/answer`, { text: '见图', files: [back.id] }))).toBe(200);
    for (const id of [photo.id, back.id]) {
      expect((await presales2!(`GET /sub-tasks/${task.id}/files/${id}`)).statusCode).toBe(200);
      expect((await agent!(`GET /tickets/${ticket.id}/files/${id}`)).statusCode).toBe(200);
      expect(await codeOf(presales!(`GET /tickets/${ticket.id}/files/${id}`))).toBe('ticket.unknown');
    }
    const other = await ask(await ticketInHand(), {});
    expect(await codeOf(presales!(`GET /sub-tasks/${other.id}/files/${photo.id}`))).toBe('file.unknown');
    // What is internal stays so: the customer's page has no such file.
    const { customerUrl } = (await agent!(`GET /tickets/${ticket.id}`)).json() as TicketView;
    expect(await codeOf(centre.nobody(`GET /t/${new URL(customerUrl).pathname.split('/').at(-1)}/files/${back.id}`))).toBe('file.unknown');
  });

  test('of two who answer at once, one wins', async () => {
    const task = await ask(await ticketInHand(), {});
    const replies = await Promise.all([presales!, presales2!].map((call) => codeOf(call(`POST /sub-tasks/${task.id}/answer`, { text: '我来' }))));
    expect(replies.toSorted()).toEqual([200, 'sub_task.ended']);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket_event where ticket_id = ${task.ticket.id}::uuid and kind = 'sub_task_done'`.execute(shell.db);
    expect(rows[0]!.n).toBe(1);
  });

  test('of two who take it at once, one has it', async () => {
    const task = await ask(await ticketInHand(), {});
    const replies = await Promise.all([presales!, presales2!].map((call) => codeOf(call(`POST /sub-tasks/${task.id}/take`))));
    expect(replies.toSorted()).toEqual([200, 'sub_task.taken']);
  });

  test('can be taken back by the ticket’s people, not by those who are asked', async () => {
    const ticket = await ticketInHand();
    const task = await ask(ticket, {});
    expect(await codeOf(presales!(`POST /tickets/${ticket.id}/sub-tasks/${task.id}/cancel`))).toBe('ticket.unknown');
    expect(await codeOf(agent!(`POST /tickets/${ticket.id}/sub-tasks/${task.id}/cancel`, { reason: '客户不换了' }))).toBe(200);
    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/answer`, { text: '晚了' }))).toBe('sub_task.ended');
    await presales!('POST /me/reminders/read', { until: new Date(shell.clock.now()).toISOString() });
    const inHand = await ask(ticket, {});
    await presales!(`POST /sub-tasks/${inHand.id}/take`);
    expect(await codeOf(agent!(`POST /tickets/${ticket.id}/sub-tasks/${inHand.id}/cancel`))).toBe(200);
    expect((await presales!('GET /me/reminders')).json().items).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'sub_task_done', facts: { title: '查库存', outcome: 'cancelled' } })]));
    const elsewhere = await ticketInHand();
    expect(await codeOf(agent!(`POST /tickets/${elsewhere.id}/sub-tasks/${task.id}/cancel`))).toBe('sub_task.unknown');
  });

  test('nobody outside finds it', async () => {
    const task = await ask(await ticketInHand(), { layers: [{ agentId: presalesId }] });
    expect(await codeOf(presales2!(`GET /sub-tasks/${task.id}`))).toBe('sub_task.unknown');
    expect(await codeOf(presales2!(`POST /sub-tasks/${task.id}/answer`, { text: '我来' }))).toBe('sub_task.unknown');
  });
});

describe('an approval', () => {
  const layers = () => [{ role: 'supervisor', teamId: teamOf('aftersales') }, { agentId: presales2Id }];

  test('shows its layers, each turn comes after the one before, and the flow sees the end', async () => {
    const ticket = await ticketInHand();
    const task = await ask(ticket, { kind: 'approval', title: '补偿 300 元', layers: layers() });
    expect(task).toMatchObject({ layer: 0, layers: [{ role: { key: 'supervisor', name: { zh: '主管' } }, team: { id: teamOf('aftersales') } }, { agent: { id: presales2Id } }], may: { answer: false } });
    expect(await codeOf(presales2!(`POST /sub-tasks/${task.id}/approve`))).toBe('sub_task.unknown');
    expect(await codeOf(agent!(`POST /sub-tasks/${task.id}/approve`))).toBe('sub_task.not_asked');
    const approved = await supervisor!(`POST /sub-tasks/${task.id}/approve`, { note: '同意' });
    expect(approved.json()).toMatchObject({ state: 'open', layer: 1, layers: [{ approval: { by: { id: supervisorId }, note: '同意' } }, { approval: null }], may: { answer: false } });
    expect((await agent!(`GET /tickets/${ticket.id}`)).json().subTasks).toEqual({ open: 1, all: 1, approved: false });
    expect(await codeOf(presales2!(`POST /sub-tasks/${task.id}/approve`))).toBe(200);
    expect((await agent!(`GET /tickets/${ticket.id}`)).json().subTasks).toEqual({ open: 0, all: 1, approved: true });
  });

  test('is not decided by an administrator who is not asked, nor by a key', async () => {
    const task = await ask(await ticketInHand(), { kind: 'approval', layers: layers() });
    expect(await codeOf(admin!(`POST /sub-tasks/${task.id}/approve`))).toBe('sub_task.not_asked');
    const { secret } = (await admin!('POST /api-keys', { name: '机器', grants: [{ permission: 'sub_task.work', scope: 'all' }] })).json() as { secret: string };
    expect(await codeOf(centre.withKey(secret)(`POST /sub-tasks/${task.id}/approve`))).toBe('sub_task.not_asked');
  });

  test('ends with a no that says why', async () => {
    const ticket = await ticketInHand();
    const task = await ask(ticket, { kind: 'approval', layers: layers() });
    expect(await codeOf(supervisor!(`POST /sub-tasks/${task.id}/decline`, { reason: '   ' }))).toBe('request.invalid');
    expect(await codeOf(supervisor!(`POST /sub-tasks/${task.id}/decline`, { reason: '金额不对' }))).toBe(200);
    expect((await agent!(`GET /tickets/${ticket.id}/sub-tasks`)).json().items).toMatchObject([{ state: 'declined', answer: '金额不对', endedBy: { id: supervisorId } }]);
  });
});

describe('a call-back', () => {
  async function asked() {
    const ticket = await ticketInHand();
    const { contactPoints } = (await agent!(`GET /customers/${ticket.customer.id}`)).json() as { contactPoints: { id: string }[] };
    return { ticket, contactPointId: contactPoints[0]!.id };
  }

  test('shows whom to call with the number masked, and three calls in vain end it', async () => {
    const { ticket, contactPointId } = await asked();
    const task = await ask(ticket, { kind: 'call_back', title: '请回电', callBack: { contactPointId } });
    expect((await presales!(`GET /sub-tasks/${task.id}`)).json()).toMatchObject({ customer: { name: '赵一', contactPointId, contact: expect.stringMatching(/^138\*+0011$/) } });
    for (const note of ['无人接听', '占线']) expect((await presales!(`POST /sub-tasks/${task.id}/calls`, { reached: false, note })).json()).toMatchObject({ state: 'open' });
    expect((await presales!(`POST /sub-tasks/${task.id}/calls`, { reached: false })).json()).toMatchObject({ state: 'done', outcome: 'not_reached', attempts: [{ note: '无人接听', reached: false }, { note: '占线' }, {}] });
    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/calls`, { reached: true }))).toBe('sub_task.ended');
  });

  test('gives its whole number to whoever has it in hand and to nobody else; the look is audited', async () => {
    const { ticket, contactPointId } = await asked();
    const task = await ask(ticket, { kind: 'call_back', title: '请回电', callBack: { contactPointId } });
    const look = `POST /sub-tasks/${task.id}/number`;
    expect(await codeOf(presales!(look))).toBe('sub_task.not_taken');
    expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/take`))).toBe(200);
    expect((await presales!(look)).json()).toEqual({ value: '+8613800000011' });
    expect(await codeOf(presales2!(look))).toBe('sub_task.not_taken');
    const { rows } = await sql<{ facts: object }>`select facts from audit_entry where action = 'customer.contact_revealed'`.execute(shell.db);
    expect(rows).toMatchObject([{ facts: { contactPointId, reason: `call_back ${ticket.number}` } }]);
    await presales!(`POST /sub-tasks/${task.id}/calls`, { reached: true });
    expect(await codeOf(presales!(look))).toBe('sub_task.ended');
  });

  test('calls nobody else’s customer', async () => {
    const { ticket } = await asked();
    const other = (await agent!('POST /tickets', { channel: 'phone', customer: { phone: '13800000099' }, body: '别人' })).json() as TicketView;
    const { contactPoints } = (await agent!(`GET /customers/${other.customer.id}`)).json() as { contactPoints: { id: string }[] };
    expect(await codeOf(agent!(`POST /tickets/${ticket.id}/sub-tasks`, { kind: 'call_back', title: '回电', layers: [{ teamId: teamOf('presales') }], callBack: { contactPointId: contactPoints[0]!.id } }))).toBe('contact_point.unknown');
  });

  test('can be wished for by the customer, and is asked of the ticket’s team', async () => {
    const { ticket, contactPointId } = await asked();
    const done = await askForCallBack(shell, {
      ticketId: ticket.id, reach: { scope: 'all' }, by: { kind: 'customer', id: ticket.customer.id }, callBack: { contactPointId, from: null, to: null }, note: '排队太久',
    });
    expect(done).toMatchObject({ ok: true });
    expect((await agent!(`GET /tickets/${ticket.id}/sub-tasks`)).json().items).toMatchObject([{ kind: 'call_back', askedBy: null, layers: [{ team: { id: ticket.team!.id } }], within: { ms: 7_200_000, clock: 'working' } }]);
  });
});

describe('the worklist', () => {
  test('tells apart what is mine, my team’s and asked by me, page by page, and counts it', async () => {
    const before = (await specialist!('GET /sub-tasks/counts')).json() as { mine: number; team: number };
    const ticket = await ticketInHand();
    const made: string[] = [];
    for (const title of ['一', '二', '三']) {
      shell.clock.advance(1000);
      made.push((await ask(ticket, { title, layers: [{ teamId: teamOf('refunds') }] })).id);
    }
    await specialist!(`POST /sub-tasks/${made[1]}/take`);
    expect((await specialist!('GET /sub-tasks/counts')).json()).toMatchObject({ mine: before.mine + 1, team: before.team + 3 });
    expect((await specialist!('GET /sub-tasks?whose=mine')).json().items.map(({ id }: SubTaskView) => id)).toEqual([made[1]]);
    const walked: string[] = [];
    let after = '';
    do {
      const page = (await specialist!(`GET /sub-tasks?whose=team&limit=2${after}`)).json() as { items: SubTaskView[]; next: string | null };
      walked.push(...page.items.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    expect(walked.filter((id) => made.includes(id))).toEqual(made);
    expect(new Set(walked).size).toBe(walked.length);
    expect((await agent!('GET /sub-tasks?whose=asked&limit=200')).json().items.map(({ id }: SubTaskView) => id)).toEqual(expect.arrayContaining(made));
    await specialist!(`POST /sub-tasks/${made[1]}/answer`, { text: '好了' });
    expect(await first(specialist!, '&whose=mine&state=ended')).toMatchObject({ id: made[1] });
    expect(await codeOf(specialist!('GET /sub-tasks?after=nonsense'))).toBe('page.cursor_invalid');
  });
});

test('what still is asked ends with the ticket, and the rows are the folds of their logs', async () => {
  const [one, two] = [await ticketInHand(), await ticketInHand()];
  const task = await ask(one, {});
  expect(await codeOf(admin!(`POST /tickets/${one.id}/merge`, { into: two.id }))).toBe(200);
  expect((await presales!(`GET /sub-tasks/${task.id}`)).json()).toMatchObject({ state: 'cancelled', answer: '工单已合并' });
  expect(await codeOf(presales!(`POST /sub-tasks/${task.id}/answer`, { text: '晚了' }))).toBe('ticket.merged');
  expect(await foldCheck(shell).run()).toMatchObject({ well: true });
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from sub_task s join ticket t on t.id = s.ticket_id
    left join lateral (select k from jsonb_array_elements(t.sub_tasks) k where k ->> 'id' = s.id::text) x on true
    where x.k is null or x.k ->> 'state' <> s.state or (x.k ->> 'layer')::int <> s.layer or (x.k ->> 'agentId') is distinct from s.agent_id::text`.execute(shell.db);
  expect(rows[0]).toEqual({ wrong: 0 });
});

test.each<[string, object]>([
  ['no title', { title: ' ' }],
  ['a pattern', { form: { type: 'object', properties: { a: { type: 'string', label: { zh: '一', en: 'a' }, pattern: '(a+)+$' } } } }],
  ['a field named as SQL would like it', { form: { type: 'object', properties: { 'a"; drop': { type: 'string', label: { zh: '一', en: 'a' } } } } }],
  ['a clock of no time', { within: { ms: 0, clock: 'working' } }],
  ['a clock of years', { within: { ms: 1e15, clock: 'working' } }],
  ['twenty-one fields', { form: { type: 'object', properties: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`f${index}`, { type: 'string', label: { zh: '一', en: 'a' } }])) } }],
])('nonsense is refused at the door: %s', async (_, wish) => {
  const ticket = await ticketInHand();
  expect(await codeOf(agent!(`POST /tickets/${ticket.id}/sub-tasks`, { kind: 'help', title: '查', layers: [{ teamId: teamOf('presales') }], ...wish }))).toBe('request.invalid');
});

const boundary = 'parts';
const onePng: [Buffer, Record<string, string>] = [
  Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.png"\r\ncontent-type: image/png\r\n\r\n`),
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
  { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-huiyin': '1' },
];
