import type { DashboardView } from '@huiyin/domain/insight/dashboard.contract.ts';
import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { tellAll } from './index.ts';

const centre = await testCentre();
let supervisor: CallAs, other: CallAs, agent: CallAs;
beforeAll(async () => {
  [supervisor, other, agent] = [await centre.as('supervisor'), await centre.as('admin'), await centre.as('agent')];
});

const card = { id: 'frt', title: null, picture: 'bar', metrics: ['frt'], by: 'channel', where: {}, width: 2 } as const;
const facts = { name: ' 我的早会看板 ', shared: false, cards: [card] };
const make = async (more: object = {}) => (await supervisor('POST /dashboards', { ...facts, ...more })).json() as DashboardView;
const audited = async (id: string) => (await centre.shell.pool.query<{ action: string }>('select action from audit_entry where target = $1 order by seq', [`dashboard:${id}`])).rows.map(({ action }) => action);

describe('a dashboard of one’s own', () => {
  test('is kept, changed, removed, and each act is in the audit log', async () => {
    const made = await make();
    expect(made).toMatchObject({ name: '我的早会看板', mine: true, shared: false, version: 1, cards: [card] });
    const changed = await supervisor(`PUT /dashboards/${made.id}`, { ...facts, name: '晨会', cards: [card, { ...card, id: 'csat', metrics: ['csat'] }], version: made.version });
    expect(changed.json()).toMatchObject({ name: '晨会', version: 2, cards: [{ id: 'frt' }, { id: 'csat' }] });
    expect((await supervisor(`DELETE /dashboards/${made.id}`)).statusCode).toBe(204);
    expect((await supervisor(`GET /dashboards/${made.id}`)).json()).toMatchObject({ code: 'dashboard.unknown' });
    expect(await audited(made.id)).toEqual(['dashboard.created', 'dashboard.changed', 'dashboard.removed']);
  });

  test('tells of two who save at once the later that it has changed, and changes nothing', async () => {
    const made = await make();
    await supervisor(`PUT /dashboards/${made.id}`, { ...facts, name: '先存的', version: 1 });
    const late = await supervisor(`PUT /dashboards/${made.id}`, { ...facts, name: '后存的', version: 1 });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'dashboard.changed', facts: { version: 2 } });
    expect((await supervisor(`GET /dashboards/${made.id}`)).json()).toMatchObject({ name: '先存的' });
  });

  test('is refused with what is wrong at its place, and nothing is kept', async () => {
    const before = ((await supervisor('GET /dashboards')).json() as { items: unknown[] }).items.length;
    const refused = await supervisor('POST /dashboards', { ...facts, cards: [card, { ...card, id: 'x', by: null, metrics: ['nonsense'] }] });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().facts.findings.map(({ path }: { path: string }) => path)).toEqual(['/cards/1/metrics/0', '/cards/1/by']);
    expect((await supervisor('POST /dashboards', { ...facts, cards: [{ ...card, picture: 'pie' }] })).json()).toMatchObject({ code: 'request.invalid' });
    expect(((await supervisor('GET /dashboards')).json() as { items: unknown[] }).items).toHaveLength(before);
  });

  test('is nobody else’s to see until it is shared, and then nobody else’s to change', async () => {
    const made = await make();
    for (const call of [() => other(`GET /dashboards/${made.id}`), () => other(`PUT /dashboards/${made.id}`, facts), () => other(`DELETE /dashboards/${made.id}`)]) expect((await call()).json()).toMatchObject({ code: 'dashboard.unknown' });
    await supervisor(`PUT /dashboards/${made.id}`, { ...facts, shared: true });
    expect((await other(`GET /dashboards/${made.id}`)).json()).toMatchObject({ mine: false, shared: true, cards: [card] });
    expect((await other(`PUT /dashboards/${made.id}`, facts)).json()).toMatchObject({ code: 'dashboard.not_yours' });
    expect((await other(`DELETE /dashboards/${made.id}`)).json()).toMatchObject({ code: 'dashboard.not_yours' });
    expect((await agent(`GET /dashboards/${made.id}`)).json()).toMatchObject({ code: 'permission.missing' });
  });

  test('is a person’s and never a key’s', async () => {
    const { secret } = (await other('POST /api-keys', { name: '报表', grants: [{ permission: 'metric.read', scope: 'all' }] })).json() as { secret: string };
    const key = centre.withKey(secret);
    expect((await key('GET /dashboards')).statusCode).toBe(200);
    expect((await key('POST /dashboards', facts)).json()).toMatchObject({ code: 'permission.missing' });
  });
});

