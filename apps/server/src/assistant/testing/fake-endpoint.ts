/** An OpenAI-compatible endpoint on loopback that does what a test tells it, well or badly. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export interface Heard {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: { readonly model: string; readonly messages: readonly { readonly role: string; readonly content: string }[]; readonly response_format?: { readonly type: string }; readonly max_tokens?: number };
  /** Set once the other side hung up before it was answered. */
  gone: boolean;
}

export type Act = (response: ServerResponse, heard: Heard) => void;

export interface FakeEndpoint {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** What it does next, one for each request; after the last it goes on with that one. */
  script(...acts: readonly Act[]): void;
}

export async function fakeEndpoint(): Promise<FakeEndpoint> {
  const heard: Heard[] = [];
  let acts: Act[] = [fails(500)];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const one: Heard = { path: request.url ?? '', authorization: request.headers.authorization ?? null, body: JSON.parse(Buffer.concat(pieces).toString() || '{}'), gone: false };
      heard.push(one);
      response.on('close', () => (one.gone = !response.writableFinished));
      (acts.length > 1 ? acts.shift()! : acts[0]!)(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    script: (...next) => {
      acts = [...next];
      heard.length = 0;
    },
  };
}

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** A whole completion. `usage` null: it does not count. */
export function completion(content: string, usage: Usage | null = { prompt_tokens: 300, completion_tokens: 50, total_tokens: 350 }): string {
  return JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'fake', choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }], ...(usage && { usage }) });
}

export function says(content: string | object | ((heard: Heard) => object), usage?: Usage | null): Act {
  return (response, heard) => {
    const reply = typeof content === 'function' ? content(heard) : content;
    response.setHeader('content-type', 'application/json').end(completion(typeof reply === 'string' ? reply : JSON.stringify(reply), usage));
  };
}

export function fails(status: number, headers: Readonly<Record<string, string>> = {}): Act {
  return (response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ error: { message: 'no' } }));
}

/** Says nothing, and never ends. */
export const silent: Act = () => undefined;

/** Begins to answer and stops in the middle. */
export const stalls: Act = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write(completion('{"action"').slice(0, 60));

/** One letter at a time, for ever. */
export function drips(everyMs: number): Act {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), everyMs);
    response.on('close', () => clearInterval(timer));
  };
}

/** Hangs up in the middle. */
export const breaksOff: Act = (response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write(completion('{"action"').slice(0, 60), () => response.destroy());

export function redirects(to: string): Act {
  return (response) => void response.writeHead(307, { location: to }).end();
}

/** Far more than an answer, without saying how much beforehand. */
export function floods(bytes: number): Act {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const piece = Buffer.alloc(64 * 1024, 32);
    let left = bytes;
    const pour = () => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length;
        if (!response.write(piece)) return void response.once('drain', pour);
      }
      response.end();
    };
    pour();
  };
}
