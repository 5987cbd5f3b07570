import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import { describe, expect, test } from 'vitest';
import { seedCalendars } from '../calendar/index.ts';
import { testServer } from '../platform/testing/test-server.ts';
import { customerDomain, visitorCustomers, withoutTickets } from '../customer/index.ts';
import { channelDomain, readChannelByKey, readChannelsBrief, seedChannels } from './index.ts';

const server = await testServer([customerDomain(withoutTickets), channelDomain((shell) => visitorCustomers(shell, withoutTickets))]);
const { shell } = server;
await shell.db.transaction().execute((tx) => seedCalendars(tx, shell));
await shell.db.transaction().execute((tx) => seedChannels(tx, shell));
const admin = server.as({ 'channel.manage': 'all' });
const agent = server.as({ 'ticket.read': 'team' });
const nowhere = '01900000-0000-7000-8000-000000000000';
const name = { zh: '商城客服', en: 'Shop chat' };

let count = 0;
async function make(settings: object = {}, more: object = {}): Promise<ChannelView> {
  const reply = await admin.call('POST', '/channels', { key: `shop-${++count}`, kind: 'web', name, settings, teamId: null, active: true, ...more });
  expect(reply.statusCode).toBe(201);
  return reply.json();
}

const change = (channel: ChannelView, more: object, headers = {}) =>
  admin.call('PUT', `/channels/${channel.id}`, { name: channel.name, settings: channel.settings, teamId: channel.teamId, active: channel.active, ...more }, headers);
const widget = (key: string, origin?: string) => server.nobody.call('GET', `/widget/${key}/settings`, undefined, origin === undefined ? {} : { origin });

describe('shipped channels', () => {
  test('are there once, however often a centre starts', async () => {
    await shell.db.transaction().execute((tx) => seedChannels(tx, shell));
    const { items } = (await agent.call('GET', '/channels')).json() as { items: ChannelView[] };
    expect(items.map((channel) => channel.key).sort()).toEqual(['api', 'email', 'import', 'phone', 'web', 'wechat']);
    expect(items.every((channel) => channel.active && channel.secretTail === null)).toBe(true);
  });

  test('are known by key and, for lists, by id', async () => {
    const web = await readChannelByKey(shell, 'web');
    expect(web).toMatchObject({ kind: 'web', name: { zh: '在线客服' } });
    expect(await readChannelByKey(shell, 'none')).toBeNull();
    expect(await readChannelsBrief(shell, [web!.id, nowhere])).toEqual([{ id: web!.id, key: 'web', kind: 'web', name: web!.name }]);
  });
});

describe('keeping channels', () => {
  test('a channel is made, changed and audited; stale changes are refused', async () => {
    const channel = await make({ origins: ['https://Shop.example.com/'] });
    expect(channel).toMatchObject({ version: 1, secretTail: null, settings: { origins: ['https://shop.example.com'] } });
    const changed = await change(channel, { active: false, settings: { files: true } }, { 'if-match': '"1"' });
    expect(changed.json()).toMatchObject({ version: 2, active: false, settings: { files: true } });
    expect((await change(channel, {}, { 'if-match': '"1"' })).json()).toMatchObject({ code: 'channel.changed', facts: { version: 2 } });
    const { rows } = await shell.pool.query('select action, facts from audit_entry where target = $1 order by seq', [`channel:${channel.id}`]);
    expect(rows).toEqual([
      { action: 'channel.created', facts: { key: channel.key, kind: 'web' } },
      { action: 'channel.changed', facts: { key: channel.key, changed: ['active', 'settings.origins', 'settings.files'] } },
    ]);
  });

  test('each refusal, and the permission', async () => {
    const channel = await make();
    const body = { key: channel.key, kind: 'web', name, settings: {}, teamId: null, active: true };
    expect((await admin.call('POST', '/channels', body)).json().code).toBe('channel.key_taken');
    expect((await admin.call('POST', '/channels', { ...body, key: 'Bad Key' })).statusCode).toBe(400);
    expect((await admin.call('POST', '/channels', { ...body, key: 'x-team', teamId: nowhere })).json().code).toBe('team.unknown');
    expect((await admin.call('POST', '/channels', { ...body, key: 'x-site', settings: { origins: ['*'] } })).json()).toMatchObject({ code: 'channel.settings_invalid', facts: { fields: ['origins.0'] } });
    expect((await admin.call('POST', '/channels', { ...body, key: 'x-colour', settings: { colour: 'red;}' } })).statusCode).toBe(400);
    expect((await change({ ...channel, id: nowhere }, {})).json().code).toBe('channel.unknown');
    expect((await change(channel, { teamId: nowhere })).json().code).toBe('team.unknown');
    expect((await admin.call('POST', `/channels/${nowhere}/secret`)).json().code).toBe('channel.unknown');
    for (const [method, path] of [['POST', '/channels'], ['PUT', `/channels/${channel.id}`], ['POST', `/channels/${channel.id}/secret`]] as const) {
      expect((await agent.call(method, path, body)).statusCode).toBe(403);
      expect((await server.nobody.call(method, path, body)).statusCode).toBe(401);
    }
  });

  test('of two with one key at once, one is made', async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, () => admin.call('POST', '/channels', { key: 'twin', kind: 'web', name, settings: {}, teamId: null, active: true })));
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  test('a secret is shown once, kept sealed, and only its end is seen after', async () => {
    const channel = await make();
    const { secret } = (await admin.call('POST', `/channels/${channel.id}/secret`)).json();
    expect(secret).toHaveLength(32);
    const { items } = (await agent.call('GET', '/channels')).json() as { items: ChannelView[] };
    expect(items.find((item) => item.id === channel.id)!.secretTail).toBe(secret.slice(-4));
    expect(JSON.stringify(items)).not.toContain(secret);
    const { rows } = await shell.pool.query('select secret from channel where id = $1', [channel.id]);
    expect(rows[0].secret).toMatch(/^v1:/);
    const { rows: entries } = await shell.pool.query("select * from audit_entry where action = 'channel.secret_renewed'");
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(secret);
  });
});

