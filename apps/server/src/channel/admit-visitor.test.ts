import { createHmac } from 'node:crypto';
import type { ChannelSettings, ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { day, hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { testServer } from '../platform/testing/test-server.ts';
import { customerDomain, findOrCreateCustomer, makeClaimedCustomer, prepareCustomer, visitorCustomers, withoutTickets } from '../customer/index.ts';
import { authenticateVisitor, bindVisitor, channelDomain } from './index.ts';
import { removeStaleVisitors } from './visitor.store.ts';

const moved: { from: string; into: string }[] = [];
const ports = { ...withoutTickets, merged: async (_tx: unknown, merge: { from: string; into: string }) => void moved.push({ from: merge.from, into: merge.into }) };
const server = await testServer([customerDomain(ports), channelDomain((shell) => visitorCustomers(shell, ports))]);
const { shell } = server;
const { db, pool } = shell;
const admin = server.as({ 'channel.manage': 'all' });
const authenticate = authenticateVisitor(shell);

interface Site {
  readonly key: string;
  readonly id: string;
  readonly secret: string;
  readonly settings: ChannelSettings;
}

let count = 0;
async function makeSite(settings: ChannelSettings = {}): Promise<Site> {
  const made = (await admin.call('POST', '/channels', { key: `site-${++count}`, kind: 'web', name: { zh: '商城', en: 'Shop' }, settings, teamId: null, active: true })).json() as ChannelView;
  const { secret } = (await admin.call('POST', `/channels/${made.id}/secret`)).json();
  return { key: made.key, id: made.id, secret, settings };
}

const admit = (site: Pick<Site, 'key'>, body: object = {}, origin?: string) => server.nobody.call('POST', `/widget/${site.key}/visitors`, body, origin === undefined ? {} : { origin });
async function admitted(site: Pick<Site, 'key'>, body: object = {}): Promise<{ token: string; visitorId: string; name: string | null; verified: boolean; missing: string[] }> {
  const reply = await admit(site, body);
  expect([reply.statusCode, reply.body]).toEqual([201, expect.anything()]);
  return reply.json();
}

const signed = (site: Site, userId: string) => ({ userId, signature: createHmac('sha256', site.secret).update(userId).digest('hex') });
const seconds = (at: number) => Math.floor(at / second);

/** A JWT as a host site makes it; `change` spoils it. */
async function jwtOf(site: Site, claims: object, change: { secret?: string; alg?: string; aud?: string; livesMs?: number; issuedAt?: number; noExpiry?: true } = {}): Promise<string> {
  const issuedAt = change.issuedAt ?? shell.clock.now();
  const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: change.alg ?? 'HS256' }).setAudience(change.aud ?? 'chat-widget').setIssuedAt(seconds(issuedAt));
  if (!change.noExpiry) jwt.setExpirationTime(seconds(issuedAt + (change.livesMs ?? 10 * minute)));
  return jwt.sign(new TextEncoder().encode(change.secret ?? site.secret));
}

async function rowCounts() {
  const { rows } = await pool.query('select (select count(*) from visitor) as visitors, (select count(*) from visitor_token) as tokens, (select count(*) from customer) as customers');
  return rows[0];
}

const customerOf = async (visitorId: string) => (await db.selectFrom('visitor').select('customer_id').where('id', '=', visitorId).executeTakeFirstOrThrow()).customer_id;
const speak = (site: Site, visitorId: string) =>
  db.transaction().execute((tx) => bindVisitor(tx, shell, { visitorId, settings: site.settings }, (claim) => makeClaimedCustomer(tx, shell, claim)));

/** As an agent enters it. */
async function knownCustomer(claim: Parameters<typeof prepareCustomer>[1]) {
  const prepared = prepareCustomer(shell, claim);
  if (!prepared.ok) throw new Error(prepared.code);
  return db.transaction().execute((tx) => findOrCreateCustomer(tx, shell, prepared.value, { trust: 'confirmed' }));
}

