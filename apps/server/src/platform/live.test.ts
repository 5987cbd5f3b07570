import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Caller, Doors } from './caller.ts';
import { buildHttp } from './http.ts';
import { attachLive } from './live.ts';
import { testShell } from './testing/test-shell.ts';

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`;
const people: Record<string, Actor> = Object.fromEntries(
  ['li', 'wang'].map((name, index) => [name, { kind: 'person', id: id(index + 1), name, teamIds: [id(index + 3)], roles: [], grants: new Map() } satisfies Actor]),
);
const [open, hidden, visitorId] = [id(7), id(8), id(9)];
const doors: Doors = {
  authenticate: async ({ cookie }): Promise<Caller> => (cookie !== undefined && people[cookie] ? { kind: 'actor', actor: people[cookie], by: 'cookie', sessionId: null } : { kind: 'nobody' }),
  authenticateVisitor: async (token, origin) => (token === 'guest' && origin !== 'https://evil.example' ? { id: visitorId, channelId: id(5), customerId: id(6) } : null),
  mayWatch: async (_, ticketId) => ticketId === open,
  visitorOf: async () => visitorId,
  ticketOf: async () => open,
};
const shell = await testShell();
const app = await buildHttp(shell, [], doors);
const live = attachLive(app, shell, doors);
await app.listen({ port: 0, host: '127.0.0.1' });
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
afterAll(() => app.close());

interface Heard {
  readonly heard: unknown[][];
}
const sockets: (Socket & Heard)[] = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

async function connect(options: { readonly cookie?: string; readonly token?: string; readonly origin?: string }): Promise<Socket & Heard> {
  const extraHeaders = { ...(options.cookie ? { cookie: options.cookie } : {}), ...(options.origin ? { origin: options.origin } : {}) };
  const socket = io(url, { path: '/live', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders, auth: options.token ? { token: options.token } : {} });
  const heard: unknown[][] = [];
  const listener = Object.assign(socket, { heard });
  sockets.push(listener);
  socket.onAny((...message) => heard.push(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return listener;
}

/** Until what was said before has been heard: an answer comes after what a colleague said, a notice after all that went the same way. */
async function settle(): Promise<void> {
  const open = sockets.filter(({ connected }) => connected);
  for (const socket of open) if (isStaff(socket)) await socket.emitWithAck('watch', null);
  live.notify({ topic: 'settled', id: 's', version: 0, rooms: ['all', `chat:${visitorId}`] });
  const isLast = (message: unknown[] | undefined) => JSON.stringify(message).includes('"settled"');
  await vi.waitFor(() => expect(open.every(({ heard }) => isLast(heard.at(-1)))).toBe(true), { timeout: 10_000, interval: 5 });
  for (const { heard } of open) heard.pop();
}

const isStaff = (socket: Socket) => (socket.io.opts.extraHeaders as { cookie?: string } | undefined)?.cookie !== undefined;

describe('who may listen', () => {
  test.each([
    ['nobody', {}],
    ['a wrong visitor token', { token: 'other' }],
    ['a page of another site with our cookie', { cookie: 'li', origin: 'https://evil.example' }],
    ['a site that the channel does not know', { token: 'guest', origin: 'https://evil.example' }],
    ['a visitor with an agent\'s cookie and a wrong token', { token: 'other', cookie: 'li' }],
  ])('not %s', async (_, options) => {
    await expect(connect(options)).rejects.toThrow('session.missing');
  });

  test('a person from our own page, and a visitor from a shop', async () => {
    await connect({ cookie: 'li', origin: url });
    await connect({ token: 'guest', origin: 'https://shop.example' });
  });
});

describe('notices', () => {
  test('reach the rooms they name, once each, and no others', async () => {
    const [li, wang, guest] = [await connect({ cookie: 'li' }), await connect({ cookie: 'wang' }), await connect({ token: 'guest' })];
    live.notify({ topic: 'queue', id: 'q', version: 1, rooms: [`person:${id(1)}`, `team:${id(3)}`] });
    live.notify({ topic: 'chat', id: 'c', version: 2, rooms: [`chat:${visitorId}`] });
    live.notify({ topic: 'nothing', id: 'n', version: 3, rooms: [] });
    await settle();
    expect([li.heard, wang.heard, guest.heard]).toEqual([[['notice', { topic: 'queue', id: 'q', version: 1 }]], [], [['notice', { topic: 'chat', id: 'c', version: 2 }]]]);
  });

  test('"all" means everybody who works here, not the customers', async () => {
    const [li, guest] = [await connect({ cookie: 'li' }), await connect({ token: 'guest' })];
    live.notify({ topic: 'flow', id: 'f', version: 1, rooms: ['all'] });
    await settle();
    expect([li.heard.length, guest.heard.length]).toEqual([1, 0]);
  });

  test('of a ticket are heard by those who may see it', async () => {
    const li = await connect({ cookie: 'li' });
    const ask = (ticketId: unknown) => li.timeout(10_000).emitWithAck('watch', ticketId);
    expect([await ask(open), await ask(hidden), await ask('x'), await ask({ a: 1 })]).toEqual([true, false, false, false]);
    for (const ticketId of [open, hidden]) live.notify({ topic: 'ticket', id: ticketId, version: 1, rooms: [`ticket:${ticketId}`] });
    await settle();
    expect(li.heard).toEqual([['notice', { topic: 'ticket', id: open, version: 1 }]]);
  });
});

describe('typing and presence', () => {
  test('go both ways; the customer is not told who writes', async () => {
    const [li, wang, guest] = [await connect({ cookie: 'li' }), await connect({ cookie: 'wang' }), await connect({ token: 'guest' })];
    await li.emitWithAck('watch', open);
    await wang.emitWithAck('watch', open);
    li.emit('typing', { ticketId: open, on: true });
    guest.emit('typing', { on: true });
    await vi.waitFor(() => expect(li.heard.filter(([name]) => name === 'typing')).toHaveLength(1), { timeout: 10_000, interval: 5 });
    await settle();
    expect(guest.heard).toEqual([['typing', { by: { kind: 'person' }, on: true }]]);
    expect(li.heard).toEqual(expect.arrayContaining([['presence', { ticketId: open, person: { id: id(2), name: 'wang' }, state: 'viewing' }], ['typing', { ticketId: open, by: { kind: 'customer' }, on: true }]]));
    expect(wang.heard).toEqual(expect.arrayContaining([['typing', { ticketId: open, by: { kind: 'person', id: id(1), name: 'li' }, on: true }]]));
  });

  test('are thinned out when they come too fast, and ignored on tickets that are not watched', async () => {
    const [li, wang] = [await connect({ cookie: 'li' }), await connect({ cookie: 'wang' })];
    await wang.emitWithAck('watch', open);
    li.emit('typing', { ticketId: open });
    await settle();
    expect(wang.heard).toEqual([]);
    await li.emitWithAck('watch', open);
    for (let n = 0; n < 100; n += 1) li.emit('typing', { ticketId: open });
    await settle();
    expect(wang.heard.length).toBeLessThan(10);
  });

  test('nonsense disturbs nobody', async () => {
    const [li, guest] = [await connect({ cookie: 'li' }), await connect({ token: 'guest' })];
    for (const message of [null, 1, 'x', [], { ticketId: 5 }, { ticketId: open, on: 'perhaps' }]) for (const event of ['typing', 'presence', 'watch', 'unwatch']) li.emit(event, message);
    guest.emit('watch', open);
    await settle();
    expect([li.connected, guest.connected]).toEqual([true, true]);
  });
});

test('a person whose sessions end is cut off at once', async () => {
  const [li, wang] = [await connect({ cookie: 'li' }), await connect({ cookie: 'wang' })];
  live.disconnect(id(1));
  await vi.waitFor(() => expect(li.connected).toBe(false), { timeout: 10_000 });
  await settle();
  expect(wang.connected).toBe(true);
});

test('the server closes with sockets open', async () => {
  const other = await buildHttp(shell, [], doors);
  attachLive(other, shell, doors);
  await other.listen({ port: 0, host: '127.0.0.1' });
  const socket = io(`http://127.0.0.1:${(other.server.address() as AddressInfo).port}`, { path: '/live', transports: ['websocket'], reconnection: false, extraHeaders: { cookie: 'li' } });
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  await other.close();
  await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 10_000 });
});
