/** A provider of our own on loopback, speaking OpenID Connect with real signatures. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from './authenticate.ts';
import { readAuditPage } from './audit.store.ts';
import { identity } from './index.ts';
import { testCentre, type Reply } from '../testing/test-centre.ts';

const centre = await testCentre({ domains: [identity] });
const { app, shell } = centre;
const { publicKey, privateKey } = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
const stranger = await generateKeyPair('RS256');

/** What the provider will say of whoever comes with this code. */
const people = new Map<string, { sub: string; email: string; email_verified: boolean; nonce: string | null; forged?: boolean }>();
let provider: Server;
let issuer: string;

beforeAll(async () => {
  provider = createServer((request, response) => {
    const url = new URL(request.url!, issuer);
    const send = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      return send({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (url.pathname === '/jwks') return send({ keys: [jwk] });
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const person = people.get(new URLSearchParams(body).get('code') ?? '');
      if (!person) return void response.writeHead(400).end('{"error":"invalid_grant"}');
      const { nonce, forged, ...claims } = person;
      void new SignJWT({ ...claims, name: '单点登录', nonce })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(issuer)
        .setAudience('huiyin')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(forged ? stranger.privateKey : privateKey)
        .then((id_token) => send({ access_token: 'a', token_type: 'Bearer', id_token }));
    });
    return undefined;
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const admin = await centre.as('admin');
  const made = await admin('POST /sign-in-providers', {
    key: 'corp',
    name: { zh: '企业账号', en: 'Company account' },
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId: 'huiyin',
    clientSecret: 'provider secret',
  });
  expect(made.statusCode).toBe(201);
});
afterAll(() => void provider.close());

const cookiesOf = (reply: Reply) => reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

async function comeBack(claims: { sub: string; email: string; email_verified: boolean; forged?: boolean }, keep: { cookie?: boolean } = {}): Promise<Reply> {
  const begun = await app.inject({ method: 'POST', url: '/api/auth/sign-in/social', payload: { provider: 'corp', callbackURL: '/desk' } });
  expect(begun.statusCode).toBe(200);
  const there = new URL(begun.json().url);
  expect(`${there.origin}${there.pathname}`).toBe(`${issuer}/authorize`);
  expect(there.searchParams.get('code_challenge_method')).toBe('S256');
  expect(there.searchParams.get('redirect_uri')).toBe(`${shell.config.publicUrl}/api/auth/callback/corp`);
  const code = shell.ids.token();
  people.set(code, { ...claims, nonce: there.searchParams.get('nonce') });
  const query = new URLSearchParams({ code, state: there.searchParams.get('state')! });
  return app.inject({ method: 'GET', url: `/api/auth/callback/corp?${query}`, headers: keep.cookie === false ? {} : { cookie: cookiesOf(begun) } });
}

test('a person made here signs in through the provider by their verified e-mail', async () => {
  const reply = await comeBack({ sub: 'u-1', email: 'agent@demo.huiyin', email_verified: true });
  expect([reply.statusCode, reply.headers.location]).toEqual([302, '/desk']);
  const caller = await authenticate(shell, { cookie: cookiesOf(reply) });
  expect(caller).toMatchObject({ kind: 'actor', actor: { name: '周小雨' } });
  const [entry] = (await readAuditPage(shell.db, {}, { before: null, limit: 1 })).items;
  expect(entry).toMatchObject({ action: 'session.opened', facts: { method: 'corp' } });
});

test.each<[string, { sub: string; email: string; email_verified: boolean; forged?: boolean }]>([
  ['nobody made here', { sub: 'u-2', email: 'stranger@example.com', email_verified: true }],
  ['an e-mail that the provider did not verify', { sub: 'u-3', email: 'admin@demo.huiyin', email_verified: false }],
  ['a token that somebody else signed', { sub: 'u-4', email: 'admin@demo.huiyin', email_verified: true, forged: true }],
])('%s gets back to the sign-in page without a session', async (_, claims) => {
  const before = (await shell.pool.query('select count(*) from person')).rows[0].count;
  const reply = await comeBack(claims);
  expect(reply.statusCode).toBe(302);
  expect(reply.headers.location).toMatch(/\/sign-in\?error=/);
  expect((await authenticate(shell, { cookie: cookiesOf(reply) })).kind).toBe('nobody');
  expect((await shell.pool.query('select count(*) from person')).rows[0].count).toBe(before);
});

test('a closed account stays closed', async () => {
  await shell.pool.query("update person set active = false where email = 'trainer@demo.huiyin'");
  const reply = await comeBack({ sub: 'u-5', email: 'trainer@demo.huiyin', email_verified: true });
  expect((await authenticate(shell, { cookie: cookiesOf(reply) })).kind).toBe('nobody');
  expect(reply.headers.location).toMatch(/^\/sign-in\?error=/);
});

test('another browser cannot finish what this one began', async () => {
  const reply = await comeBack({ sub: 'u-1', email: 'agent@demo.huiyin', email_verified: true }, { cookie: false });
  expect(cookiesOf(reply)).not.toContain('session_token');
});

test('the browser is sent nowhere but to our own pages', async () => {
  for (const callbackURL of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', 7]) {
    const reply = await app.inject({ method: 'POST', url: '/api/auth/sign-in/social', payload: { provider: 'corp', callbackURL } });
    expect([callbackURL, reply.statusCode]).toEqual([callbackURL, 400]);
  }
});

test('a provider switched off is gone at once', async () => {
  const admin = await centre.as('admin');
  const { id } = (await admin('GET /sign-in-providers')).json().items[0];
  await admin(`PATCH /sign-in-providers/${id}`, { active: false });
  const reply = await app.inject({ method: 'POST', url: '/api/auth/sign-in/social', payload: { provider: 'corp', callbackURL: '/' } });
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
});
