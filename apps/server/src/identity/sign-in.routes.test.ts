import { createHmac } from 'node:crypto';
import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { identity } from './index.ts';
import { actorCacheOf } from './actor-cache.ts';
import { readAuditPage } from './audit.store.ts';
import { authenticate, hashOfKey } from './authenticate.ts';
import { testCentre, type Reply } from '../testing/test-centre.ts';

const centre = await testCentre({ domains: [identity] });
const { shell, app } = centre;

// Counters of wrong passwords are forgotten between tests.
beforeEach(() => shell.clock.advance(2 * hour));

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return app.inject({ method: 'POST', url: `/api/auth${path}`, payload: body, headers });
}

function signIn(account: string, password = 'huiyin-demo') {
  return post('/sign-in/email', { email: `${account}@demo.huiyin`, password });
}

function cookiesOf(reply: Reply): string {
  return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

async function lastActions(limit: number): Promise<string[]> {
  const page = await readAuditPage(shell.db, {}, { before: null, limit });
  return page.items.map(({ action }) => action);
}

describe('signing in', () => {
  test('gives a cookie that is an actor with roles, teams and grants', async () => {
    const reply = await post('/sign-in/email', { email: 'Agent@Demo.Huiyin', password: 'huiyin-demo' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).not.toHaveProperty('token');
    expect(reply.headers['set-cookie']).toMatch(/HttpOnly/);
    const caller = await authenticate(shell, { cookie: cookiesOf(reply) });
    if (caller.kind !== 'actor') throw new Error('nobody');
    expect(caller.by).toBe('cookie');
    expect(caller.actor.roles).toEqual(['agent']);
    expect(caller.actor.teamIds).toHaveLength(1);
    expect(caller.actor.grants.get('ticket.read')).toBe('team');
    expect(await lastActions(1)).toEqual(['session.opened']);
  });

  test('says the same to a wrong password and to a stranger, and writes both down', async () => {
    const [wrong, stranger] = [await signIn('agent', 'no'), await signIn('nobody', 'no')];
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'session.wrong']);
    expect({ ...stranger.json(), requestId: '' }).toEqual({ ...wrong.json(), requestId: '' });
    expect(wrong.headers['set-cookie']).toBeUndefined();
    expect(await lastActions(2)).toEqual(['session.refused', 'session.refused']);
  });

  test.each([['{'], ['[]'], ['null'], ['{"email":1,"password":2}'], [''], [JSON.stringify({ email: 'a@b.c', password: 'x'.repeat(2000) })]])('refuses %s as invalid', async (payload) => {
    const reply = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload, headers: { 'content-type': 'application/json' } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().code).toBe('request.invalid');
  });

  test('refuses a form that another site sends', async () => {
    const foreign = await post('/sign-in/email', { email: 'agent@demo.huiyin', password: 'huiyin-demo' }, { origin: 'https://evil.example' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'session.cross_site']);
    const form = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: 'email=agent%40demo.huiyin&password=huiyin-demo', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(form.statusCode).toBe(403);
  });

  test('is locked after five wrong passwords, also for the right one, until the wait is over', async () => {
    for (let index = 0; index < 5; index++) expect((await signIn('trainer', `wrong ${index}`)).statusCode).toBe(401);
    const locked = await signIn('trainer');
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'session.locked']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn('agent')).statusCode).toBe(200);
    shell.clock.advance(minute);
    expect((await signIn('trainer')).statusCode).toBe(200);
    expect((await signIn('trainer', 'wrong again')).statusCode).toBe(401);
    expect((await signIn('trainer')).statusCode).toBe(200);
  });

  test('gives twelve guesses at once no more tries than twelve in a row', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, (_, index) => signIn('owner', `guess ${index}`)));
    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
  });

  test('tells a closed account only to whom knows its password', async () => {
    await shell.pool.query("update person set active = false where email = 'knowledge2@demo.huiyin'");
    expect((await signIn('knowledge2', 'no')).json().code).toBe('session.wrong');
    const reply = await signIn('knowledge2');
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'person.inactive']);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test.each(['/sign-up/email', '/update-user', '/change-email', '/get-session', '/list-sessions', '/delete-user', '/admin/create-user'])('does not reach %s of the library beneath', async (path) => {
    const reply = await post(path, { email: 'new@example.com', password: 'a long password', name: 'x' });
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'route.unknown']);
  });

  test('ends with signing out', async () => {
    const cookie = cookiesOf(await signIn('agent'));
    expect((await authenticate(shell, { cookie })).kind).toBe('actor');
    expect((await post('/sign-out', {}, { cookie })).statusCode).toBe(200);
    expect((await authenticate(shell, { cookie })).kind).toBe('nobody');
    expect(await lastActions(1)).toEqual(['session.closed']);
  });
});