describe('settings of the widget', () => {
  test('say what the widget must know, and nothing that only concerns us', async () => {
    const channel = await make({ greeting: { zh: '您好', en: 'Hello' }, origins: ['https://a.example.com'], identitySpace: 'a', preChat: [{ key: 'phone', required: true }], colour: '#123abc' });
    const reply = await widget(channel.key);
    expect(reply.json()).toEqual({
      key: channel.key, name, greeting: { zh: '您好', en: 'Hello' }, offlineNote: null, online: true,
      preChat: [{ key: 'phone', required: true }], privacyNotice: null, files: false, colour: '#123abc', maxFileBytes: 20 * 1024 * 1024,
    });
  });

  test('follow a change at once', async () => {
    const channel = await make();
    expect((await widget(channel.key)).statusCode).toBe(200);
    await change(channel, { active: false });
    expect((await widget(channel.key)).json().code).toBe('channel.closed');
  });

  test('only widgets have them', async () => {
    expect((await widget('phone')).json().code).toBe('channel.unknown');
    expect((await widget('none')).json().code).toBe('channel.unknown');
  });

  test('are for the sites that are named, and for our own pages', async () => {
    const { key } = await make({ origins: ['https://shop.example.com'] });
    expect((await widget(key, 'https://shop.example.com')).statusCode).toBe(200);
    expect((await widget(key, shell.config.publicUrl)).statusCode).toBe(200);
    expect((await widget(key, shell.config.publicUrl.replace('127.0.0.1', 'localhost'))).statusCode).toBe(200);
    for (const origin of ['https://evil.example.com', 'http://shop.example.com', 'null', 'https://shop.example.com:8443', 'http://localhost:1']) expect([origin, (await widget(key, origin)).json().code]).toEqual([origin, 'visitor.origin_refused']);
  });

  test('say when nobody is on duty: by the centre’s standard hours, where nobody has set others', async () => {
    const { key } = await make();
    const before = shell.clock.now();
    expect((await widget(key)).json().online).toBe(true);
    shell.clock.advance(9 * hour);
    expect((await widget(key)).json().online).toBe(false);
    shell.clock.advance(day - 9 * hour + minute);
    expect((await widget(key)).json().online).toBe(true);
    shell.clock.set(before);
  });

  test('no longer hold hours of their own', async () => {
    const reply = await admin.call('POST', '/channels', { key: 'old', kind: 'web', name, settings: { hours: { timeZone: 'Asia/Shanghai', weekdays: [2], from: '09:00', to: '18:00' } }, teamId: null, active: true });
    expect(reply.json()).toMatchObject({ code: 'request.invalid' });
  });
});
