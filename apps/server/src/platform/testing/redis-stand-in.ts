/**
 * A Redis of our own for tests, after the published protocol (RESP2): the few commands that rate limits and the Socket.IO streams
 * adapter send, over a real socket. npm has no Redis binary that needs no download, so this is what every machine can run;
 * where a real `redis-server` is on the path, the same tests run against that too and keep this one honest.
 */

import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { type Command, readCommands } from './redis-commands.ts';

export interface TestRedis {
  readonly url: string;
  /** At once and without a word to its clients, as a machine that goes away. */
  stop(): Promise<void>;
}

interface Entry {
  readonly id: string;
  readonly fields: readonly Buffer[];
}

interface Waiting {
  readonly socket: Socket;
  readonly stream: string;
  readonly after: number;
  readonly timer: NodeJS.Timeout;
}

export async function standInRedis(): Promise<TestRedis> {
  const redis = new StandIn();
  const server: Server = createServer((socket) => redis.welcome(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      redis.close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

class StandIn {
  readonly #sockets = new Set<Socket>();
  readonly #counts = new Map<string, { value: number; readonly until: number }>();
  readonly #streams = new Map<string, Entry[]>();
  readonly #listeners = new Map<string, Set<Socket>>();
  readonly #waiting = new Set<Waiting>();

  welcome(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#forget(socket));
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      const read = readCommands(Buffer.concat([rest, chunk]));
      rest = Buffer.from(read.rest);
      for (const command of read.commands) this.#answer(socket, command);
    });
  }

  close(): void {
    for (const { timer } of this.#waiting) clearTimeout(timer);
    for (const socket of this.#sockets) socket.destroy();
  }

  #forget(socket: Socket): void {
    this.#sockets.delete(socket);
    for (const heard of this.#listeners.values()) heard.delete(socket);
    for (const one of this.#waiting) if (one.socket === socket) this.#stopWaiting(one);
  }

  #answer(socket: Socket, command: Command): void {
    const [name, ...rest] = command;
    const words = rest.map(String);
    switch (String(name).toLowerCase()) {
      case 'info':
        return send(socket, bulk('redis_version:7.0.0\r\nloading:0\r\n'));
      case 'client':
      case 'select':
        return send(socket, '+OK\r\n');
      case 'evalsha':
        return send(socket, '-NOSCRIPT No matching script. Please use EVAL.\r\n');
      case 'eval':
        return send(socket, this.#count(words));
      case 'xadd':
        return this.#append(socket, words[0]!, rest);
      case 'xread':
        return this.#read(socket, words);
      case 'subscribe':
        return words.forEach((channel, index) => this.#subscribe(socket, channel, index + 1));
      case 'publish':
        return this.#publish(socket, words[0]!, rest[1]!);
      case 'pubsub':
        return send(socket, `*2\r\n${bulk(words[1]!)}${integer(this.#listeners.get(words[1]!)?.size ?? 0)}`);
      default:
        // Clients that ask for RESP3 by `HELLO` are told so too, and go on in RESP2.
        return send(socket, `-ERR unknown command '${String(name)}'\r\n`);
    }
  }

  /** Scripts cannot run here; the one of the rate limits is known by what it calls, and done by hand. */
  #count([script, , key, by, seconds]: readonly string[]): string {
    if (!/'set'.*'NX'[^]*'incrby'[^]*'pttl'/.test(script!)) return '-ERR the stand-in knows no such script\r\n';
    const now = performance.now();
    const held = this.#counts.get(key!);
    const count = held && held.until > now ? held : { value: 0, until: now + Number(seconds) * 1_000 };
    count.value += Number(by);
    this.#counts.set(key!, count);
    return `*2\r\n${integer(count.value)}${integer(Math.max(1, Math.ceil(count.until - now)))}`;
  }

  /** `XADD stream MAXLEN ~ n * field value …` */
  #append(socket: Socket, stream: string, [, , , , , ...fields]: readonly Buffer[]): void {
    const entries = this.#entriesOf(stream);
    const entry = { id: `1-${entries.length + 1}`, fields };
    entries.push(entry);
    send(socket, bulk(entry.id));
    for (const one of this.#waiting) {
      if (one.stream !== stream) continue;
      this.#stopWaiting(one);
      send(one.socket, found(stream, entries.slice(one.after)));
    }
  }

  /** `XREAD BLOCK ms COUNT n STREAMS stream after` */
  #read(socket: Socket, [, block, , , , stream, from]: readonly string[]): void {
    const entries = this.#entriesOf(stream!);
    const after = from === '$' ? entries.length : Number(from!.split('-')[1]);
    if (entries.length > after) return send(socket, found(stream!, entries.slice(after)));
    const one: Waiting = {
      socket, stream: stream!, after,
      timer: setTimeout(() => {
        this.#stopWaiting(one);
        send(socket, '*-1\r\n');
      }, Number(block)),
    };
    this.#waiting.add(one);
  }

  #stopWaiting(one: Waiting): void {
    clearTimeout(one.timer);
    this.#waiting.delete(one);
  }

  #entriesOf(stream: string): Entry[] {
    const entries = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, entries);
    return entries;
  }

  #subscribe(socket: Socket, channel: string, count: number): void {
    this.#listeners.set(channel, (this.#listeners.get(channel) ?? new Set()).add(socket));
    send(socket, `*3\r\n${bulk('subscribe')}${bulk(channel)}${integer(count)}`);
  }

  #publish(socket: Socket, channel: string, message: Buffer): void {
    const heard = this.#listeners.get(channel) ?? new Set();
    for (const listener of heard) send(listener, Buffer.concat([Buffer.from(`*3\r\n${bulk('message')}${bulk(channel)}$${message.length}\r\n`), message, Buffer.from('\r\n')]));
    send(socket, integer(heard.size));
  }
}

function found(stream: string, entries: readonly Entry[]): string {
  const shown = entries.map(({ id, fields }) => `*2\r\n${bulk(id)}*${fields.length}\r\n${fields.map((field) => bulk(String(field))).join('')}`);
  return `*1\r\n*2\r\n${bulk(stream)}*${entries.length}\r\n${shown.join('')}`;
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
}

function integer(value: number): string {
  return `:${value}\r\n`;
}

function send(socket: Socket, reply: string | Buffer): void {
  if (socket.writable) socket.write(reply);
}
