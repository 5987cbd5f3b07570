/** Walks every route of every domain as somebody who has no business there. A new endpoint is walked the day it is listed in `domains.ts`. */

import { isPermission } from '@huiyin/domain/identity/permission.ts';
import type { Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import { type RefusalCode, refusalStatus } from '@huiyin/domain/kernel/refusal.ts';
import type { TSchema } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from './domains.ts';
import type { Serve } from './platform/serve.ts';
import { type CallAs, testCentre } from './testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;

const endpoints: Endpoint[] = [];
const collect: Serve = (contract) => void endpoints.push(contract);
for (const domain of domains) domain.routes?.(shell)(collect);

const open = new Set(['public', 'visitor', 'ticket-link']);
const guarded = endpoints.filter(({ permission }) => !open.has(permission));
const permitted = guarded.filter(({ permission }) => permission !== 'session');
const named = (list: readonly Endpoint[]) => list.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

const nowhere = '01900000-0000-7000-8000-000000000000';

/** Bodies that a schema alone cannot tell. */
const bodies: Readonly<Record<string, object>> = {
  'POST /tickets/:ticketId/merge': { into: '01900000-0000-7000-8000-000000000001', version: 1 },
  'PUT /custom-fields/:customFieldId': { kind: null, field: { type: 'string', label: { zh: '走', en: 'Walk' } }, position: 1, active: true },
  'POST /customers/:customerId/contact-points': { kind: 'phone', value: '13800000009' },
};

/** Ids of things that belong to the after-sales team or to its agent, by the name of the parameter that takes them. */
const theirs: Record<string, string> = {};

/** No role of theirs allows anything. */
let stranger: CallAs;
/** Everything is allowed to them, each as narrowly as it can be, in a team that has nothing to do with it. */
let outsider: CallAs;

beforeAll(async () => {
  const admin = await centre.as('admin');
  const grants = (await admin('GET /permissions')).json().items.map(({ key, scopes }: { key: string; scopes: string[] }) => ({ permission: key, scope: scopes.includes('team') ? 'team' : scopes[0] }));
  const name = { zh: '旁人', en: 'Outsider' };
  const role = (await admin('POST /roles', { key: 'outsider', name, grants })).json();
  const team = (await admin('POST /teams', { key: 'elsewhere', name, roles: [] })).json();
  const make = async (email: string, roleIds: string[], teamIds: string[]) => {
    const made = await admin('POST /people', { name: name.zh, email, roleIds, teamIds });
    expect(made.statusCode).toBe(201);
    return centre.as(made.json().person.id);
  };
  stranger = await make('stranger@example.com', [], []);
  outsider = await make('outsider@example.com', [role.id], [team.id]);
  await collectTheirs();
});

async function collectTheirs(): Promise<void> {
  const agent = await centre.as('agent');
  theirs.sessionId = (await agent('GET /me/sessions')).json().items[0].id;
  if (!endpoints.some(({ method, path }) => method === 'POST' && path === '/tickets')) return;
  const opened = await agent('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: '13800000001' }, subject: '退款没到账', body: '等了三天' });
  expect([opened.statusCode, opened.json()]).toEqual([201, expect.anything()]);
  theirs.ticketId = opened.json().id;
}

describe('every route', () => {
  test('is listed once', () => {
    const keys = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(endpoints.length).toBeGreaterThan(30);
  });

  test('asks for a permission that exists', () => {
    expect(permitted.filter(({ permission }) => !isPermission(permission)).map(({ path, permission }) => `${path}: ${permission}`)).toEqual([]);
  });
});

describe('nobody', () => {
  test.each(named(guarded))('is not let in: %s', async (_, endpoint) => {
    const reply = await send(centre.nobody, endpoint);
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'session.missing']);
  });

  test.each(named(endpoints.filter(({ permission }) => permission === 'visitor')))('is no visitor without a token: %s', async (_, endpoint) => {
    const reply = await send(centre.nobody, endpoint);
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'visitor.unknown']);
  });

  test.each(named(endpoints.filter(({ permission }) => permission === 'ticket-link')))('guesses no ticket link: %s', async (_, endpoint) => {
    const reply = await send(centre.nobody, endpoint);
    expect([endpoint.path, reply.statusCode]).toEqual([endpoint.path, 404]);
  });
});