describe('a visitor without proof', () => {
  test('is let in without leaving a customer behind, and its form lies sealed', async () => {
    const site = await makeSite();
    const before = await rowCounts();
    const visitor = await admitted(site, { form: { name: '王芳', phone: '13800001111' }, page: 'https://shop.example.com/p?token=1', language: 'zh' });
    expect(visitor).toMatchObject({ name: '王芳', verified: false, missing: [] });
    expect(await authenticate(visitor.token, null)).toEqual({ id: visitor.visitorId, channelId: site.id, customerId: null });
    expect(await rowCounts()).toEqual({ visitors: before.visitors + 1, tokens: before.tokens + 1, customers: before.customers });
    const stored = JSON.stringify((await pool.query('select * from visitor v join visitor_token t on t.visitor_id = v.id where v.id = $1', [visitor.visitorId])).rows);
    for (const secret of ['王芳', '13800001111', 'token=1', visitor.token]) expect(stored).not.toContain(secret);
  });

  test('comes back with its token, from a reload or a second tab', async () => {
    const site = await makeSite();
    const first = await admitted(site);
    expect(await admitted(site, { token: first.token })).toEqual(first);
    shell.clock.advance(2 * hour);
    const [tab, other] = [await admitted(site, { token: first.token }), await admitted(site, { token: first.token })];
    expect([tab.visitorId, other.visitorId]).toEqual([first.visitorId, first.visitorId]);
    expect(tab.token).not.toBe(first.token);
    expect(await authenticate(first.token, null)).not.toBeNull();
    shell.clock.advance(minute + 1);
    expect(await authenticate(first.token, null)).toBeNull();
    for (const { token } of [tab, other]) expect(await authenticate(token, null)).toMatchObject({ id: first.visitorId });
    shell.clock.advance(180 * day);
    expect(await authenticate(tab.token, null)).toBeNull();
    expect((await admitted(site, { token: tab.token })).visitorId).not.toBe(first.visitorId);
  });

  test('is another on another channel, and with a token that we never made', async () => {
    const [site, other] = [await makeSite(), await makeSite()];
    const first = await admitted(site);
    expect((await admitted(other, { token: first.token })).visitorId).not.toBe(first.visitorId);
    for (const token of ['x', '', `${first.token}x`, 'a'.repeat(500), "' or 1=1 --"]) expect((await admitted(site, { token })).visitorId).not.toBe(first.visitorId);
    expect(await authenticate('x', null)).toBeNull();
  });

  test('owes what the form asks for, and is told', async () => {
    const site = await makeSite({ preChat: [{ key: 'name', required: true }, { key: 'phone', required: true }], privacyNotice: { url: '/privacy', version: '3' } });
    const before = await rowCounts();
    expect((await admit(site, { form: { name: ' ' } })).json()).toMatchObject({ code: 'visitor.form_incomplete', facts: { missing: ['name', 'phone', 'privacyVersion'] } });
    expect((await admit(site, { form: { name: '王芳', phone: '不告诉你', privacyVersion: '3' } })).json()).toMatchObject({ code: 'customer.contact_invalid', facts: { kind: 'phone' } });
    expect(await rowCounts()).toEqual(before);
    const visitor = await admitted(site);
    expect(visitor.missing).toEqual(['name', 'phone', 'privacyVersion']);
    expect(await speak(site, visitor.visitorId)).toMatchObject({ code: 'visitor.form_incomplete', facts: { missing: visitor.missing } });
    const filled = await admitted(site, { token: visitor.token, form: { name: '王芳', phone: '13800002222', privacyVersion: '3' } });
    expect(filled).toMatchObject({ visitorId: visitor.visitorId, missing: [] });
    expect(await speak(site, visitor.visitorId)).toMatchObject({ ok: true });
  });

  test('joins no known customer by what it claims, and becomes one customer however many first words it says at once', async () => {
    const site = await makeSite();
    const known = await knownCustomer({ name: '老客户', phone: '13800003333' });
    const visitor = await admitted(site, { form: { name: '自称', phone: '13800003333', topic: '退款' } });
    const spoken = await Promise.all(Array.from({ length: 6 }, () => speak(site, visitor.visitorId)));
    const ids = new Set(spoken.map((result) => (result.ok ? result.value.customerId : 'refused')));
    expect(ids.size).toBe(1);
    expect(ids).not.toContain(known.id);
    expect(spoken[0]).toMatchObject({ value: { verified: false, topic: '退款' } });
    expect(await customerOf(visitor.visitorId)).toBe([...ids][0]);
  });

  test('does not get in from a strange site, or where proof is asked for', async () => {
    const site = await makeSite({ origins: ['https://shop.example.com'] });
    expect((await admit(site, {}, 'https://evil.example.com')).statusCode).toBe(403);
    const visitor = (await admit(site, {}, 'https://shop.example.com')).json();
    expect(await authenticate(visitor.token, 'https://shop.example.com')).not.toBeNull();
    expect(await authenticate(visitor.token, 'https://evil.example.com')).toBeNull();
    const strict = await makeSite({ identityRequired: true });
    expect((await admit(strict)).json()).toMatchObject({ status: 401, code: 'visitor.identity_invalid', facts: { reason: 'required' } });
    expect((await admit(strict, { identity: signed(strict, 'u') })).statusCode).toBe(201);
  });
});

