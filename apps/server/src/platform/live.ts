/** Notices, typing and presence to browsers (Socket.IO at `/live`). Truth goes over HTTP: whatever is lost here is only late. */

import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import { Server, type Socket } from 'socket.io';
import type { Doors, Visitor } from './caller.ts';
import { liveSockets } from './metrics.ts';
import { isOurOrigin } from './same-origin.ts';
import type { Live, Notice, Shell } from './shell.ts';
import { unattended } from './unattended-redis.ts';

export interface LiveServer extends Live {
  /** Ends a person's connections at once, when their sessions end or they are made inactive. */
  disconnect(personId: string): void;
  close(): Promise<void>;
}

type Guest = { readonly kind: 'staff'; actor: Actor } | { readonly kind: 'visitor'; readonly visitor: Visitor };

interface Held {
  guest: Guest;
  /** Tickets watched, each with the visitor who chats on it. */
  watched: Map<string, string | null>;
  /** Relays left in this second. */
  credit: number;
  creditAt: number;
  chat: { ticketId: string | null; at: number } | null;
}

type LiveSocket = Socket & { data: Held };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const relaysPerSecond = 5;
const maxWatched = 100;
const recheckMs = 20_000;
const recheckStepMs = 250;
const chatMemoryMs = 15_000;
const beatMs = 10_000;
/** Longer than any node remembers who a cookie belongs to. */
const recheckAfterMs = 3_000;
/** From node to node, never to a browser. */
const sessionEnded = 'session_ended';

/** Without `app` (a node that serves no sockets) notices still go out to other nodes through Redis. */
export function attachLive(app: FastifyInstance | null, shell: Shell, doors: Doors): LiveServer {
  const { config, log } = shell;
  const redis = config.redisUrl === null ? null : unattended(new Redis(config.redisUrl));
  redis?.on('error', (error: Error) => log.warn({ err: error }, 'redis'));
  const io = new Server({
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: 16_384,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    // Visitors come from other sites with a token of their own; cookies are never asked for across origins.
    cors: { origin: '*' },
    ...(redis === null ? {} : { adapter: createAdapter(redis, { maxLen: 10_000 }) }),
  });
  io.use(async (socket, next) => next(await judge(socket as LiveSocket, shell, doors)));
  io.on('connection', (socket) => welcome(socket as LiveSocket, doors, log));
  if (app !== null) io.attach(app.server);
  const stopRechecks = recheckInTurn(io, doors, log);
  const stopBeats = beatOn(io, doors, log, app !== null);

  // Another node ended a session; here it may still be remembered for a moment as open.
  io.on(sessionEnded, (personId: string) => void setTimeout(() => void recheckAll(io, doors, log, personId), recheckAfterMs).unref());

  const close = async () => {
    stopRechecks();
    stopBeats();
    // A server that was attached to nothing has no engine to close.
    await (app === null ? io.of('/').adapter.close() : io.close());
    redis?.disconnect();
  };
  app?.beforeClose.add(close);

  return {
    notify({ topic, id, version, rooms }: Notice) {
      if (rooms.length > 0) {
        // Through Redis it waits until Redis is back; our own sockets need not. To hear it twice is to look twice.
        if (redis !== null && redis.status !== 'ready') io.local.to([...rooms]).emit('notice', { topic, id, version });
        io.to([...rooms]).emit('notice', { topic, id, version });
      }
      // A session of this person has just ended: whoever hangs on it goes now, not at the next look.
      if (topic !== 'session') return;
      void recheckAll(io, doors, log, id);
      if (redis !== null) io.serverSideEmit(sessionEnded, id);
    },
    disconnect(personId) {
      io.in(`person:${personId}`).disconnectSockets(true);
    },
    close,
  };
}

/** The reason for turning a socket away, or undefined. */
async function judge(socket: LiveSocket, shell: Shell, doors: Doors): Promise<Error | undefined> {
  try {
    return (await admit(socket, shell, doors)) ? undefined : new Error('session.missing');
  } catch (error) {
    shell.log.error({ err: error }, 'live handshake failed');
    return new Error('server.fault');
  }
}

