import { minute } from '@huiyin/domain/kernel/instant.ts';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testShell } from '../platform/testing/test-shell.ts';
import { authenticate } from './authenticate.ts';
import { readAuditPage } from './audit.store.ts';
import { seedDemoPeople } from './seed-identity.ts';
import { signInRoutes } from './sign-in.routes.ts';

const shell = await testShell();
const app = Fastify();
await app.register(cookie);
await app.register(signInRoutes(shell));

beforeAll(() => seedDemoPeople(shell));
beforeEach(() => shell.clock.advance(120 * minute));

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return app.inject({ method: 'POST', url: `/api/auth${path}`, payload: body, headers });
}

function signIn(email: string, password = 'huiyin-demo') {
  return post('/sign-in/email', { email, password });
}

function cookieOf(reply: { cookies: { name: string; value: string }[] }): string {
  const session = reply.cookies.find(({ name }) => name === 'huiyin.session_token');
  return `huiyin.session_token=${encodeURIComponent(session?.value ?? '')}`;
}

async function actions(limit: number) {
  const page = await readAuditPage(shell.db, {}, { before: null, limit });
  return page.items.map(({ action, facts }) => [action, facts]);
}

describe('signing in', () => {
  test('gives a cookie that is an actor with roles, teams and grants', async () => {
    const reply = await signIn('Agent@demo.huiyin');
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).not.toHaveProperty('token');
    const caller = await authenticate(shell, { cookie: cookieOf(reply) });
    if (caller.kind !== 'actor') throw new Error('nobody');
    expect(caller.by).toBe('cookie');
    expect(caller.actor.roles).toEqual(['agent']);
    expect(caller.actor.teamIds).toHaveLength(1);
    expect(caller.actor.grants.get('ticket.read')).toBe('team');
    expect(await actions(1)).toEqual([['session.opened', { method: 'password' }]]);
  });
});
