/** A whole centre for route tests: demo people behind the real HTTP edge, and calls made as one of them. Nothing listens. */

import { createHmac } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { domains as everyDomain, doorsOf, seed } from '../domains.ts';
import { seedDemoPeople } from '../identity/index.ts';
import type { Domain } from '../platform/domain.ts';
import { buildHttp } from '../platform/http.ts';
import { type TestShell, type TestShellOptions, testShell } from '../platform/testing/test-shell.ts';

export type Reply = LightMyRequestResponse;

/** `call('POST /people', { name: … })`: below `/api/v1`, JSON in and out. */
export type CallAs = (route: string, body?: object, headers?: Readonly<Record<string, string>>) => Promise<Reply>;

export interface TestCentre {
  readonly shell: TestShell;
  readonly app: FastifyInstance;
  /** By the name of a demo account (`agent`), or by a person's id. Each call opens a session of its own. */
  as(person: string): Promise<CallAs>;
  /** With an API key's secret. */
  withKey(secret: string): CallAs;
  readonly nobody: CallAs;
  personId(account: string): Promise<string>;
  cookieOf(person: string): Promise<string>;
}

export async function testCentre(options: TestShellOptions & { readonly domains?: readonly Domain[]; /** For tests that let days go by. */ readonly sessionsLast?: boolean } = {}): Promise<TestCentre> {
  const { domains = everyDomain, sessionsLast = false, ...shellOptions } = options;
  const shell = await testShell({ ...shellOptions, config: { rateFactor: 0, ...shellOptions.config } });
  await seed(shell);
  await seedDemoPeople(shell);
  const app = await buildHttp(shell, domains, doorsOf(shell));
  afterAll(() => app.close());

  function caller(credentials: Readonly<Record<string, string>>): CallAs {
    return (route, body, headers = {}) => {
      const [method, path] = route.split(' ') as ['GET', string];
      return app.inject({ method, url: `/api/v1${path}`, headers: { ...credentials, ...headers }, ...(body !== undefined && { payload: body }) });
    };
  }

  async function personId(account: string): Promise<string> {
    if (/^[0-9a-f-]{36}$/.test(account)) return account;
    const { rows } = await shell.pool.query<{ id: string }>('select id from person where email = $1', [`${account}@demo.huiyin`]);
    if (!rows[0]) throw new Error(`no demo account ${account}`);
    return rows[0].id;
  }

  /** The same row and signature that signing in leaves, without the hundred milliseconds of a password. */
  async function cookieOf(person: string): Promise<string> {
    const token = shell.ids.token();
    const now = shell.clock.now();
    await shell.pool.query('insert into auth_session (id, person_id, token, expires_at, created_at, seen_at) values ($1, $2, $3, $4, $5, $6)', [
      shell.ids.next(),
      await personId(person),
      token,
      new Date(now + (sessionsLast ? 365 : 1) * 86_400_000),
      new Date(now),
      new Date(now + (sessionsLast ? 365 * 86_400_000 : 0)),
    ]);
    const signature = createHmac('sha256', shell.config.secret).update(token).digest('base64');
    return `huiyin.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  }

  return {
    shell,
    app,
    personId,
    cookieOf,
    as: async (person) => caller({ cookie: await cookieOf(person) }),
    withKey: (secret) => caller({ authorization: `Bearer ${secret}` }),
    nobody: caller({}),
  };
}