describe('a key or cookie that is none', () => {
  test.each(named(guarded))('opens nothing: %s', async (_, endpoint) => {
    const withKey = centre.withKey(`hy_0123456789_${'x'.repeat(32)}`);
    expect((await send(withKey, endpoint)).statusCode).toBe(401);
  });
});

describe('a person without a permission', () => {
  test.each(named(permitted))('is refused: %s', async (_, endpoint) => {
    const reply = await send(stranger, endpoint);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'permission.missing']);
  });
});

describe('a member of another team', () => {
  test.each(named(guarded.filter(({ path }) => path.includes('/:'))))('finds nothing behind unknown ids: %s', async (_, endpoint) => {
    const reply = await send(outsider, endpoint);
    expect(reply.json().code).toMatch(/\.unknown$/);
    expect(endpoint.refusals).toContain(reply.json().code);
    // One code stands for an id in a path and for the same id in a form; there it is the form that is wrong.
    expect(reply.statusCode).toBe(refusalStatus[reply.json().code as RefusalCode]);
  });

  test.each(named(guarded.filter(({ path }) => /:(sessionId|ticketId)\b/.test(path))))('finds nothing of ours: %s', async (_, endpoint) => {
    const reply = await send(outsider, endpoint, theirs);
    expect([reply.statusCode, reply.json()]).toEqual([404, expect.objectContaining({ status: 404 })]);
  });

  test.each(named(guarded.filter(({ method, path }) => method === 'GET' && !path.includes('/:'))))('reads no list with our things in it: %s', async (_, endpoint) => {
    const reply = await send(outsider, endpoint);
    expect(reply.statusCode).toBe(200);
    if (theirs.ticketId) expect(reply.body).not.toContain(theirs.ticketId);
  });
});

function send(call: CallAs, endpoint: Endpoint, ids: Readonly<Record<string, string>> = {}) {
  const path = endpoint.path.replace(/:(\w+)/g, (_, parameter: string) => ids[parameter] ?? sampleOf(propertyOf(endpoint.params, parameter)));
  const query = endpoint.query ? new URLSearchParams(Object.entries(sample(endpoint.query) as Record<string, unknown>).map(([key, value]) => [key, String(value)])).toString() : '';
  const body = bodies[`${endpoint.method} ${endpoint.path}`] ?? bodyOf(endpoint);
  return call(`${endpoint.method} ${path}${query === '' ? '' : `?${query}`}`, body);
}

function bodyOf(endpoint: Endpoint): object | undefined {
  return endpoint.body && !endpoint.multipart ? (sample(endpoint.body) as object) : endpoint.method === 'GET' ? undefined : {};
}

interface JsonSchema extends TSchema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly TSchema[];
  readonly allOf?: readonly TSchema[];
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

function propertyOf(schema: TSchema | undefined, name: string): TSchema | undefined {
  return (schema as JsonSchema | undefined)?.properties?.[name];
}

function sampleOf(schema: TSchema | undefined): string {
  return schema === undefined ? nowhere : encodeURIComponent(String(sample(schema)));
}

/** The smallest thing that a schema of ours accepts. */
function sample(given: TSchema): unknown {
  const schema = given as JsonSchema;
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0]!);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sample));
  if (schema.type === 'object') {
    return Object.fromEntries((schema.required ?? []).map((name) => [name, sample(schema.properties![name]!)]));
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items!));
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  if (schema.format === 'uuid') return nowhere;
  if (schema.format === 'email') return 'walker@example.com';
  if (schema.format === 'date-time') return '2030-01-01T00:00:00Z';
  if (schema.format === 'date') return '2030-01-01';
  return textFor(schema);
}

function textFor({ pattern, minLength }: JsonSchema): string {
  const candidates = ['walker', 'walker'.repeat(4), '1', 'https://example.com/walk', 'GET', 'a1', '#112233', '09:00', 'w'.repeat(32), 'w'.repeat(43)];
  const fits = candidates.find((text) => text.length >= (minLength ?? 0) && (pattern === undefined || new RegExp(pattern, 'u').test(text)));
  if (fits === undefined) throw new Error(`the walk knows no text for ${pattern}`);
  return fits;
}
