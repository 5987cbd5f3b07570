/** Walks every route of every domain as somebody who has no business there. A new endpoint is walked the day it is listed in `domains.ts`. */

import { isPermission, permissions } from '@huiyin/domain/identity/permission.ts';
import type { Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import { type RefusalCode, refusalStatus } from '@huiyin/domain/kernel/refusal.ts';
import type { TSchema } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from './domains.ts';
import { compileRequest, serialiserOf } from './platform/schemas.ts';
import type { Serve } from './platform/serve.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { type CallAs, testCentre } from './testing/test-centre.ts';
import { theirThings, type TheirThings } from './testing/their-things.ts';

const centre = await testCentre();
const { shell } = centre;

const endpoints: Endpoint[] = [];
const collect: Serve = (contract) => void endpoints.push(contract);
for (const domain of domains) domain.routes?.(shell)(collect);

const open = new Set(['public', 'visitor', 'ticket-link']);
const guarded = endpoints.filter(({ permission }) => !open.has(permission));
const permitted = guarded.filter(({ permission }) => permission !== 'session');
const formIds = endpoints
  .filter(({ permission }) => open.has(permission) || isNarrow(permission))
  .flatMap((endpoint) => idsIn(endpoint.body).map(({ name: path }) => ({ endpoint, path, key: `${keyOf(endpoint)} ${path}` })));
const named = (list: readonly Endpoint[]) => list.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

const nowhere = '01900000-0000-7000-8000-000000000000';

/** Bodies that a schema alone cannot tell. */
const bodies: Readonly<Record<string, object>> = {
  'POST /tickets/:ticketId/merge': { into: '01900000-0000-7000-8000-000000000001', version: 1 },
  'PUT /custom-fields/:customFieldId': { kind: null, field: { type: 'string', label: { zh: '走', en: 'Walk' } }, position: 1, active: true },
  'POST /customers/:customerId/contact-points': { kind: 'phone', value: '13800000009' },
};

/** Anybody who works here may have these, on purpose: which, and why. */
const everybodys: Readonly<Record<string, string>> = {
  'GET /calendars/:calendarId': 'working hours are what promises are made of, and no secret',
  'GET /calendars/:calendarId/days': 'working hours are what promises are made of, and no secret',
  'GET /calendars/:calendarId/due': 'working hours are what promises are made of, and no secret',
};

/**
 * What a form may name that is somebody else's: the refusal it earns, or why it is free to be named.
 * Only where those who may send the form do not see the whole centre anyway.
 */
const inForms: Readonly<Record<string, { readonly id: string; readonly earns: RefusalCode } | { readonly free: string }>> = {
  'POST /policies/explain channelId': { free: 'a ticket that could be is nobody’s' },
  'POST /policies/explain teamId': { free: 'a ticket that could be is nobody’s' },
  'POST /tickets/:ticketId/messages attachments': { id: 'fileId', earns: 'file.unknown' },
  'POST /me/reminders/read ticketId': { free: 'only my own reminders are settled, whatever ticket I name' },
  'POST /tickets/:ticketId/messages mentions': { free: 'a colleague may be called by name; the mention shows them nothing that they may not see' },
  'POST /tickets/:ticketId/messages cites.articleId': { free: 'public versions are for everybody; any other is refused (at-the-agents-side.test.ts)' },
  'POST /tickets/:ticketId/solution evidence': { id: 'fileId', earns: 'file.unknown' },
  'POST /tickets/:ticketId/confirm evidence': { id: 'fileId', earns: 'file.unknown' },
  'POST /tickets/:ticketId/split messages': { id: 'messageId', earns: 'message.unknown' },
  'POST /tickets/:ticketId/merge into': { id: 'ticketId', earns: 'ticket.unknown' },
  'POST /tickets/:ticketId/link ticketId': { id: 'ticketId', earns: 'ticket.unknown' },
  'POST /tickets/:ticketId/unlink ticketId': { id: 'ticketId', earns: 'ticket.not_linked' },
  'POST /tickets/:ticketId/assign agentId': { free: 'handing over is giving away, and colleagues are known by name' },
  'POST /tickets/:ticketId/assign teamId': { free: 'handing over to another team is what it is for' },
  'POST /tickets/:ticketId/escalate teamId': { free: 'asking another team for help is what it is for' },
  'POST /tickets/:ticketId/sub-tasks layers.teamId': { free: 'asking another team for help is what it is for' },
  'POST /tickets/:ticketId/sub-tasks layers.agentId': { free: 'colleagues are known by name, and see the sub-task alone' },
  'POST /tickets/:ticketId/sub-tasks excerpts': { id: 'messageId', earns: 'message.unknown' },
  'POST /tickets/:ticketId/sub-tasks files': { id: 'fileId', earns: 'file.unknown' },
  'POST /tickets/:ticketId/sub-tasks callBack.contactPointId': { free: 'refused unless it is a number of the ticket’s own customer (sub-tasks.test.ts)' },
  'POST /sub-tasks/:subTaskId/answer files': { id: 'fileId', earns: 'file.unknown' },
  'POST /tickets/:ticketId/hand-over agentId': { free: 'handing over is giving away, and colleagues are known by name' },
  'POST /tickets/:ticketId/hand-over teamId': { free: 'handing over to another team is what it is for' },
  'POST /floor/what-if channelId': { free: 'channels are the centre’s own, and nothing of a ticket is told' },
  'POST /floor/loans personId': { free: 'refused unless the person and the team are of my teams (floor.routes.test.ts)' },
  'POST /floor/loans teamId': { free: 'refused unless the person and the team are of my teams (floor.routes.test.ts)' },
  'POST /filters filter.teamId': { free: 'a filter is a wish; the list it is used on looks only within reach' },
  'POST /filters filter.agentId': { free: 'a filter is a wish; the list it is used on looks only within reach' },
  'POST /filters filter.customerId': { free: 'a filter is a wish; the list it is used on looks only within reach' },
  'POST /widget/messages attachments': { id: 'chatFileId', earns: 'file.unknown' },
  'POST /widget/assistant messageId': { free: 'whatever is not the last answer in my own chat changes nothing (talk.test.ts)' },
  'POST /t/:token/messages attachments': { id: 'chatFileId', earns: 'file.unknown' },
};

/** No role of theirs allows anything. */
let stranger: CallAs;
/** Everything is allowed to them, each as narrowly as it can be, in a team that has nothing to do with it. */
let outsider: CallAs;
/** As the outsider, but without what reaches the whole centre or nothing. */
let neighbour: CallAs;
/** An agent of the pre-sales team as every centre has them, and what is theirs by right. */
let colleague: CallAs;
let own: TheirThings;
/** What the tables held before anybody tried anything. */
let before: Readonly<Record<string, string>>;

let theirs: TheirThings;

beforeAll(async () => {
  theirs = await theirThings(centre);
  const admin = await centre.as('admin');
  const all = (await admin('GET /permissions')).json().items.map(({ key, scopes }: { key: string; scopes: string[] }) => ({ permission: key, scope: scopes.includes('team') ? 'team' : scopes[0] }));
  const narrow = all.filter(({ permission }: { permission: string }) => isNarrow(permission));
  const name = { zh: '旁人', en: 'Outsider' };
  const team = (await admin('POST /teams', { key: 'elsewhere', name, roles: [] })).json();
  const make = async (account: string, grants: readonly object[] | null) => {
    const role = grants && (await admin('POST /roles', { key: account, name, grants })).json();
    const made = await admin('POST /people', { name: name.zh, email: `${account}@example.com`, roleIds: role ? [role.id] : [], teamIds: role ? [team.id] : [] });
    expect(made.statusCode).toBe(201);
    return centre.as(made.json().person.id);
  };
  stranger = await make('stranger', null);
  outsider = await make('outsider', all);
  neighbour = await make('neighbour', narrow);
  colleague = await centre.as('presales1');
  own = await ownThings(admin);
  before = await fingerprint(shell.pool);
});

/** A ticket in the colleague's hands, waiting for the customer's word, and a chat of another visitor. */
async function ownThings(admin: CallAs): Promise<TheirThings> {
  const opened = await admin('POST /tickets', { channel: 'phone', customer: { name: '周小川', phone: '13800000004' }, body: '请问几点关门' });
  const ticketId = opened.json().id as string;
  expect((await admin(`POST /tickets/${ticketId}/assign`, { agentId: await centre.personId('presales1') })).statusCode).toBe(200);
  const asked = await admin(`POST /tickets/${ticketId}/sub-tasks`, { kind: 'help', title: '问一下', layers: [{ agentId: await centre.personId('presales1') }] });
  const { token } = (await centre.nobody('POST /widget/web/visitors', { form: { name: '韩梅梅', phone: '13800000005' } })).json();
  const said = await centre.withKey(token)('POST /widget/messages', { clientId: 'own-chat-1', body: '在吗' });
  expect(said.statusCode).toBe(201);
  const { url } = (await centre.withKey(token)('GET /widget/chat')).json().ticket;
  return { ticketId, subTaskId: asked.json().id as string, visitorToken: token, token: new URL(url).pathname.split('/').at(-1)! };
}

/** Whether it can be given for less than the whole centre. A session alone is as little as can be. */
function isNarrow(permission: string): boolean {
  return permission === 'session' || (isPermission(permission) && permissions[permission].scopes[0] !== 'all');
}

describe('every route', () => {
  test('is listed once', () => {
    const keys = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(endpoints.length).toBeGreaterThan(30);
  });

  // What a route takes and answers is compiled by its first use: a mistake in a contract shows here, and not to whoever comes first.
  test('has schemas that compile', () => {
    for (const { params, query, body } of endpoints) {
      for (const [schema, httpPart] of [[params, 'params'], [query, 'querystring'], [body, 'body']] as const) if (schema) expect(() => compileRequest({ schema, httpPart })({})).not.toThrow();
    }
    for (const reply of new Set(endpoints.map((endpoint) => endpoint.reply))) if (reply) expect(() => serialiserOf(reply)).not.toThrow();
  });

  test('asks for a permission that exists', () => {
    expect(permitted.filter(({ permission }) => !isPermission(permission)).map(({ path, permission }) => `${path}: ${permission}`)).toEqual([]);
  });

  test('is tried with a real id of each kind that its path takes', () => {
    const unknown = endpoints.flatMap((endpoint) => parametersOf(endpoint).filter((name) => theirs[name] === undefined).map((name) => `${keyOf(endpoint)}: make a real ${name} in testing/their-things.ts`));
    expect(unknown).toEqual([]);
  });

  test('is judged by every id that its form takes', () => {
    const unjudged = formIds.filter(({ key }) => inForms[key] === undefined).map(({ key }) => `${key}: say in inForms what naming somebody else's earns, or why it is free`);
    expect(unjudged).toEqual([]);
  });
});

describe('nobody', () => {
  test.each(named(guarded))('is not let in: %s', async (_, endpoint) => {
    const reply = await send(centre.nobody, endpoint, theirs);
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'session.missing']);
  });

  test.each(named(endpoints.filter(({ permission }) => permission === 'visitor')))('is no visitor without a token: %s', async (_, endpoint) => {
    const reply = await send(centre.nobody, endpoint, theirs);
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'visitor.unknown']);
  });

  test.each(named(endpoints.filter(({ permission }) => permission === 'ticket-link')))('guesses no ticket link: %s', async (_, endpoint) => {
    for (const token of ['w'.repeat(theirs.token!.length), `${theirs.token!.slice(0, -1)}${theirs.token!.endsWith('A') ? 'B' : 'A'}`]) {
      const reply = await send(centre.nobody, endpoint, { ...theirs, token });
      expect([endpoint.path, reply.statusCode]).toEqual([endpoint.path, 404]);
    }
  });
});