describe('a session', () => {
  test('needs the signature that the cookie was given with', async () => {
    const cookie = await centre.cookieOf('agent');
    expect((await authenticate(shell, { cookie })).kind).toBe('actor');
    const [name, value] = cookie.split('=') as [string, string];
    const token = decodeURIComponent(value).split('.')[0]!;
    const forged = createHmac('sha256', 'another secret').update(token).digest('base64');
    for (const bad of [token, `${token}.`, `${token}.${forged}`, `.${forged}`, '%', '']) {
      expect(await authenticate(shell, { cookie: `${name}=${bad}` })).toEqual({ kind: 'nobody' });
    }
  });

  test('ends when it is revoked, at once', async () => {
    const [mine, other] = [await centre.as('agent'), await centre.cookieOf('agent')];
    expect((await authenticate(shell, { cookie: other })).kind).toBe('actor');
    const { items } = (await mine('GET /me/sessions')).json();
    expect(items.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
    expect((await mine('POST /me/sessions/end-others')).json().ended).toBeGreaterThan(0);
    expect((await authenticate(shell, { cookie: other })).kind).toBe('nobody');
    expect((await mine('GET /me')).statusCode).toBe(200);
    expect(shell.live.notices.at(-1)).toMatchObject({ topic: 'session' });
  });

  test('is over after eight idle hours, and after a day in any case', async () => {
    const cookie = await centre.cookieOf('agent');
    const look = async () => (actorCacheOf(shell.db).forget(), (await authenticate(shell, { cookie })).kind);
    shell.clock.advance(7 * hour);
    expect(await look()).toBe('actor');
    shell.clock.advance(7 * hour);
    expect(await look()).toBe('actor');
    shell.clock.advance(7 * hour);
    expect(await look()).toBe('actor');
    shell.clock.advance(4 * hour);
    expect(await look()).toBe('nobody');
    const idle = await centre.cookieOf('agent');
    shell.clock.advance(8 * hour);
    expect((await authenticate(shell, { cookie: idle })).kind).toBe('nobody');
    shell.clock.advance(day);
  });
});

describe('the second factor', () => {
  const totp = (secret: string, at: number) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
    const mac = createHmac('sha1', secret).update(counter).digest();
    const offset = mac.at(-1)! & 0xf;
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  };
  const base32 = (text: string) => {
    const bits = [...text.replaceAll('=', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
    return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  };

  test('is set up with the password, asked for afterwards, and can be reset by an administrator', async () => {
    const cookie = cookiesOf(await signIn('inspector'));
    expect((await post('/two-factor/enable', { password: 'no' }, { cookie })).json().code).toBe('session.wrong');
    const set = await post('/two-factor/enable', { password: 'huiyin-demo' }, { cookie });
    expect(set.statusCode).toBe(200);
    const { totpURI, backupCodes } = set.json();
    const secret = base32(new URL(totpURI).searchParams.get('secret')!).toString();
    // Not asked for before the first code was right: a half-done set-up locks nobody out.
    expect((await signIn('inspector')).json()).not.toHaveProperty('twoFactorRedirect');
    expect((await post('/two-factor/verify-totp', { code: '000000' }, { cookie })).json().code).toBe('session.second_factor');
    expect((await post('/two-factor/verify-totp', { code: totp(secret, Date.now()) }, { cookie })).statusCode).toBe(200);
    expect(await lastActions(1)).toEqual(['second_factor.enabled']);

    const first = await signIn('inspector');
    expect(first.json()).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    const half = cookiesOf(first);
    expect((await authenticate(shell, { cookie: half })).kind).toBe('nobody');
    const wrong = await post('/two-factor/verify-totp', { code: '123456' }, { cookie: half });
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'session.second_factor']);
    const right = await post('/two-factor/verify-totp', { code: totp(secret, Date.now()) }, { cookie: half });
    expect(right.statusCode).toBe(200);
    expect((await authenticate(shell, { cookie: cookiesOf(right) })).kind).toBe('actor');
    expect(await lastActions(2)).toEqual(['session.opened', 'session.refused']);

    const byCode = await post('/two-factor/verify-backup-code', { code: backupCodes[0] }, { cookie: cookiesOf(await signIn('inspector')) });
    expect(byCode.statusCode).toBe(200);
    const again = await post('/two-factor/verify-backup-code', { code: backupCodes[0] }, { cookie: cookiesOf(await signIn('inspector')) });
    expect(again.json().code).toBe('session.second_factor');

    const admin = await centre.as('admin');
    const reset = await admin(`POST /people/${await centre.personId('inspector')}/reset-second-factor`);
    expect(reset.json()).toMatchObject({ twoFactor: false });
    expect((await authenticate(shell, { cookie: cookiesOf(right) })).kind).toBe('nobody');
    expect((await signIn('inspector')).json()).not.toHaveProperty('twoFactorRedirect');
  });
});

test('a stolen session does not find out the password by trying to switch the second factor', async () => {
  const cookie = cookiesOf(await signIn('supervisor'));
  const tries = [];
  for (let index = 0; index < 6; index++) tries.push((await post('/two-factor/disable', { password: `guess ${index}` }, { cookie })).json().code);
  expect(tries).toEqual([...Array(5).fill('session.wrong'), 'session.locked']);
});

describe('an API key', () => {
  test('is not taken in any other form, nor beside a cookie', async () => {
    const cookie = await centre.cookieOf('agent');
    for (const authorization of ['Bearer x', 'Basic YTpi', 'Bearer hy_abcdef1234_', `Bearer hy_abcdef1234_${'a'.repeat(32)}`]) {
      expect(await authenticate(shell, { cookie, authorization })).toEqual({ kind: 'nobody' });
    }
    expect(hashOfKey('a')).toHaveLength(64);
  });
});
