import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, describe, expect, test } from 'vitest';
import type { Caller, Doors } from './caller.ts';
import type { Domain } from './domain.ts';
import { buildHttp } from './http.ts';
import { createRateLimits } from './rate-limit.ts';
import type { Routes } from './serve.ts';
import { testShell } from './testing/test-shell.ts';

const shell = await testShell({ config: { rateFactor: 0 } });
await shell.pool.query('create table note (id uuid primary key, text text not null)');

const noteId = '01890000-0000-7000-8000-000000000001';
const NoteView = Type.Object({
  id: Id,
  text: Type.String(),
  version: Type.Integer(),
  label: Type.Union([Type.Object({ zh: Type.String(), en: Type.String() }, { additionalProperties: false }), Type.Null()]),
});
const addNote = endpoint({
  method: 'POST',
  path: '/notes',
  permission: 'note.write',
  summary: 'A note',
  body: Type.Object({ text: Type.String({ maxLength: 20 }), at: Type.Optional(Type.String({ format: 'date-time' })), inner: Type.Optional(Type.Object({ size: Type.Integer() })) }),
  reply: NoteView,
  status: 201,
  refusals: ['ticket.archived'],
});
const readNote = endpoint({ method: 'GET', path: '/notes/:noteId', permission: 'session', summary: 'One', params: Type.Object({ noteId: Id }), query: Type.Object({ limit: Type.Optional(Type.Integer({ maximum: 9, default: 5 })) }), reply: Type.Object({ limit: Type.Integer(), version: Type.Integer() }), refusals: [] });
const changeNote = endpoint({ method: 'PUT', path: '/notes/:noteId', permission: 'note.write', summary: 'Change', params: Type.Object({ noteId: Id }), body: Type.Object({ version: Type.Optional(Type.Integer()) }), reply: Type.Object({ version: Type.Union([Type.Integer(), Type.Null()]) }), refusals: [] });
const removeNote = endpoint({ method: 'DELETE', path: '/notes/:noteId', permission: 'note.write', summary: 'Remove', params: Type.Object({ noteId: Id }), refusals: [] });
const breakNote = endpoint({ method: 'GET', path: '/broken/:how', permission: 'public', summary: 'Fails', params: Type.Object({ how: Type.String() }), reply: NoteView, refusals: [] });
const chat = endpoint({ method: 'POST', path: '/chat', permission: 'visitor', summary: 'Chat', reply: Type.Object({ visitorId: Id }), refusals: [] });
const settings = endpoint({ method: 'GET', path: '/widget/:key/settings', permission: 'public', summary: 'Settings', params: Type.Object({ key: Type.String() }), reply: Type.Object({ origin: Type.Union([Type.String(), Type.Null()]) }), refusals: [] });
const upload = endpoint({ method: 'POST', path: '/uploads', permission: 'note.write', summary: 'Upload', multipart: true, reply: Type.Object({ names: Type.Array(Type.String()), bytes: Type.Integer() }), refusals: [] });
const fetchFile = endpoint({ method: 'GET', path: '/files/:kind', permission: 'session', summary: 'Download', params: Type.Object({ kind: Type.String() }), query: Type.Object({ inline: Type.Optional(Type.String()) }), download: true, refusals: [] });

let calls = 0;
let faultAfterCommit = false;
let slow: () => Promise<void> = async () => undefined;

