import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { mostCounted } from '@huiyin/domain/reminder/reminder.contract.ts';
import { type Occasion, type ReminderKind, reminderKinds } from '@huiyin/domain/reminder/reminder.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { testNow } from '../platform/testing/test-shell.ts';
import { testCentre } from '../testing/test-centre.ts';
import { domains } from '../domains.ts';
import { remind } from './index.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const agent = await centre.as('agent');
const supervisor = await centre.as('supervisor');
const [agentId, supervisorId, adminId] = await Promise.all(['agent', 'supervisor', 'admin'].map(centre.personId));
const ticket: TicketView = (await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800000001' }, subject: '退款没到账', body: '等了三天' })).json();
const ticketId = ticket.id;
await agent(`POST /tickets/${ticketId}/take`, {});

function breach(wish: Partial<Extract<Occasion, { kind: 'sla_breach' }>> = {}): Occasion {
  return { kind: 'sla_breach', personIds: [agentId!], ticketId, facts: { clock: 'step', dueAt: '2025-08-12T02:00:00Z' }, at: shell.clock.now(), ...wish };
}

const tell = (...occasions: Occasion[]) => shell.db.transaction().execute((tx) => remind(tx, shell, ...occasions));
const list = async (call = agent, query = ''): Promise<{ items: ReminderView[]; next: string | null }> => (await call(`GET /me/reminders${query}`)).json();
const count = async (call = agent) => (await call('GET /me/reminders/count')).json();

beforeEach(async () => {
  shell.clock.set(testNow);
  await shell.pool.query('delete from reminder');
  (shell.live.notices as unknown[]).length = 0;
});

describe('telling', () => {
  test('reaches those named and nobody else, with who did it, and notifies them after the commit', async () => {
    await shell.db.transaction().execute(async (tx) => {
      await remind(tx, shell, breach({ personIds: [agentId!, agentId!], byId: supervisorId! }));
      expect(shell.live.notices).toEqual([]);
    });
    expect(shell.live.notices).toEqual([{ topic: 'reminder', id: agentId, version: 0, rooms: [`person:${agentId}`] }]);
    expect((await list()).items).toEqual([
      {
        id: expect.any(String), kind: 'sla_breach', level: 'alarm', ticket: { id: ticketId, number: ticket.number, subject: '退款没到账' }, by: { id: supervisorId, name: '王思敏' },
        facts: { clock: 'step', dueAt: '2025-08-12T02:00:00Z' }, at: '2025-08-12T02:00:00.000Z', readAt: null,
      },
    ]);
    expect(await count()).toEqual({ unread: 1, alarms: 1 });
    expect(await count(supervisor)).toEqual({ unread: 0, alarms: 0 });
  });

  test('what is undone was never told', async () => {
    const undone = shell.db.transaction().execute(async (tx) => {
      await remind(tx, shell, breach());
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect([(await list()).items, shell.live.notices]).toEqual([[], []]);
  });

  test('with a key: once, though many workers tell it at the same time', async () => {
    const people = [agentId!, supervisorId!, adminId!];
    const told = breach({ personIds: people, key: 'sla:1:breach' });
    const also = breach({ personIds: people.toReversed(), key: 'sla:2:breach' });
    await Promise.all(Array.from({ length: 8 }, (_, worker) => (worker % 2 === 0 ? tell(told, also) : tell(also, told))));
    const { rows } = await shell.pool.query('select key, count(*)::int as n from reminder group by key order by key');
    expect(rows).toEqual([{ key: 'sla:1:breach', n: 3 }, { key: 'sla:2:breach', n: 3 }]);
    expect(shell.live.notices).toHaveLength(3);
  });

  test('without a key: every time', async () => {
    await tell(breach(), breach());
    expect(await count()).toEqual({ unread: 2, alarms: 2 });
  });

  test('passes over whoever does not work here', async () => {
    await shell.pool.query('update person set active = false where id = $1', [adminId]);
    await tell(breach({ personIds: [adminId!, '01900000-0000-7000-8000-000000000000', agentId!] }));
    await shell.pool.query('update person set active = true where id = $1', [adminId]);
    const { rows } = await shell.pool.query('select person_id from reminder');
    expect(rows).toEqual([{ person_id: agentId }]);
  });

  test('nobody to tell is no statement at all', async () => {
    await tell(breach({ personIds: [] }));
    await tell();
    expect(shell.live.notices).toEqual([]);
  });

  test('every kind arrives with its facts', async () => {
    const dueAt = '2025-08-12T03:00:00Z';
    const article = '01900000-0000-7000-8000-00000000000a';
    const facts: { [Kind in ReminderKind]: Extract<Occasion, { kind: Kind }>['facts'] } = {
      sla_warning: { clock: 'first_response', dueAt }, sla_breach: { clock: 'step', dueAt }, escalated: { reason: '两小时未解决' },
      handed_over: { summary: '客户要退款' }, assigned: { how: 'dispatched' }, returned: {}, mentioned: { excerpt: '请看一下' },
      sub_task_asked: { title: '核对物流', dueAt: null }, sub_task_done: { title: '核对物流', outcome: 'done' },
      article_review_due: { articleId: article, question: '怎么退货？', reviewOn: '2025-09-01' }, article_review_overdue: { articleId: article, question: '怎么退货？', reviewOn: '2025-08-01' },
      article_expiring: { articleId: article, question: '怎么退货？', until: dueAt }, article_expired: { articleId: article, question: '怎么退货？', until: dueAt },
      article_submitted: { articleId: article, question: '怎么退货？' }, article_returned: { articleId: article, question: '怎么退货？', reason: '缺价格' },
      article_wrong: { articleId: article, question: '怎么退货？', number: 2, reason: '天数错了' }, article_reading_asked: { articleId: article, question: '怎么退货？', dueOn: null },
      target_entrusted: { targetId: article, title: '首次响应 10 分钟', deadlineOn: '2025-11-30' }, target_slipping: { targetId: article, title: '首次响应 10 分钟', standing: 'at_risk' },
      target_due: { targetId: article, title: '首次响应 10 分钟', deadlineOn: '2025-11-30' }, target_judged: { targetId: article, title: '首次响应 10 分钟', standing: 'missed' },
      outlet_failing: { outlet: '售后主管群', passedOn: false }, unassigned_too_long: { since: dueAt }, calendar_unknown_year: { calendar: { zh: '标准', en: 'Standard' }, year: 2028 },
      alert_began: { alertId: article, rule: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' }, said: { zh: '13 分钟', en: '13 min' } }, alert_ended: { alertId: article, rule: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' } },
      alert_action_asked: { actionId: article, title: '补充知识', dueOn: '2025-09-01' }, alert_action_due: { actionId: article, title: '补充知识', dueOn: '2025-09-01' }, alert_action_settled: { alertId: article, title: '补充知识', as: 'done' },
    };
    expect(Object.keys(facts).toSorted()).toEqual(Object.keys(reminderKinds).toSorted());
    for (const kind of Object.keys(facts) as ReminderKind[]) await tell({ ...breach(), kind, facts: facts[kind] } as Occasion);
    const { items } = await list();
    expect(Object.fromEntries(items.map((item) => [item.kind, item.facts]))).toEqual(facts);
    for (const item of items) expect(item.level).toBe(reminderKinds[item.kind].level);
  });

  test('what a newer node tells, and this one has no words for, is neither shown nor counted', async () => {
    await tell(breach());
    await shell.pool.query("update reminder set kind = 'from_the_future'");
    expect([(await list()).items, await count()]).toEqual([[], { unread: 0, alarms: 0 }]);
  });
});

test('who may not read the ticket learns that there is something, and of what only what reveals nothing of the ticket', async () => {
  const presales = await centre.as('presales1');
  const presalesId = await centre.personId('presales1');
  await tell({ kind: 'mentioned', personIds: [presalesId, agentId!], ticketId, byId: supervisorId!, facts: { excerpt: '他的电话是' }, at: shell.clock.now() });
  await tell({ kind: 'sub_task_asked', personIds: [presalesId], ticketId, facts: { title: '核对库存', dueAt: null }, at: shell.clock.now() - 1 });
  await tell({ kind: 'calendar_unknown_year', personIds: [presalesId], ticketId: null, facts: { calendar: { zh: '标准', en: 'Standard' }, year: 2028 }, at: shell.clock.now() + 1 });
  await tell({ kind: 'sla_breach', personIds: [presalesId], ticketId, facts: { clock: 'step', dueAt: '2025-08-01T00:00:00Z' }, at: shell.clock.now() + 2 });
  const { items } = await list(presales);
  expect(items).toMatchObject([
    { kind: 'sla_breach', ticket: null, facts: { clock: 'step' } },
    { kind: 'calendar_unknown_year', ticket: null, facts: { year: 2028 } },
    { kind: 'mentioned', ticket: null, facts: null, by: { name: '王思敏' } },
    { kind: 'sub_task_asked', ticket: null, facts: { title: '核对库存' } },
  ]);
  expect((await list()).items).toMatchObject([{ ticket: { number: ticket.number }, facts: { excerpt: '他的电话是' } }]);
});

describe('reading', () => {
  test('pages latest first, over ties, losing and repeating nothing', async () => {
    for (let round = 0; round < 3; round++) {
      await tell(...Array.from({ length: 5 }, () => breach()));
      shell.clock.advance(1);
    }
    const seen: ReminderView[] = [];
    for (let after = ''; ; ) {
      const page = await list(agent, `?limit=4${after}`);
      seen.push(...page.items);
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(new Set(seen.map((item) => item.id)).size).toBe(15);
    expect(seen.map((item) => item.at)).toEqual(seen.map((item) => item.at).toSorted().toReversed());
  });

  test.each(['nonsense', Buffer.from('1e9/x').toString('base64url'), Buffer.from(`999999999999999/${ticketId}`).toString('base64url')])('a forged cursor is refused: %s', async (cursor) => {
    const reply = await agent(`GET /me/reminders?after=${cursor}`);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'page.cursor_invalid']);
  });

  test('one is settled once, by its own person only', async () => {
    await tell(breach());
    const [one] = (await list()).items;
    const foreign = await supervisor(`POST /me/reminders/${one!.id}/read`);
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'reminder.unknown']);
    expect(await count()).toEqual({ unread: 1, alarms: 1 });

    (shell.live.notices as unknown[]).length = 0;
    expect((await agent(`POST /me/reminders/${one!.id}/read`)).statusCode).toBe(204);
    expect(shell.live.notices).toHaveLength(1);
    shell.clock.advance(60_000);
    expect((await agent(`POST /me/reminders/${one!.id}/read`)).statusCode).toBe(204);
    const [settled] = (await list()).items;
    expect(settled!.readAt).toBe('2025-08-12T02:00:00.000Z');
    expect([(await list(agent, '?unread=true')).items, await count()]).toEqual([[], { unread: 0, alarms: 0 }]);
  });

  test('all are settled up to a moment; what came later stays, and so does what others were told', async () => {
    await tell(breach(), breach({ personIds: [supervisorId!] }));
    const until = new Date(shell.clock.now()).toISOString();
    shell.clock.advance(1);
    await tell(breach());
    expect((await agent('POST /me/reminders/read', { until })).json()).toEqual({ read: 1 });
    expect([await count(), await count(supervisor)]).toEqual([{ unread: 1, alarms: 1 }, { unread: 1, alarms: 1 }]);
  });

  test('those of one ticket are settled when it is looked at', async () => {
    await tell(breach(), breach({ ticketId: shell.ids.next() }), breach({ ticketId: null }));
    expect((await agent('POST /me/reminders/read', { until: new Date(shell.clock.now()).toISOString(), ticketId })).json()).toEqual({ read: 1 });
    expect((await list(agent, '?unread=true')).items).toHaveLength(2);
  });

  test('counting ends where the bell says "99+"', async () => {
    await tell(...Array.from({ length: mostCounted + 5 }, () => breach()));
    expect((await count()).unread).toBe(mostCounted);
  });

  test('a key hears no bell', async () => {
    const admin = await centre.as('admin');
    const key = (await admin('POST /api-keys', { name: '铃', grants: [{ permission: 'ticket.read', scope: 'all' }], teamIds: [] })).json();
    const byKey = centre.withKey(key.secret);
    for (const route of ['GET /me/reminders', 'GET /me/reminders/count', 'GET /me/reminder-settings']) expect((await byKey(route)).json().code).toBe('permission.missing');
  });
});

