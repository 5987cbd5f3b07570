/** The real HTTP edge over a test shell, with callers made up on the spot. */

import { randomUUID } from 'node:crypto';
import type { Actor, Scope } from '@huiyin/domain/identity/actor.ts';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { type Caller, type Doors, nobody } from '../caller.ts';
import type { Domain } from '../domain.ts';
import { buildHttp } from '../http.ts';
import { type TestShell, testShell } from './test-shell.ts';

export interface TestCaller {
  readonly actor: Actor;
  /** `path` is below `/api/v1`, unless it begins with `/api`. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly shell: TestShell;
  /** Nobody, as far as the server knows. */
  readonly nobody: Pick<TestCaller, 'call'>;
  /** Someone who holds exactly these permissions; everything else may be left out. */
  as(grants: Readonly<Record<string, Scope>>, facts?: Partial<Omit<Actor, 'grants'>>): TestCaller;
}

export interface TestServerOptions {
  readonly shell?: TestShell;
  /** The domains' own doors; an actor made by `as` is let in before `authenticate` is asked. */
  readonly doors?: Partial<Doors>;
}

/** Call it at the top of a test file; it closes after the file's last test. */
export async function testServer(domains: readonly Domain[], options: TestServerOptions = {}): Promise<TestServer> {
  const shell = options.shell ?? (await testShell());
  const actors = new Map<string, Actor>();
  const doors: Doors = {
    ...options.doors,
    async authenticate(headers): Promise<Caller> {
      const actor = actors.get(headers.authorization?.replace('Bearer ', '') ?? '');
      if (actor) return { kind: 'actor', actor, by: 'key', sessionId: null };
      return options.doors?.authenticate?.(headers) ?? nobody;
    },
  };
  const app = await buildHttp(shell, domains, doors);
  afterAll(() => app.close());

  const caller = (key: string | null): TestCaller['call'] => (method, path, body, headers = {}) =>
    app.inject({
      method: method as 'GET',
      url: path.startsWith('/api') ? path : `/api/v1${path}`,
      headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });

  return {
    app,
    shell,
    nobody: { call: caller(null) },
    as(grants, facts = {}) {
      const actor: Actor = { kind: 'person', id: randomUUID(), name: '测试员', teamIds: [], roles: [], ...facts, grants: new Map(Object.entries(grants)) };
      const key = `test-${randomUUID()}`;
      actors.set(key, actor);
      return { actor, call: caller(key) };
    },
  };
}