describe('a key or cookie that is none', () => {
  test.each(named(guarded))('opens nothing: %s', async (_, endpoint) => {
    const withKey = centre.withKey(`hy_0123456789_${'x'.repeat(32)}`);
    expect((await send(withKey, endpoint, theirs)).statusCode).toBe(401);
  });
});

describe('a person without a permission', () => {
  test.each(named(permitted))('is refused: %s', async (_, endpoint) => {
    const reply = await send(stranger, endpoint, theirs);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'permission.missing']);
  });
});

describe('a member of another team', () => {
  test.each(named(guarded.filter(takesIds)))('finds nothing behind unknown ids: %s', async (_, endpoint) => {
    const reply = await send(outsider, endpoint);
    expect(reply.json().code).toMatch(/\.unknown$/);
    expect(endpoint.refusals).toContain(reply.json().code);
    // One code stands for an id in a path and for the same id in a form; there it is the form that is wrong.
    expect(reply.statusCode).toBe(refusalStatus[reply.json().code as RefusalCode]);
  });

  test.each(named(guarded.filter((endpoint) => takesIds(endpoint) && isNarrow(endpoint.permission) && everybodys[keyOf(endpoint)] === undefined)))('finds nothing of ours: %s', async (_, endpoint) => {
    const reply = await send(neighbour, endpoint, theirs);
    expect([reply.statusCode, reply.body === '' ? null : reply.json()]).toEqual([404, expect.objectContaining({ status: 404, code: expect.stringMatching(/\.unknown$/) })]);
  });

  test.each(named(guarded.filter(({ permission }) => !isNarrow(permission))))('does not reach the whole centre: %s', async (_, endpoint) => {
    const reply = await send(neighbour, endpoint, theirs);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'permission.missing']);
  });

  const lists = guarded.filter((endpoint) => endpoint.method === 'GET' && !takesIds(endpoint));
  const secret = () => [theirs.ticketId, theirs.visitedTicketId, theirs.followUpId, theirs.subTaskId, theirs.filterId, theirs.macroId, theirs.reminderId, theirs.sessionId, theirs.fileId].map(String);

  test.each(named(lists.filter(({ permission }) => isNarrow(permission))))('reads no list with our things in it: %s', async (_, endpoint) => {
    const ids = idsIn(endpoint.query).map(({ name }) => name);
    for (const query of [{}, ...ids.map((name) => ({ [name]: theirs[name === 'agentId' ? 'personId' : name] }))]) {
      const reply = await send(neighbour, endpoint, {}, query);
      expect(reply.statusCode).toBe(200);
      expect(secret().filter((id) => reply.body.includes(id))).toEqual([]);
    }
  });

  test.each(named(lists.filter(({ permission }) => !isNarrow(permission))))('reads no ticket of ours in what the whole centre shares: %s', async (_, endpoint) => {
    // Figures ask for the first day of a period and for the one after its last.
    const reply = await send(outsider, endpoint, {}, (propertyOf(endpoint.query, 'to') as JsonSchema | undefined)?.format === 'date' ? { to: '2030-01-02' } : {});
    expect(reply.statusCode).toBe(200);
    // The audit log tells the whole of it, to whom it may be told.
    if (endpoint.permission !== 'audit.read') expect(secret().slice(0, 3).filter((id) => reply.body.includes(id))).toEqual([]);
  });
});

