import type { DeliveryView, OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { outletKinds } from '@huiyin/domain/delivery/outlet.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { deliverDue } from './deliver.ts';
import { examineOutlets } from './examine-outlets.ts';
import { sendNotice } from './send-notice.ts';
import { robotStandIn } from './testing/robot-stand-in.ts';

const robots = await robotStandIn(() => shell.clock.now());
const centre = await testCentre({ config: { robotOrigin: robots.origin } });
const { shell } = centre;

let admin: CallAs;
beforeAll(async () => {
  admin = await centre.as('admin');
});

const robot = (name: string, more: object = {}) => ({ kind: 'dingtalk', name, language: 'zh', style: 'rich', enabled: true, standInId: null, recipients: [], webhook: robots.webhook('dingtalk', `${name}-token`), ...more });
const body = ({ kind: _, webhook: __, ...rest }: ReturnType<typeof robot>) => rest;

async function outlet(name: string, more: object = {}): Promise<OutletView> {
  const reply = await admin('POST /outlets', robot(name, more));
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

const deliver = async () => void (await Promise.all(outletKinds.map((kind) => deliverDue(shell, kind))));
const tell = (key: string, ...ids: string[]) => shell.db.transaction().execute((tx) => sendNotice(tx, shell, { key, level: 'alarm', title: { zh: `事情 ${key}`, en: `Thing ${key}` }, lines: [], path: '/floor' }, ids));
const deliveries = async (query = '') => ((await admin(`GET /deliveries${query}`)).json() as { items: DeliveryView[]; next: string | null });
const audit = async (action: string) => ((await admin(`GET /audit?action=${action}`)).json() as { items: { facts: object }[] }).items.map(({ facts }) => facts);

describe('an outlet', () => {
  test('is made, shown masked and changed; its secrets never come back', async () => {
    const made = await outlet('aftersales', { secret: 'SECnobody' });
    expect(made).toMatchObject({ kind: 'dingtalk', name: 'aftersales', webhook: `${robots.origin}/…oken`, signed: true, lastSentAt: null, waiting: 0, version: 1 });
    const changed = await admin(`PUT /outlets/${made.id}`, { ...body(robot('aftersales-2')), language: 'en', version: 1 });
    expect(changed.json()).toMatchObject({ name: 'aftersales-2', language: 'en', webhook: made.webhook, signed: true, version: 2 });
    const unsigned = await admin(`PUT /outlets/${made.id}`, { ...body(robot('aftersales-2')), secret: null, version: 2 });
    expect(unsigned.json()).toMatchObject({ signed: false, version: 3 });
    const list = await admin('GET /outlets');
    expect(list.body).not.toMatch(/SECnobody|aftersales-token|access_token/);
    expect(await audit('outlet.changed')).toMatchObject([{ name: 'aftersales-2', secrets: ['secret'] }, { secrets: [] }]);
  });

  test('that somebody else changed meanwhile is not overwritten', async () => {
    const made = await outlet('changed');
    await admin(`PUT /outlets/${made.id}`, { ...body(robot('changed')), version: 1 });
    const reply = await admin(`PUT /outlets/${made.id}`, { ...body(robot('mine')), version: 1 });
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'outlet.changed']);
  });

  test.each([
    ['http://127.0.0.1/robot/send?access_token=12345678', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['https://user@oapi.dingtalk.com/robot/send?access_token=12345678', 'other_host'],
    ['https://evil.example/robot/send?access_token=12345678', 'other_host'],
    ['https://oapi.dingtalk.com.evil.example/robot/send?access_token=12345678', 'other_host'],
    ['https://oapi.dingtalk.com:444/robot/send?access_token=12345678', 'other_host'],
    ['https://169.254.169.254/latest/meta-data/', 'other_host'],
    ['https://oapi.dingtalk.com/gettoken?access_token=12345678', 'other_path'],
    ['https://oapi.dingtalk.com/robot/send?access_token=', 'no_token'],
    ['https://open.feishu.cn/open-apis/bot/v2/hook/12345678', 'other_kind'],
  ])('at %s is refused: %s', async (webhook, flaw) => {
    const reply = await admin('POST /outlets', robot('hostile', { webhook }));
    expect([reply.statusCode, reply.json().code, reply.json().facts]).toEqual([422, 'outlet.webhook_invalid', expect.objectContaining({ field: 'webhook', flaw })]);
    expect(reply.body).not.toContain('12345678');
  });

  test.each([
    ['without an address', { webhook: undefined }, 'outlet.webhook_invalid'],
    ['with recipients', { recipients: ['a@b.example'] }, 'outlet.recipients_invalid'],
    ['of mail without recipients', { kind: 'email', webhook: undefined }, 'outlet.recipients_invalid'],
    ['with a stand-in that is none', { standInId: '01900000-0000-7000-8000-000000000000' }, 'outlet.stand_in_invalid'],
  ])('%s is refused', async (_, more, code) => {
    const reply = await admin('POST /outlets', robot('flawed', more));
    expect([reply.statusCode, reply.json().code]).toEqual([422, code]);
  });

  test('has a name of its own, and is no stand-in of itself', async () => {
    const made = await outlet('only-one');
    expect((await admin('POST /outlets', robot('only-one'))).json().code).toBe('outlet.name_taken');
    expect((await admin(`PUT /outlets/${made.id}`, body(robot('only-one', { standInId: made.id })))).json().code).toBe('outlet.stand_in_invalid');
  });

  test('that is removed leaves what was told there, and nobody’s stand-in', async () => {
    const gone = await outlet('goes');
    const other = await outlet('stays', { standInId: gone.id });
    await tell('before', gone.id);
    await deliver();
    expect((await admin(`DELETE /outlets/${gone.id}`)).statusCode).toBe(204);
    expect((await admin(`DELETE /outlets/${gone.id}`)).statusCode).toBe(404);
    const { items } = (await admin('GET /outlets')).json() as { items: OutletView[] };
    expect(items.find(({ id }) => id === other.id)).toMatchObject({ standInId: null });
    expect((await deliveries(`?outletId=${gone.id}`)).items).toMatchObject([{ key: 'before', state: 'sent', outlet: { name: 'goes', enabled: false } }]);
    // Its name is free again.
    await outlet('goes');
  });

  test('is nobody’s to keep without the permission, but everybody may know its name', async () => {
    const agent = await centre.as('agent');
    for (const route of ['GET /outlets', 'GET /deliveries', 'GET /smtp']) expect((await agent(route)).statusCode).toBe(403);
    const names = await agent('GET /outlet-names');
    expect(names.json().items.find(({ name }: { name: string }) => name === 'only-one')).toEqual({ id: expect.any(String), kind: 'dingtalk', name: 'only-one', enabled: true });
  });
});

describe('a test notice', () => {
  test('arrives, also where it is switched off, and says so', async () => {
    const made = await outlet('try', { secret: 'SECtry', enabled: false });
    robots.set('try-token', { secret: 'SECtry' });
    const reply = await admin(`POST /outlets/${made.id}/test`, {});
    expect(reply.json()).toMatchObject({ sent: true, failure: null });
    expect(robots.said('try-token')[0]!.text).toContain('测试通知');
    expect(await audit('outlet.tested')).toMatchObject([{ name: 'try', sent: true, fault: null }]);
    const { items } = (await admin('GET /outlets')).json() as { items: OutletView[] };
    expect(items.find(({ id }) => id === made.id)).toMatchObject({ lastSentAt: expect.any(String), lastFailedAt: null });
  });

  test('tells which of the robot’s checks it failed', async () => {
    const made = await outlet('wrong', { secret: 'SECwrong' });
    robots.set('wrong-token', { secret: 'SECright' });
    expect((await admin(`POST /outlets/${made.id}/test`, {})).json()).toMatchObject({ sent: false, failure: { fault: 'signature', code: '310000' } });
    expect(await examineOutlets(shell)).toMatchObject({ asks: true, says: expect.stringContaining('wrong') });
  });

  test('keeps the limits like any other', async () => {
    const made = await outlet('often');
    for (let count = 0; count < 18; count++) expect((await admin(`POST /outlets/${made.id}/test`, {})).statusCode).toBe(200);
    const reply = await admin(`POST /outlets/${made.id}/test`, {});
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'outlet.resting']);
  });

  test('to the real host of a robot in a house without one ends in words, not in a fault', async () => {
    const made = await outlet('slow');
    robots.set('slow-token', { slowMs: 9_000 });
    const reply = await admin(`POST /outlets/${made.id}/test`, {});
    expect(reply.json()).toMatchObject({ sent: false, failure: { fault: 'timed_out' } });
  }, 20_000);
});