/** The next slow call says that it has begun, and ends when it is let go. */
function holdNext(): { readonly begun: Promise<void>; letGo(): void } {
  const [began, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  slow = async () => {
    began.resolve();
    await gone.promise;
  };
  return { begun: began.promise, letGo: gone.resolve };
}
const insert = (text: string) => shell.db.transaction().execute(async (tx) => void (await sql`insert into note (id, text) values (${shell.ids.next()}, ${text})`.execute(tx)));

const routes: Routes = (serve) => {
  serve(addNote, async ({ body }) => {
    calls += 1;
    if (body.text === 'refused') return refuse('ticket.archived', { by: 1 });
    if (body.text === 'slow') await slow();
    if (body.text === 'fault before') throw new Error('secret inside');
    await insert(body.text);
    if (faultAfterCommit) throw new Error('secret inside');
    const label = { zh: '甲', en: 'a', secret: 'x' };
    return accept({ id: noteId, text: body.text, version: 3, label, hidden: 'x' } as never);
  });
  serve(readNote, async ({ query }) => accept({ limit: query.limit!, version: 7 }));
  serve(changeNote, async ({ version }) => accept({ version }));
  serve(removeNote, async () => accept(undefined));
  serve(breakNote, async ({ params }) => {
    if (params.how === 'database') throw new Error('wrapped', { cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) });
    throw new Error('secret inside');
  });
  serve(chat, async ({ visitor }) => accept({ visitorId: visitor.id }));
  serve(settings, async ({ origin }) => accept({ origin }));
  serve(upload, async ({ files }) => {
    const names: string[] = [];
    let bytes = 0;
    for await (const { name, content } of files()) {
      names.push(name);
      for await (const chunk of content) bytes += chunk.length;
    }
    return accept({ names, bytes });
  });
  serve(fetchFile, async ({ params }) => accept({ name: '报"价\r\n.svg', type: params.kind === 'png' ? 'image/png' : 'text/html', content: Readable.from(['<script>']) }));
};

const actorOf = (id: string, permissions: readonly string[]): Actor => ({ kind: 'person', id, name: 'A', teamIds: [], roles: [], grants: new Map(permissions.map((permission) => [permission, 'all'])) });
const writer = actorOf('01890000-0000-7000-8000-00000000000a', ['note.write', 'system.manage']);
const reader = actorOf('01890000-0000-7000-8000-00000000000b', []);
const doors: Doors = {
  authenticate: async ({ authorization, cookie }): Promise<Caller> => {
    const name = authorization ?? cookie;
    const actor = name?.endsWith('writer') ? writer : name?.endsWith('reader') ? reader : null;
    return actor === null ? { kind: 'nobody' } : { kind: 'actor', actor, by: authorization ? 'key' : 'cookie', sessionId: null };
  },
  authenticateVisitor: async (token) => (token === 'guest' ? { id: noteId, channelId: noteId, customerId: noteId } : null),
};
const domain: Domain = { name: 'note', routes: () => routes };
const app = await buildHttp(shell, [domain], doors);
afterAll(() => app.close());

const as = (name: string) => ({ authorization: `Bearer ${name}` });
const post = (body: object, headers: Record<string, string> = as('writer')) => app.inject({ method: 'POST', url: '/api/v1/notes', payload: body, headers });
const countNotes = async (text: string) => (await shell.pool.query<{ n: number }>('select count(*) as n from note where text = $1', [text])).rows[0]!.n;