describe('somebody on their own', () => {
  test.each(formIds.filter(({ key }) => 'id' in (inForms[key] ?? {})).map((one) => [one.key, one] as const))('names nothing of ours in a form: %s', async (key, { endpoint, path }) => {
    const { id, earns } = inForms[key] as { id: string; earns: RefusalCode };
    const caller = endpoint.permission === 'visitor' ? centre.withKey(own.visitorToken!) : endpoint.permission === 'ticket-link' ? centre.nobody : colleague;
    const form = structuredClone(bodies[keyOf(endpoint)] ?? bodyOf(endpoint)) as Record<string, unknown>;
    if ('version' in form) delete form.version;
    put(form, endpoint.body!, path.split('.'), theirs[id]!);
    const reply = await send(caller, endpoint, { ...theirs, ...own }, {}, form);
    expect([reply.statusCode, reply.json().code]).toEqual([refusalStatus[earns], earns]);
  });

  test('loads no file of another chat or ticket', async () => {
    for (const fileId of [theirs.fileId, theirs.chatFileId]) {
      expect((await centre.withKey(own.visitorToken!)(`GET /widget/files/${fileId}`)).statusCode).toBe(404);
      expect((await centre.nobody(`GET /t/${own.token}/files/${fileId}`)).statusCode).toBe(404);
      expect((await colleague(`GET /tickets/${own.ticketId}/files/${fileId}`)).statusCode).toBe(404);
    }
  });
});