describe('how loud', () => {
  test('is as usual until one chooses, and one’s own afterwards', async () => {
    expect((await agent('GET /me/reminder-settings')).json()).toEqual({ desktop: ['warning', 'alarm'], sound: ['alarm'] });
    expect((await agent('PUT /me/reminder-settings', { desktop: ['alarm', 'info'], sound: [] })).json()).toEqual({ desktop: ['info', 'alarm'], sound: [] });
    expect(shell.live.notices).toEqual([{ topic: 'reminder_settings', id: agentId, version: 0, rooms: [`person:${agentId}`] }]);
    expect((await agent('PUT /me/reminder-settings', { desktop: ['alarm'], sound: [] })).statusCode).toBe(200);
    expect((await agent('GET /me/reminder-settings')).json()).toEqual({ desktop: ['alarm'], sound: [] });
    expect((await supervisor('GET /me/reminder-settings')).json()).toEqual({ desktop: ['warning', 'alarm'], sound: ['alarm'] });
  });

  test.each([{ desktop: ['shout'], sound: [] }, { desktop: [] }, { desktop: ['info', 'info'], sound: [] }, { desktop: [], sound: [], more: 1 }])('nonsense is refused: %j', async (body) => {
    expect((await agent('PUT /me/reminder-settings', body)).statusCode).toBe(400);
  });
});

test('read ones go after 90 days, unread ones after a year', async () => {
  await tell(breach(), breach());
  const [one] = (await list()).items;
  await agent(`POST /me/reminders/${one!.id}/read`);
  const sweep = () => domains.find(({ name }) => name === 'reminder')!.sweeps!(shell)[0]!.run(shell.db);
  shell.clock.advance(90 * day);
  expect(await sweep()).toBe(0);
  shell.clock.advance(1);
  expect([await sweep(), await sweep()]).toEqual([1, 0]);
  shell.clock.advance(275 * day);
  expect([await sweep(), await sweep()]).toEqual([1, 0]);
});