describe('a proven visitor', () => {
  test('the published vector of the simple mode holds', () => {
    expect(createHmac('sha256', 'secret-token').update('user-42').digest('hex')).toBe('c85472ff0fd50a1b40724b681d214dafea930e7809a2c6c0108074fa6f48c88d');
  });

  test('is its host site’s user, on every device, with what the signature says', async () => {
    const site = await makeSite();
    const claims = { sub: `u-${count}-1`, name: '陈伟', phone: '13800004444', email: 'not an address' };
    const first = await admitted(site, { identity: { jwt: await jwtOf(site, claims) }, form: { name: '冒名', phone: '13899999999' } });
    expect(first).toMatchObject({ name: '陈伟', verified: true });
    const second = await admitted(site, { identity: signed(site, claims.sub) });
    expect(second.visitorId).toBe(first.visitorId);
    const customerId = (await customerOf(first.visitorId))!;
    const { rows } = await pool.query('select kind, trust, masked from contact_point where customer_id = $1 order by kind', [customerId]);
    expect(rows).toEqual([{ kind: 'external', trust: 'verified', masked: expect.anything() }, { kind: 'phone', trust: 'verified', masked: '138****4444' }]);
    expect(await speak(site, first.visitorId)).toMatchObject({ value: { customerId, verified: true } });
  });

  test('a signed phone that another customer is known by stays a claim', async () => {
    const site = await makeSite();
    const known = await knownCustomer({ phone: '13800005555' });
    const visitor = await admitted(site, { identity: { jwt: await jwtOf(site, { sub: `u-${count}-2`, phone: '13800005555' }) } });
    const customerId = await customerOf(visitor.visitorId);
    expect(customerId).not.toBe(known.id);
    const { rows } = await pool.query("select trust from contact_point where customer_id = $1 and kind = 'phone'", [customerId]);
    expect(rows).toEqual([{ trust: 'claimed' }]);
  });

  test('is the customer that the API knows by the same id, now proven', async () => {
    const site = await makeSite();
    const known = await knownCustomer({ externalId: 'crm-9' });
    const visitor = await admitted(site, { identity: signed(site, 'crm-9') });
    expect(await customerOf(visitor.visitorId)).toBe(known.id);
    expect((await pool.query('select trust from contact_point where customer_id = $1', [known.id])).rows).toEqual([{ trust: 'verified' }]);
    const apart = await makeSite({ identitySpace: 'other' });
    expect(await customerOf((await admitted(apart, { identity: signed(apart, 'crm-9') })).visitorId)).not.toBe(known.id);
  });

  test('takes along the conversation it began without proof, and the old token stays behind', async () => {
    const site = await makeSite();
    const nameless = await admitted(site, { form: { phone: '13800006666' } });
    const spoken = await speak(site, nameless.visitorId);
    const before = spoken.ok ? spoken.value.customerId : '';
    const proven = await admitted(site, { token: nameless.token, identity: signed(site, `u-${count}-3`) });
    expect(proven).toMatchObject({ visitorId: nameless.visitorId, verified: true });
    expect(proven.token).not.toBe(nameless.token);
    const after = await customerOf(proven.visitorId);
    expect(after).not.toBe(before);
    expect(moved).toContainEqual({ from: before, into: after });
    shell.clock.advance(minute + 1);
    expect(await authenticate(nameless.token, null)).toBeNull();
  });

  test('never sees what another user said on the same device', async () => {
    const site = await makeSite();
    const first = await admitted(site, { identity: signed(site, `a-${count}`) });
    await speak(site, first.visitorId);
    const second = await admitted(site, { token: first.token, identity: signed(site, `b-${count}`) });
    expect(second.visitorId).not.toBe(first.visitorId);
    expect(await customerOf(second.visitorId)).not.toBe(await customerOf(first.visitorId));
    expect(await customerOf(first.visitorId)).toBe(await customerOf((await admitted(site, { identity: signed(site, `a-${count}`) })).visitorId));
  });

  test('two tabs at once are one visitor and one customer', async () => {
    const site = await makeSite();
    const before = await rowCounts();
    const visitors = await Promise.all(Array.from({ length: 8 }, () => admitted(site, { identity: signed(site, `tabs-${count}`) })));
    expect(new Set(visitors.map((visitor) => visitor.visitorId)).size).toBe(1);
    expect(new Set(visitors.map((visitor) => visitor.token)).size).toBe(8);
    expect(await rowCounts()).toEqual({ visitors: before.visitors + 1, tokens: before.tokens + 8, customers: before.customers + 1 });
  });

  test('a wrong proof keeps nothing and lets nobody in', async () => {
    const site = await makeSite();
    const other = await makeSite();
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: 'u', aud: 'chat-widget', exp: seconds(shell.clock.now()) + 60 })).toString('base64url')}.`;
    const sub = { sub: 'u' };
    const wrong: [string, object, string][] = [
      ['another secret', { jwt: await jwtOf(site, sub, { secret: other.secret }) }, 'token'],
      ['no signature', { jwt: unsigned }, 'token'],
      ['another algorithm', { jwt: await jwtOf(site, sub, { alg: 'HS512' }) }, 'token'],
      ['another audience', { jwt: await jwtOf(site, sub, { aud: 'api' }) }, 'token'],
      ['expired', { jwt: await jwtOf(site, sub, { issuedAt: shell.clock.now() - hour }) }, 'expired'],
      ['lives a day', { jwt: await jwtOf(site, sub, { livesMs: day }) }, 'lives_too_long'],
      ['issued in the future', { jwt: await jwtOf(site, sub, { issuedAt: shell.clock.now() + day, livesMs: hour }) }, 'lives_too_long'],
      ['never expires', { jwt: await jwtOf(site, sub, { noExpiry: true }) }, 'token'],
      ['nobody', { jwt: await jwtOf(site, {}) }, 'token'],
      ['an empty user', { jwt: await jwtOf(site, { sub: '' }) }, 'user_id'],
      ['a number', { jwt: await jwtOf(site, { sub: 42 as never }) }, 'user_id'],
      ['a padded user', { jwt: await jwtOf(site, { sub: 'u ' }) }, 'user_id'],
      ['an invisible mark', { jwt: await jwtOf(site, { sub: 'u\u200b' }) }, 'user_id'],
      ['no token at all', { jwt: 'x' }, 'token'],
      ['an empty signature', { userId: 'u', signature: '' }, 'signature'],
      ['a signature of another id', { ...signed(site, 'v'), userId: 'u' }, 'signature'],
      ['a signature with more behind it', { userId: 'u', signature: `${signed(site, 'u').signature}zz` }, 'signature'],
      ['a padded id', signed(site, ' u'), 'user_id'],
    ];
    const before = await rowCounts();
    for (const [what, identity, reason] of wrong) {
      const reply = await admit(site, { identity, form: { name: '王芳' } });
      expect([what, reply.statusCode, reply.json().code, reply.json().facts]).toEqual([what, 401, 'visitor.identity_invalid', { reason: expect.stringMatching(what === 'issued in the future' ? /token|lives/ : reason) }]);
    }
    expect(await rowCounts()).toEqual(before);
  });

  test('a renewed secret ends the proofs of the old one, and a channel without a secret takes none', async () => {
    const site = await makeSite();
    await admin.call('POST', `/channels/${site.id}/secret`);
    expect((await admit(site, { identity: signed(site, 'u') })).statusCode).toBe(401);
    const bare = (await admin.call('POST', '/channels', { key: 'bare', kind: 'web', name: { zh: '无', en: 'None' }, settings: {}, teamId: null, active: true })).json();
    expect((await admit(bare, { identity: { userId: 'u', signature: createHmac('sha256', '').update('u').digest('hex') } })).json().facts).toEqual({ reason: 'no_secret' });
  });
});

describe('closing', () => {
  test('a closed channel admits nobody', async () => {
    const site = await makeSite();
    await admin.call('PUT', `/channels/${site.id}`, { name: { zh: '商城', en: 'Shop' }, settings: {}, teamId: null, active: false });
    expect((await admit(site)).json().code).toBe('channel.closed');
    expect((await admit({ key: 'nowhere' })).json().code).toBe('channel.unknown');
  });

  test('who never said anything is forgotten when the token ends; who spoke is not', async () => {
    const site = await makeSite();
    const silent = await admitted(site);
    const spoken = await admitted(site);
    await speak(site, spoken.visitorId);
    shell.clock.advance(181 * day);
    while ((await removeStaleVisitors(db, shell.clock.now(), 3)) === 3);
    const { rows } = await pool.query('select id from visitor where id = any($1)', [[silent.visitorId, spoken.visitorId]]);
    expect(rows).toEqual([{ id: spoken.visitorId }]);
    expect((await pool.query('select from visitor_token')).rowCount).toBe(0);
  });
});