describe('export', () => {
  const [from, to] = ['2000-01-01', '2001-01-01'];

  test('gives the figures of the reading by group, and of none no nought', async () => {
    for (const subject of ['第一单', '第二单']) await other('POST /tickets', { channel: 'phone', customer: { name: '王小明', phone: `1380000${Math.floor(1000 + Math.random() * 8999)}` }, subject, body: subject, category: 'product' });
    await centre.shell.pool.query("update channel set name = jsonb_build_object('zh', '=1+1', 'en', '=1+1') where key = 'phone'");
    await tellAll(centre.shell);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(centre.shell.clock.now());
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    const reply = await supervisor(`GET /metrics/volume/export?beside=csat&from=${today}&to=${tomorrow}&by=channel&format=csv&language=zh`);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-disposition']).toContain('.csv');
    const lines = reply.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFF渠道,咨询量,咨询量 样本数,咨询量 上一期,客户满意度（分）,客户满意度 样本数,客户满意度 上一期');
    expect(lines[1]).toBe('全部,2,2,0,,0,');
    // What begins like a formula is text again (R-J5).
    expect(lines[2]).toBe("'=1+1,2,2,0,,0,");

    const courses = await supervisor(`GET /metrics/volume/export?from=${today}&to=${tomorrow}&by=channel&every=day&split=true&format=csv&language=zh`);
    expect(courses.body.replace('\uFEFF', '').trimEnd().split('\r\n')).toEqual(["时间,全部,'=1+1", `${today},2,2`]);

    const sheet = await supervisor(`GET /metrics/volume/export?from=${today}&to=${tomorrow}&by=channel&format=xlsx&language=en`);
    const book = new exceljs.Workbook();
    await book.xlsx.load(sheet.rawPayload as never);
    const row = book.worksheets[0]!.getRow(3);
    expect([row.getCell(1).value, row.getCell(1).type, row.getCell(2).value]).toEqual(['=1+1', exceljs.ValueType.String, 2]);
  });

  test('is a course in time without groups', async () => {
    const reply = await supervisor(`GET /metrics/frt/export?from=2000-01-01&to=2000-01-04&format=csv&language=en`);
    expect(reply.body.replace('\uFEFF', '').trimEnd().split('\r\n')).toEqual(['Time,First response time (min),First response time n', '2000-01-01,,0', '2000-01-02,,0', '2000-01-03,,0']);
  });

  test('needs the permission, is audited, and refuses what is no metric, period or filter', async () => {
    const address = (more: string, metric = 'frt') => `GET /metrics/${metric}/export?format=csv&${more}`;
    expect((await (await centre.as('trainer'))(address(`from=${from}&to=${to}`))).json()).toMatchObject({ code: 'permission.missing' });
    expect((await supervisor(address(`from=${from}&to=${to}`, 'nonsense'))).json()).toMatchObject({ code: 'metric.unknown' });
    expect((await supervisor(address(`from=${to}&to=${from}`))).json()).toMatchObject({ code: 'metric.period_invalid' });
    expect((await supervisor(address(`from=${from}&to=${to}&where=colour:red`))).json()).toMatchObject({ code: 'metric.where_invalid' });
    expect((await supervisor(address(`from=${from}&to=${to}&by=topic`, 'backlog'))).json()).toMatchObject({ code: 'metric.where_invalid', facts: { part: 'topic' } });
    await supervisor(address(`from=${from}&to=${to}&where=channel:phone`));
    const { rows } = await centre.shell.pool.query("select facts from audit_entry where action = 'figures.exported' order by seq desc limit 1");
    expect(rows[0].facts).toMatchObject({ metrics: ['frt'], period: `${from}~${to}`, where: 'channel:phone', format: 'csv' });
  });
});