describe('deliveries', () => {
  test('are listed latest first, page by page, by outlet and state', async () => {
    const made = await outlet('listed');
    for (let index = 0; index < 5; index++) {
      shell.clock.advance(1);
      await tell(`listed-${index}`, made.id);
    }
    const first = await deliveries(`?outletId=${made.id}&limit=3`);
    const rest = await deliveries(`?outletId=${made.id}&limit=3&after=${encodeURIComponent(first.next!)}`);
    expect([...first.items, ...rest.items].map(({ key }) => key)).toEqual(['listed-4', 'listed-3', 'listed-2', 'listed-1', 'listed-0']);
    await deliver();
    expect((await deliveries(`?outletId=${made.id}&state=sent`)).items).toMatchObject(Array.from({ length: 5 }, () => ({ state: 'sent', mergedWith: 4, level: 'alarm', failure: null })));
    expect((await admin('GET /deliveries?after=nonsense')).json().code).toBe('page.cursor_invalid');
  });

  test('that failed are sent again when somebody asks for it; those that arrived never', async () => {
    const made = await outlet('again');
    robots.set('again-token', { removed: true });
    await tell('again', made.id);
    await deliver();
    const { items: [failed] } = await deliveries(`?outletId=${made.id}`);
    expect(failed).toMatchObject({ state: 'failed', failure: { fault: 'robot_gone', code: '300001' } });
    robots.set('again-token', {});
    expect((await admin(`POST /deliveries/${failed!.id}/resend`, {})).statusCode).toBe(204);
    await deliver();
    expect((await deliveries(`?outletId=${made.id}`)).items).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect((await admin(`POST /deliveries/${failed!.id}/resend`, {})).json().code).toBe('delivery.not_failed');
    expect(robots.said('again-token')).toHaveLength(1);
    expect(await audit('delivery.resent')).toEqual([{ key: 'again', outlet: 'again' }]);
  });

  test('that fail are told to whoever looks after the outlets, in the console, once a day', async () => {
    const made = await outlet('untold');
    robots.set('untold-token', { removed: true });
    await tell('untold-1', made.id);
    await deliver();
    await tell('untold-2', made.id);
    await deliver();
    const reminders = async (call: CallAs) => ((await call('GET /me/reminders')).json() as { items: { kind: string; facts: { outlet?: string } }[] }).items.filter(({ facts }) => facts.outlet === 'untold');
    expect(await reminders(admin)).toMatchObject([{ kind: 'outlet_failing', level: 'alarm', facts: { outlet: 'untold', passedOn: false } }]);
    expect(await reminders(await centre.as('agent'))).toEqual([]);
  });

  test('to an outlet that is switched off stay as they are', async () => {
    const made = await outlet('off');
    robots.set('off-token', { removed: true });
    await tell('off', made.id);
    await deliver();
    await admin(`PUT /outlets/${made.id}`, body(robot('off', { enabled: false })));
    const { items: [failed] } = await deliveries(`?outletId=${made.id}`);
    expect((await admin(`POST /deliveries/${failed!.id}/resend`, {})).json().code).toBe('outlet.disabled');
  });
});