describe('who may call', () => {
  test('nobody hears 401, whoever lacks the permission 403, both before anything about the body is told', async () => {
    const [stranger, powerless] = [await post({ wrong: 1 }, {}), await post({ wrong: 1 }, as('reader'))];
    expect([stranger.statusCode, stranger.json().code]).toEqual([401, 'session.missing']);
    expect([powerless.statusCode, powerless.json()]).toEqual([403, expect.objectContaining({ code: 'permission.missing', facts: { permission: 'note.write' } })]);
    expect(powerless.headers['content-type']).toContain('application/problem+json');
    expect(powerless.json().requestId).toBe(powerless.headers['x-request-id']);
  });

  test('a visitor is known by a token in the header, never by one in the address', async () => {
    const [inAddress, inHeader] = [await app.inject({ method: 'POST', url: '/api/v1/chat?token=guest' }), await app.inject({ method: 'POST', url: '/api/v1/chat', headers: as('guest') })];
    expect([inAddress.json().code, inHeader.json()]).toEqual(['visitor.unknown', { visitorId: noteId }]);
  });

  test.each([
    ['a form of another site', { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }],
    ['a script of another site', { 'content-type': 'application/json', origin: 'https://evil.example' }],
    ['a sister site', { 'content-type': 'application/json', 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { 'content-type': 'application/json', origin: 'null' }],
    ['plain text without an origin', { 'content-type': 'text/plain' }],
  ])('a cookie sent by %s opens nothing', async (_, headers) => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes', payload: '{"text":"a"}', headers: { cookie: 'writer', ...headers } });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'session.cross_site']);
  });

  test('our own pages and programs with a cookie may write', async () => {
    expect((await post({ text: 'a' }, { cookie: 'writer', origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
    expect((await post({ text: 'a' }, { cookie: 'writer' })).statusCode).toBe(201);
  });
});

describe('what comes in', () => {
  test('a field that nobody named is refused by its path, also deep inside', async () => {
    const answer = await post({ text: 'a', inner: { size: 1, more: 1 }, extra: 1 });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid', fields: expect.arrayContaining([{ path: 'body.extra', rule: 'additionalProperties' }, { path: 'body.inner.more', rule: 'additionalProperties' }]) });
  });

  test('numbers in quotes are wrong in a body and right in an address; defaults are filled in', async () => {
    expect((await post({ text: 'a', inner: { size: '1' } })).json().fields).toEqual([{ path: 'body.inner.size', rule: 'type', expected: 'integer' }]);
    expect((await app.inject({ url: `/api/v1/notes/${noteId}?limit=9&other=1`, headers: as('reader') })).json().limit).toBe(9);
    expect((await app.inject({ url: `/api/v1/notes/${noteId}`, headers: as('reader') })).json().limit).toBe(5);
    expect((await app.inject({ url: '/api/v1/notes/7?limit=10', headers: as('reader') })).json().code).toBe('request.invalid');
  });

  test.each([
    ['broken JSON', '{"text":', 'application/json', 400, 'request.invalid'],
    ['a poisoned prototype', '{"text":"a","__proto__":{"x":1}}', 'application/json', 400, 'request.invalid'],
    ['an unknown type', 'text=a', 'application/x-www-form-urlencoded', 415, 'request.media_type'],
    ['too much', JSON.stringify({ text: 'a'.repeat(1_100_000) }), 'application/json', 413, 'request.too_large'],
    ['a wrong date', '{"text":"a","at":"yesterday"}', 'application/json', 400, 'request.invalid'],
    ['no body', '', 'application/json', 400, 'request.invalid'],
  ])('%s is refused plainly', async (_, payload, type, status, code) => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes', payload, headers: { ...as('writer'), 'content-type': type } });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test.each([['"12"', 12], ['W/"12"', 12], ['12', 12], ['*', 4]])('If-Match %s names version %s', async (header, version) => {
    const answer = await app.inject({ method: 'PUT', url: `/api/v1/notes/${noteId}`, payload: { version: 4 }, headers: { ...as('writer'), 'if-match': header } });
    expect(answer.json()).toEqual({ version });
  });

  test('an If-Match that names no version is refused rather than ignored', async () => {
    const answer = await app.inject({ method: 'PUT', url: `/api/v1/notes/${noteId}`, payload: {}, headers: { ...as('writer'), 'if-match': '"abc"' } });
    expect(answer.json().code).toBe('request.invalid');
  });

  test('files arrive with their names', async () => {
    const form = new FormData();
    form.append('file', new Blob(['12345']), '报价.txt');
    const encoded = new Response(form);
    const answer = await app.inject({ method: 'POST', url: '/api/v1/uploads', payload: Buffer.from(await encoded.arrayBuffer()), headers: { ...as('writer'), 'content-type': encoded.headers.get('content-type')! } });
    expect(answer.json()).toEqual({ names: ['报价.txt'], bytes: 5 });
  });
});

describe('what goes out', () => {
  test('only what the view names, at every depth', async () => {
    const answer = await post({ text: 'a' });
    expect([answer.statusCode, answer.json(), answer.headers.etag]).toEqual([201, { id: noteId, text: 'a', version: 3, label: { zh: '甲', en: 'a' } }, '"3"']);
  });

  test('no content where nothing is replied', async () => {
    const answer = await app.inject({ method: 'DELETE', url: `/api/v1/notes/${noteId}`, headers: as('writer') });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
  });

  test('a refusal is a problem with its code and facts', async () => {
    expect((await post({ text: 'refused' })).json()).toEqual({ type: 'urn:huiyin:problem:ticket.archived', status: 409, code: 'ticket.archived', facts: { by: 1 }, requestId: expect.any(String) });
  });

  test('a fault tells the request id and nothing from inside', async () => {
    const answer = await app.inject('/api/v1/broken/anyhow');
    expect([answer.statusCode, answer.json().code, answer.body.includes('secret')]).toEqual([500, 'server.fault', false]);
  });

  test('an unreachable database is 503 with a time to come back', async () => {
    const answer = await app.inject('/api/v1/broken/database');
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'server.unavailable', '2']);
  });

  test('downloads are saved, never run, whatever they are called', async () => {
    const page = await app.inject({ url: '/api/v1/files/html?inline=1', headers: as('reader') });
    expect(page.headers['content-disposition']).toBe(`attachment; filename="___.svg"; filename*=UTF-8''%E6%8A%A5%22%E4%BB%B7.svg`);
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    const picture = await app.inject({ url: '/api/v1/files/png?inline=1', headers: as('reader') });
    expect(picture.headers['content-disposition']).toMatch(/^inline;/);
  });

  test('other sites may call what the widget calls, without cookies, and nothing else', async () => {
    const [open, shut] = [await app.inject({ url: '/api/v1/widget/web/settings', headers: { origin: 'https://shop.example' } }), await app.inject({ url: `/api/v1/notes/${noteId}`, headers: { ...as('reader'), origin: 'https://shop.example' } })];
    expect([open.json().origin, open.headers['access-control-allow-origin'], open.headers['access-control-allow-credentials']]).toEqual(['https://shop.example', '*', undefined]);
    expect(shut.headers['access-control-allow-origin']).toBeUndefined();
    expect((await app.inject({ method: 'OPTIONS', url: '/api/v1/chat' })).headers['access-control-allow-headers']).toContain('authorization');
  });

  test('an unknown address is a problem, and pages carry a policy without foreign scripts', async () => {
    expect((await app.inject('/api/v1/nothing')).json().code).toBe('route.unknown');
    const policy = String((await app.inject('/api/docs')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('script-src');
  });
});

describe('Idempotency-Key', () => {
  const keyed = (text: string, key: string, name = 'writer') => post({ text }, { ...as(name), 'idempotency-key': key });

  test('the same request happens once and hears the same reply', async () => {
    const [first, second] = [await keyed('once', 'k1'), await keyed('once', 'k1')];
    expect([second.statusCode, second.body, second.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(await countNotes('once')).toBe(1);
  });

  test('the key keeps no reply in the clear', async () => {
    await keyed('hush', 'k-secret');
    const { rows } = await shell.pool.query('select reply from idempotency_key where key = $1', ['k-secret']);
    expect(rows[0].reply).not.toContain('hush');
  });

  test('twins that arrive together happen once', async () => {
    const { begun, letGo } = holdNext();
    const twins = Array.from({ length: 8 }, () => keyed('slow', 'k2'));
    await begun;
    letGo();
    const answers = await Promise.all(twins);
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(8).fill(201));
    expect(await countNotes('slow')).toBe(1);
  });

  test('the key cannot be used for something else', async () => {
    await keyed('first', 'k3');
    expect((await keyed('second', 'k3')).json()).toMatchObject({ status: 422, code: 'request.key_reused' });
  });

  test('a refusal is remembered, too', async () => {
    const before = calls;
    await keyed('refused', 'k4');
    expect([(await keyed('refused', 'k4')).statusCode, calls]).toEqual([409, before + 1]);
  });

  test('a fault before the commit gives the key back', async () => {
    expect((await keyed('fault before', 'k5')).statusCode).toBe(500);
    const before = calls;
    await keyed('fault before', 'k5');
    expect(calls).toBe(before + 1);
  });

  test('what died between its commit and its reply is not done again', async () => {
    faultAfterCommit = true;
    expect((await keyed('half', 'k6')).statusCode).toBe(500);
    faultAfterCommit = false;
    await shell.pool.query(`update idempotency_key set claimed_at = now() - interval '2 minutes' where key = 'k6'`);
    expect((await keyed('half', 'k6')).json()).toMatchObject({ status: 409, code: 'request.done_before' });
    expect(await countNotes('half')).toBe(1);
  });

  test('a claim that was taken over cannot commit any more', async () => {
    const { begun, letGo } = holdNext();
    const late = keyed('slow', 'k7');
    await begun;
    const before = await countNotes('slow');
    await shell.pool.query(`update idempotency_key set claim = gen_random_uuid() where key = 'k7'`);
    letGo();
    expect((await late).json().code).toBe('request.in_progress');
    expect(await countNotes('slow')).toBe(before);
  });

  test('after a day the key is free', async () => {
    await keyed('day', 'k8');
    await shell.pool.query(`update idempotency_key set claimed_at = now() - interval '25 hours' where key = 'k8'`);
    expect((await keyed('day', 'k8')).headers['idempotency-replayed']).toBeUndefined();
  });
});

describe('what the server tells about itself', () => {
  test('the document holds every operation with its permission and refusals', async () => {
    const document = (await app.inject('/api/v1/openapi.json')).json();
    const operation = document.paths['/notes'].post;
    expect([document.openapi, operation['x-permission'], operation.operationId]).toEqual(['3.1.0', 'note.write', 'postNotes']);
    expect(operation['x-refusals']).toEqual(expect.arrayContaining(['ticket.archived', 'permission.missing', 'request.key_reused']));
    expect(document.paths['/notes/{noteId}'].get.parameters).toMatchObject([{ name: 'noteId', in: 'path', required: true }, { name: 'limit', in: 'query' }]);
    expect(new Set(Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) => Object.values(path).map((each) => each.operationId))).size).toBe(9);
  });

  test('the page of the document loads nothing from elsewhere and holds no script inside', async () => {
    const page = (await app.inject('/api/docs')).body;
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, source] of page.matchAll(/<script src="([^"]+)">/g)) expect([source, (await app.inject(source!)).statusCode]).toEqual([source, 200]);
    expect(page).not.toMatch(/<script>/);
  });

  test('live is not ready: readiness waits for the database, its migrations and a worker', async () => {
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    const before = await app.inject('/readyz');
    expect([before.statusCode, before.json().checks]).toEqual([503, { database: 'ok', migrations: 'ok', worker: 'failed' }]);
    await shell.pool.query(`insert into worker_heartbeat (node) values ('n')`);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    await shell.pool.query(`update worker_heartbeat set seen_at = now() - interval '61 seconds'`);
    expect((await app.inject('/readyz')).json().checks.worker).toBe('failed');
  });

  test('figures go by route template and are for this machine or an administrator', async () => {
    const here = await app.inject('/metrics');
    expect(here.body).toContain('huiyin_http_seconds_count{method="POST",route="/api/v1/notes",status="201"}');
    expect(here.body).not.toContain(noteId);
    const forwarded = { 'x-forwarded-for': '10.0.0.1' };
    expect((await app.inject({ url: '/metrics', headers: forwarded })).statusCode).toBe(401);
    expect((await app.inject({ url: '/metrics', headers: { ...forwarded, ...as('reader') } })).statusCode).toBe(403);
    expect((await app.inject({ url: '/metrics', headers: { ...forwarded, ...as('writer') } })).statusCode).toBe(200);
  });
});

describe('rate limits', () => {
  test('whoever comes too often is told when to come again; others are not disturbed', async () => {
    const limits = createRateLimits({ redisUrl: null, rateFactor: 1 });
    const strict = await buildHttp(shell, [domain], { ...doors, limits });
    afterAll(() => strict.close());
    const write = (name: string) => strict.inject({ method: 'DELETE', url: `/api/v1/notes/${noteId}`, headers: as(name) });
    for (let n = 0; n < 600; n += 1) await limits.take('write', writer.id);
    const answer = await write('writer');
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'request.too_many']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await write('reader')).statusCode).toBe(403);

    for (let n = 0; n < 60; n += 1) await strict.inject({ method: 'POST', url: '/api/auth/sign-in/email' });
    expect((await strict.inject({ method: 'POST', url: '/api/auth/sign-in/email' })).statusCode).toBe(429);
  });
});