test('none of it changed anything, but for the log that says who carried their own lists away', async () => {
  const { audit_entry: _, audit_head: __, ...after } = await fingerprint(shell.pool);
  const { audit_entry: entries, audit_head: ___, ...unchanged } = before;
  expect(after).toEqual(unchanged);
  const { rows } = await shell.pool.query<{ action: string }>('select distinct action from audit_entry where seq > $1 order by action', [Number.parseInt(entries!, 10)]);
  expect(rows).toEqual([{ action: 'articles.exported' }, { action: 'ticket.exported' }]);
});

function keyOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

function parametersOf({ path }: Endpoint): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
}

function takesIds(endpoint: Endpoint): boolean {
  return parametersOf(endpoint).length > 0;
}

function send(call: CallAs, endpoint: Endpoint, ids: TheirThings = {}, asked: Readonly<Record<string, unknown>> = {}, form?: object) {
  const path = endpoint.path.replace(/:(\w+)/g, (_, parameter: string) => ids[parameter] ?? sampleOf(propertyOf(endpoint.params, parameter)));
  const query = endpoint.query ? new URLSearchParams(Object.entries({ ...(sample(endpoint.query) as object), ...asked }).map(([key, value]) => [key, String(value)])).toString() : '';
  const body = form ?? bodies[keyOf(endpoint)] ?? bodyOf(endpoint);
  return call(`${endpoint.method} ${path}${query === '' ? '' : `?${query}`}`, body);
}