describe('the mail server', () => {
  const smtp = { host: 'smtp.example.com', port: 465, security: 'tls', user: 'robot@example.com', from: 'robot@example.com' };

  test('is none at first; then set, and its password never comes back', async () => {
    expect((await admin('GET /smtp')).json()).toEqual({ smtp: null });
    const set = await admin('PUT /smtp', { ...smtp, password: 'geheim' });
    expect(set.json()).toEqual({ ...smtp, hasPassword: true, version: 1 });
    const again = await admin('PUT /smtp', { ...smtp, port: 587, security: 'starttls', version: 1 });
    expect(again.json()).toMatchObject({ port: 587, hasPassword: true, version: 2 });
    expect((await admin('GET /smtp')).body).not.toContain('geheim');
    expect((await admin('PUT /smtp', { ...smtp, version: 1 })).json().code).toBe('smtp.changed');
    const { rows } = await shell.pool.query<{ all: string }>(`select (select password from smtp_setting) || (select string_agg(facts::text, ' ') from audit_entry) as all`);
    expect(rows[0]!.all).not.toContain('geheim');
  });

  test('gets no password that was given for another, nor one in the open', async () => {
    expect((await admin('PUT /smtp', { ...smtp, host: 'evil.example.com' })).json()).toMatchObject({ host: 'evil.example.com', hasPassword: false });
    expect((await admin('PUT /smtp', { ...smtp, security: 'none', password: 'x' })).json()).toMatchObject({ code: 'smtp.invalid', facts: { field: 'security' } });
    expect((await admin('PUT /smtp', { ...smtp, user: '', password: 'x' })).json()).toMatchObject({ code: 'smtp.invalid', facts: { field: 'user' } });
  });

  test.each(['http://evil', 'a b', '-x', 'x@y', '', 'a/b'])('is no such host: %s', async (host) => {
    expect((await admin('PUT /smtp', { ...smtp, host })).statusCode).toBe(400);
  });
});

test('an idle minute later nothing waits', async () => {
  shell.clock.advance(minute);
  await deliver();
  const { items } = (await admin('GET /outlets')).json() as { items: OutletView[] };
  expect(items.filter(({ enabled, waiting }) => enabled && waiting > 0)).toEqual([]);
});
