/** Two nodes on one Redis: what one of them counts and says, the other knows. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Caller, Doors } from './caller.ts';
import { buildHttp } from './http.ts';
import { attachLive, type LiveServer } from './live.ts';
import { createRateLimits } from './rate-limit.ts';
import { hasRealRedis, realRedis } from './testing/real-redis.ts';
import { standInRedis, type TestRedis } from './testing/redis-stand-in.ts';
import { testShell } from './testing/test-shell.ts';

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`;
const [ticketId, visitorId] = [id(7), id(9)];
const kinds = [['a stand-in', standInRedis], ...(hasRealRedis ? ([['a real Redis', realRedis]] as const) : [])] as const;

const toStop: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

async function startRedis(start: () => Promise<TestRedis>): Promise<TestRedis> {
  const redis = await start();
  toStop.push(() => redis.stop());
  return redis;
}

const shell = await testShell();

describe.each(kinds)('rate limits by %s', (_, start) => {
  const nodes = (redisUrl: string) =>
    [1, 2].map(() => {
      const limits = createRateLimits({ redisUrl, rateFactor: 1 });
      toStop.push(() => limits.close());
      return limits;
    }) as [ReturnType<typeof createRateLimits>, ReturnType<typeof createRateLimits>];

  test('count what comes to either node', async () => {
    const [a, b] = nodes((await startRedis(start)).url);
    // Until each has its connection it counts for itself, which is what it shall do.
    await vi.waitFor(async () => {
      const key = `warm-${shell.ids.next()}`;
      for (let n = 0; n < 60; n += 1) await (n % 2 ? a : b).take('signIn', key);
      expect(await a.take('signIn', key)).not.toBeNull();
    }, { timeout: 10_000 });

    for (let n = 0; n < 60; n += 1) expect(await (n % 2 ? a : b).take('signIn', '10.0.0.1')).toBeNull();
    for (const node of [a, b]) {
      const wait = await node.take('signIn', '10.0.0.1');
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
    expect([await a.take('signIn', '10.0.0.2'), await b.take('write', '10.0.0.1')]).toEqual([null, null]);
  });

  test('go on counting, each for itself, while Redis is away', async () => {
    const redis = await startRedis(start);
    const [a, b] = nodes(redis.url);
    expect(await a.take('signIn', 'x')).toBeNull();
    await redis.stop();
    for (let n = 0; n < 60; n += 1) expect([await a.take('signIn', '10.0.0.3'), await b.take('signIn', '10.0.0.4')]).toEqual([null, null]);
    expect([await a.take('signIn', '10.0.0.3'), await b.take('signIn', '10.0.0.3')]).toEqual([expect.any(Number), null]);
  });
});

describe.each(kinds)('live by %s', (_, start) => {
  /** Whose sessions ended. */
  const ended = new Set<string>();
  const people: Record<string, Actor> = Object.fromEntries(['li', 'wang'].map((name, index) => [name, { kind: 'person', id: id(index + 1), name, teamIds: [id(3)], roles: [], grants: new Map() }]));
  const doors: Doors = {
    authenticate: async ({ cookie = '' }): Promise<Caller> => (people[cookie] && !ended.has(cookie) ? { kind: 'actor', actor: people[cookie], by: 'cookie', sessionId: null } : { kind: 'nobody' }),
    authenticateVisitor: async () => ({ id: visitorId, channelId: id(5), customerId: id(6) }),
    mayWatch: async () => true,
    visitorOf: async () => visitorId,
    ticketOf: async () => ticketId,
  };

  async function startNode(redisUrl: string): Promise<{ readonly live: LiveServer; readonly url: string }> {
    const its = { ...shell, config: { ...shell.config, redisUrl } };
    const app = await buildHttp(its, [], doors);
    const live = attachLive(app, its, doors);
    await app.listen({ port: 0, host: '127.0.0.1' });
    toStop.push(() => app.close());
    return { live, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
  }

  async function connect(url: string, cookie: string | null): Promise<Socket & { readonly heard: unknown[][] }> {
    const socket = io(url, { path: '/live', transports: ['websocket'], reconnection: false, forceNew: true, ...(cookie === null ? { auth: { token: 'guest' } } : { extraHeaders: { cookie } }) });
    toStop.push(() => void socket.disconnect());
    const heard: unknown[][] = [];
    socket.onAny((...message) => heard.push(message));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
    return Object.assign(socket, { heard });
  }

  /** Nodes find each other in their own time; what is said before is lost, as it may be. */
  async function untilHeard(say: () => void, socket: { readonly heard: unknown[][] }): Promise<void> {
    await vi.waitFor(() => {
      say();
      expect(socket.heard).not.toEqual([]);
    }, { timeout: 10_000, interval: 50 });
    socket.heard.length = 0;
  }

  async function twoNodes() {
    const redis = await startRedis(start);
    const [a, b] = [await startNode(redis.url), await startNode(redis.url)];
    const [li, wang, guest] = [await connect(a.url, 'li'), await connect(b.url, 'wang'), await connect(b.url, null)];
    const ready = { topic: 'ready', id: 'r', version: 0, rooms: ['all', `chat:${visitorId}`] };
    await untilHeard(() => a.live.notify(ready), wang);
    await untilHeard(() => b.live.notify(ready), li);
    // What a node said before has been heard when the last of its words has.
    for (const [index, node] of [a, b].entries()) node.live.notify({ ...ready, topic: 'settled', id: String(index) });
    const settled = (heard: unknown[][]) => heard.filter((message) => JSON.stringify(message).includes('"settled"')).length;
    await vi.waitFor(() => expect([li, wang, guest].map(({ heard }) => settled(heard))).toEqual([2, 2, 2]), { timeout: 10_000, interval: 20 });
    for (const { heard } of [li, wang, guest]) heard.length = 0;
    return { redis, a, b, li, wang, guest };
  }

  test('a notice from one node reaches whom it names on the other, once, and nobody else', async () => {
    const { a, li, wang, guest } = await twoNodes();
    a.live.notify({ topic: 'queue', id: 'q', version: 1, rooms: [`person:${id(2)}`, `team:${id(9)}`] });
    a.live.notify({ topic: 'chat', id: 'c', version: 2, rooms: [`chat:${visitorId}`] });
    await vi.waitFor(() => expect(guest.heard).toEqual([['notice', { topic: 'chat', id: 'c', version: 2 }]]), { timeout: 5_000 });
    expect([wang.heard, li.heard]).toEqual([[['notice', { topic: 'queue', id: 'q', version: 1 }]], []]);
  });

  test('a worker without sockets is heard too', async () => {
    const { redis, li } = await twoNodes();
    const worker = attachLive(null, { ...shell, config: { ...shell.config, redisUrl: redis.url } }, doors);
    toStop.push(() => worker.close());
    await untilHeard(() => worker.notify({ topic: 'queue', id: 'q', version: 1, rooms: [`person:${id(1)}`] }), li);
  });

  test('a node that stops while it is still connecting leaves no rejection that nobody handles', async () => {
    const redis = await startRedis(start);
    const unhandled: unknown[] = [];
    const hear = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', hear);
    toStop.push(() => void process.off('unhandledRejection', hear));
    const worker = attachLive(null, { ...shell, config: { ...shell.config, redisUrl: redis.url } }, doors);
    worker.notify({ topic: 'session', id: id(1), version: 1, rooms: ['all'] });
    await worker.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(unhandled).toEqual([]);
  });

  test('typing crosses over, with a name to colleagues and without to the customer', async () => {
    const { li, wang, guest } = await twoNodes();
    expect([await li.emitWithAck('watch', ticketId), await wang.emitWithAck('watch', ticketId)]).toEqual([true, true]);
    li.emit('typing', { ticketId, on: true });
    await vi.waitFor(() => {
      expect(wang.heard).toContainEqual(['typing', { ticketId, by: { kind: 'person', id: id(1), name: 'li' }, on: true }]);
      expect(guest.heard).toEqual([['typing', { by: { kind: 'person' }, on: true }]]);
    }, { timeout: 5_000 });
  });

  test('who is made inactive here is cut off there; so is, soon, whose session ended', async () => {
    const { a, b, li, wang } = await twoNodes();
    a.live.disconnect(id(2));
    await vi.waitFor(() => expect([li.connected, wang.connected]).toEqual([true, false]), { timeout: 5_000 });
    ended.add('li');
    toStop.push(() => void ended.clear());
    b.live.notify({ topic: 'session', id: id(1), version: 0, rooms: [] });
    await vi.waitFor(() => expect(li.connected).toBe(false), { timeout: 10_000 });
  });

  test('without Redis each node goes on for its own', async () => {
    const { redis, a, li, wang } = await twoNodes();
    await redis.stop();
    await untilHeard(() => a.live.notify({ topic: 'queue', id: 'q', version: 1, rooms: ['all'] }), li);
    expect(wang.heard).toEqual([]);
  });
});

// Without it the above says nothing of the real thing; the line shows in the report of the run.
test.skipIf(hasRealRedis)('(no redis-server on the path: only the stand-in was tried)', () => undefined);