function bodyOf(endpoint: Endpoint): object | undefined {
  return endpoint.body && !endpoint.multipart ? (sample(endpoint.body) as object) : endpoint.method === 'GET' ? undefined : {};
}

/** Every id of a form, and where in it: `into`, `filter.teamId`. */
function idsIn(schema: TSchema | undefined, name = ''): { readonly name: string }[] {
  if (schema === undefined) return [];
  const { format, anyOf = [], allOf = [], items, properties = {} } = schema as JsonSchema;
  const inside = [
    ...[...anyOf, ...allOf, ...(items ? [items] : [])].flatMap((part) => idsIn(part, name)),
    ...Object.entries(properties).flatMap(([key, part]) => idsIn(part, name === '' ? key : `${name}.${key}`)),
  ];
  return format === 'uuid' ? [{ name }] : inside.filter((one, index) => inside.findIndex((other) => other.name === one.name) === index);
}

/** Writes an id where `idsIn` found its place, also inside of what the form may leave out. */
function put(form: Record<string, unknown>, schema: TSchema, [name, ...rest]: readonly string[], id: string): void {
  const place = propertyOf(wholeOf(schema), name!)!;
  const items = [place, ...((place as JsonSchema).anyOf ?? [])].flatMap((part) => (part as JsonSchema).items ?? []);
  if (rest.length === 0) return void (form[name!] = items.length > 0 ? [id] : id);
  const inner = wholeOf(items[0] ?? place);
  const inside = sample(inner) as Record<string, unknown>;
  put(inside, inner, rest, id);
  form[name!] = items.length > 0 ? [inside] : inside;
}

/** Of several forms the one with properties. */
function wholeOf(schema: TSchema): TSchema {
  return (schema as JsonSchema).anyOf?.find((part) => (part as JsonSchema).properties !== undefined) ?? schema;
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
  const candidates = ['walker', 'walker'.repeat(4), '1', 'https://example.com/walk', 'GET', 'a1', '#112233', '09:00', '2030-01-01', 'w'.repeat(32), 'w'.repeat(43), '2025-06'];
  const fits = candidates.find((text) => text.length >= (minLength ?? 0) && (pattern === undefined || new RegExp(pattern, 'u').test(text)));
  if (fits === undefined) throw new Error(`the walk knows no text for ${pattern}`);
  return fits;
}