async function admit(socket: LiveSocket, shell: Shell, doors: Doors): Promise<boolean> {
  const { headers, auth } = socket.handshake;
  const fresh = { watched: new Map(), credit: relaysPerSecond, creditAt: 0, chat: null };
  const token = (auth as { token?: unknown }).token;
  if (token !== undefined) {
    if (typeof token !== 'string' || token.length > 600) return false;
    const visitor = await doors.authenticateVisitor?.(token, headers.origin ?? null);
    if (!visitor) return false;
    Object.assign(socket.data, fresh, { guest: { kind: 'visitor', visitor } satisfies Guest });
    return true;
  }
  // A page of another site could open a socket with our cookie; only our own may.
  if (headers.origin !== undefined && !isOurOrigin(headers.origin, headers.host, shell.config.publicUrl)) return false;
  const caller = await doors.authenticate(headers);
  if (caller.kind === 'nobody') return false;
  Object.assign(socket.data, fresh, { guest: { kind: 'staff', actor: caller.actor } satisfies Guest });
  return true;
}

function welcome(socket: LiveSocket, doors: Doors, log: Shell['log']): void {
  const { guest } = socket.data;
  liveSockets.inc({ kind: guest.kind });
  socket.on('disconnect', () => {
    liveSockets.dec({ kind: guest.kind });
    for (const ticketId of socket.data.watched.keys()) tellPresence(socket, ticketId, 'gone');
  });
  const guarded = (work: () => Promise<void>) => void work().catch((error: unknown) => log.error({ err: error }, 'live message failed'));

  if (guest.kind === 'visitor') {
    void socket.join(`chat:${guest.visitor.id}`);
    socket.on('typing', (message: unknown) => guarded(() => visitorTypes(socket, guest.visitor, doors, isOn(message))));
    return;
  }
  void socket.join(staffRooms(guest.actor, doors));
  socket.on('watch', (ticketId: unknown, answer: unknown) => guarded(async () => reply(answer, await watch(socket, ticketId, doors))));
  socket.on('unwatch', (ticketId: unknown) => guarded(() => unwatch(socket, ticketId)));
  socket.on('typing', (message: unknown) => staffTypes(socket, message));
  socket.on('presence', (message: unknown) => {
    const { ticketId, state } = asRecord(message);
    if (typeof ticketId !== 'string' || !socket.data.watched.has(ticketId) || !spend(socket)) return;
    if (state === 'viewing' || state === 'composing') tellPresence(socket, ticketId, state);
  });
}

function staffRooms(actor: Actor, doors: Doors): string[] {
  return ['all', `person:${actor.id}`, ...actor.teamIds.map((id) => `team:${id}`), ...(doors.roomsFor?.(actor) ?? [])];
}

async function watch(socket: LiveSocket, ticketId: unknown, doors: Doors): Promise<boolean> {
  const { guest, watched } = socket.data;
  if (guest.kind !== 'staff' || typeof ticketId !== 'string' || !uuid.test(ticketId) || watched.size >= maxWatched || !spend(socket)) return false;
  if (!(await doors.mayWatch?.(guest.actor, ticketId))) return false;
  watched.set(ticketId, (await doors.visitorOf?.(ticketId)) ?? null);
  await socket.join(`ticket:${ticketId}`);
  tellPresence(socket, ticketId, 'viewing');
  return true;
}

async function unwatch(socket: LiveSocket, ticketId: unknown): Promise<void> {
  if (typeof ticketId !== 'string' || !socket.data.watched.delete(ticketId)) return;
  tellPresence(socket, ticketId, 'gone');
  await socket.leave(`ticket:${ticketId}`);
}

function tellPresence(socket: LiveSocket, ticketId: string, state: 'viewing' | 'composing' | 'gone'): void {
  const { guest } = socket.data;
  if (guest.kind !== 'staff') return;
  socket.to(`ticket:${ticketId}`).volatile.emit('presence', { ticketId, person: { id: guest.actor.id, name: guest.actor.name }, state });
}

/** To colleagues by name; to the customer without it: that somebody writes is all they need. */
function staffTypes(socket: LiveSocket, message: unknown): void {
  const { ticketId } = asRecord(message);
  const { guest, watched } = socket.data;
  if (guest.kind !== 'staff' || typeof ticketId !== 'string' || !watched.has(ticketId) || !spend(socket)) return;
  const on = isOn(message);
  socket.to(`ticket:${ticketId}`).volatile.emit('typing', { ticketId, by: { kind: 'person', id: guest.actor.id, name: guest.actor.name }, on });
  const visitorId = watched.get(ticketId);
  if (visitorId) socket.to(`chat:${visitorId}`).volatile.emit('typing', { by: { kind: 'person' }, on });
}

async function visitorTypes(socket: LiveSocket, visitor: Visitor, doors: Doors, on: boolean): Promise<void> {
  if (!spend(socket)) return;
  const known = socket.data.chat;
  if (known === null || performance.now() - known.at > chatMemoryMs) socket.data.chat = { ticketId: (await doors.ticketOf?.(visitor.id)) ?? null, at: performance.now() };
  const ticketId = socket.data.chat!.ticketId;
  if (ticketId !== null) socket.to(`ticket:${ticketId}`).volatile.emit('typing', { ticketId, by: { kind: 'customer' }, on });
}

/** Over its credit a relay is dropped, never queued: the next one says the same. */
function spend({ data }: LiveSocket): boolean {
  const now = performance.now();
  data.credit = Math.min(relaysPerSecond, data.credit + ((now - data.creditAt) / 1_000) * relaysPerSecond);
  data.creditAt = now;
  if (data.credit < 1) return false;
  data.credit -= 1;
  return true;
}

/** Sessions end and teams change while sockets stay open. */
async function recheckAll(io: Server, doors: Doors, log: Shell['log'], personId?: string): Promise<void> {
  for (const socket of io.of('/').sockets.values() as Iterable<LiveSocket>) {
    const { guest } = socket.data;
    if (personId !== undefined && (guest.kind !== 'staff' || guest.actor.id !== personId)) continue;
    await recheckSafely(socket, doors, log);
  }
}

/** Tells who is connected to this node. A missed beat is no matter: grace periods are longer than several. */
function beatOn(io: Server, doors: Doors, log: Shell['log'], holdsSockets: boolean): () => void {
  const timer = setInterval(() => {
    const people = new Set<string>();
    for (const { data } of io.of('/').sockets.values() as Iterable<LiveSocket>) if (data.guest?.kind === 'staff' && data.guest.actor.kind === 'person') people.add(data.guest.actor.id);
    if (people.size > 0) doors.hearOf?.([...people]).catch((error: unknown) => log.warn({ err: error }, 'live beat failed'));
    const { rooms } = io.of('/').adapter;
    if (holdsSockets) doors.hearOfVisitors?.((id) => rooms.has(`chat:${id}`)).catch((error: unknown) => log.warn({ err: error }, 'live beat failed'));
  }, beatMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Goes round for ever, each socket once in `recheckMs`: a thousand look-ups at once would hold up the messages between them. */
function recheckInTurn(io: Server, doors: Doors, log: Shell['log']): () => void {
  let round: Iterator<LiveSocket> = [][Symbol.iterator]();
  let left = 0;
  const timer = setInterval(() => {
    const { sockets } = io.of('/');
    if (left <= 0) {
      round = ([...sockets.values()] as LiveSocket[])[Symbol.iterator]();
      left = recheckMs / recheckStepMs;
    }
    for (let due = Math.ceil(sockets.size / (recheckMs / recheckStepMs)); due > 0; due--) {
      const { value: socket } = round.next() as IteratorResult<LiveSocket, undefined>;
      if (socket?.connected) void recheckSafely(socket, doors, log);
    }
    left -= 1;
  }, recheckStepMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function recheckSafely(socket: LiveSocket, doors: Doors, log: Shell['log']): Promise<void> {
  try {
    await recheckOne(socket, doors);
  } catch (error) {
    log.warn({ err: error }, 'live recheck failed');
  }
}

async function recheckOne(socket: LiveSocket, doors: Doors): Promise<void> {
  const { guest } = socket.data;
  const { headers, auth } = socket.handshake;
  if (guest.kind === 'visitor') {
    const still = await doors.authenticateVisitor?.((auth as { token: string }).token, headers.origin ?? null);
    if (!still || still.id !== guest.visitor.id) socket.disconnect(true);
    return;
  }
  const caller = await doors.authenticate(headers);
  if (caller.kind === 'nobody' || caller.actor.id !== guest.actor.id) return void socket.disconnect(true);
  if (rights(caller.actor) === rights(guest.actor)) return;
  const [before, now] = [staffRooms(guest.actor, doors), staffRooms(caller.actor, doors)];
  guest.actor = caller.actor;
  for (const room of before) if (!now.includes(room)) await socket.leave(room);
  await socket.join(now);
  for (const ticketId of socket.data.watched.keys()) if (!(await doors.mayWatch?.(caller.actor, ticketId))) await unwatch(socket, ticketId);
}

function rights({ teamIds, grants, roles }: Actor): string {
  return JSON.stringify([teamIds, [...grants], roles]);
}

function isOn(message: unknown): boolean {
  return asRecord(message).on !== false;
}

function asRecord(message: unknown): Record<string, unknown> {
  return typeof message === 'object' && message !== null ? (message as Record<string, unknown>) : {};
}

function reply(answer: unknown, value: boolean): void {
  if (typeof answer === 'function') (answer as (value: boolean) => void)(value);
}
