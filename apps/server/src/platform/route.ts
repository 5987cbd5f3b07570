/** Turns a contract and its handler into a route: who calls, may they, how often, once only; then the handler; then its reply or refusal. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import type { RefusalCode } from '@huiyin/domain/kernel/refusal.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { bearerOf, type Caller, type Doors, type Visitor } from './caller.ts';
import { sendDownload } from './download.ts';
import { hashRequest, type KeptReply, runOnce } from './idempotency.ts';
import { problemOf, sendProblem } from './problem.ts';
import type { Bucket, RateLimits } from './rate-limit.ts';
import { isFromOurPages } from './same-origin.ts';
import type { Call, Download, Handler } from './serve.ts';
import type { Shell } from './shell.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    visitor: Visitor | null;
  }
}

export interface RouteTools {
  readonly shell: Shell;
  readonly doors: Doors;
  readonly limits: RateLimits;
}

const maxKeyLength = 200;

export function addRoute(app: FastifyInstance, contract: Endpoint, handler: Handler<Endpoint>, tools: RouteTools): void {
  const status = contract.status ?? (contract.reply || contract.download ? 200 : 204);
  const options: RouteShorthandOptions = {
    schema: {
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body && !contract.multipart ? { body: contract.body } : {}),
      ...(contract.reply ? { response: { [status]: contract.reply } } : {}),
    },
    onRequest: (request, reply) => admit(request, reply, contract, tools),
    // A body whose every field may be absent may be absent itself.
    preValidation: (request, _reply, done) => {
      if (contract.body && !contract.multipart && (request.body === null || request.body === undefined)) request.body = {};
      done();
    },
  };
  app.route({
    ...options,
    method: contract.method,
    url: `/api/v1${contract.path}`,
    handler: async (request, reply) => {
      const version = versionOf(request);
      if (version === 'malformed') return sendProblem(request, reply, 'request.invalid', {}, [{ path: 'headers.if-match', rule: 'format' }]);
      const answer = () => handler(callOf(request, contract, version));
      const key = request.headers['idempotency-key'];
      if (key === undefined || contract.method === 'GET' || contract.download) return sendResult(request, reply, contract, status, await answer());
      if (typeof key !== 'string' || key.length === 0 || key.length > maxKeyLength) {
        return sendProblem(request, reply, 'request.invalid', {}, [{ path: 'headers.idempotency-key', rule: 'maxLength', expected: maxKeyLength }]);
      }
      return sendOnce(request, reply, tools.shell, { contract, status, key, answer });
    },
  });
}

/** Knows nothing of the body yet: a stranger must not learn what a request should look like by sending wrong ones. */
async function admit(request: FastifyRequest, reply: FastifyReply, contract: Endpoint, { doors, limits, shell }: RouteTools): Promise<FastifyReply | undefined> {
  const writes = contract.method !== 'GET';
  const open = contract.permission === 'public' || contract.permission === 'ticket-link' || contract.permission === 'visitor';
  if (open) {
    const wait = await limits.take(writes ? 'publicWrite' : 'publicRead', request.ip);
    if (wait !== null) return sendProblem(request, reply, 'request.too_many', { retryAfterSeconds: wait });
    if (contract.permission !== 'visitor') return undefined;
    const token = bearerOf(request.headers);
    request.visitor = token === null ? null : ((await doors.authenticateVisitor?.(token, originOf(request))) ?? null);
    return request.visitor === null ? sendProblem(request, reply, 'visitor.unknown') : undefined;
  }

  request.caller = await doors.authenticate(request.headers);
  if (request.caller.kind === 'nobody') {
    const wait = await limits.take('publicRead', request.ip);
    return wait === null ? sendProblem(request, reply, 'session.missing') : sendProblem(request, reply, 'request.too_many', { retryAfterSeconds: wait });
  }
  const { actor, by } = request.caller;
  if (writes && by === 'cookie' && !isFromOurPages(request.headers, shell.config.publicUrl)) return sendProblem(request, reply, 'session.cross_site');
  const bucket: Bucket = writes ? 'write' : 'read';
  const wait = await limits.take(bucket, actor.id);
  if (wait !== null) return sendProblem(request, reply, 'request.too_many', { retryAfterSeconds: wait });
  if (contract.permission !== 'session' && reachOf(actor, contract.permission) === null) return sendProblem(request, reply, 'permission.missing', { permission: contract.permission });
  return undefined;
}

function callOf(request: FastifyRequest, contract: Endpoint, version: number | null): Call<Endpoint> {
  const { caller, visitor } = request;
  const actor = caller.kind === 'actor' ? caller.actor : null;
  const reach = contract.permission === 'session' ? { scope: 'all' as const } : actor && reachOf(actor, contract.permission);
  const call = {
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    version,
    address: request.ip,
    origin: originOf(request),
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    requestId: request.id,
    files: () => filesOf(request),
  };
  offer(call, 'actor', actor, contract);
  offer(call, 'reach', reach, contract);
  offer(call, 'visitor', visitor, contract);
  return call as unknown as Call<Endpoint>;
}

/** Who is not there cannot be asked for; a handler may still spread its call into a wish, so only asking throws. */
function offer(call: object, name: 'actor' | 'reach' | 'visitor', value: Actor | Reach | Visitor | null, contract: Endpoint): void {
  if (value !== null) return void Object.defineProperty(call, name, { value, enumerable: true });
  const get = (): never => {
    throw new Error(`${contract.method} ${contract.path} is open to callers without ${name === 'visitor' ? 'a visitor token' : 'a session'}`);
  };
  Object.defineProperty(call, name, { get, enumerable: false });
}

function originOf(request: FastifyRequest): string | null {
  return request.headers.origin ?? null;
}

async function* filesOf(request: FastifyRequest) {
  if (!request.isMultipart()) return;
  for await (const part of request.files()) yield { name: part.filename, content: part.file };
}

/** `If-Match: "12"`, weak or bare; `*` asks for nothing. Else the body's `version`. */
function versionOf(request: FastifyRequest): number | null | 'malformed' {
  const header = request.headers['if-match'];
  if (header !== undefined && header !== '*') {
    const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header);
    return match ? Number(match[1]) : 'malformed';
  }
  const version = (request.body as { version?: unknown } | null | undefined)?.version;
  return typeof version === 'number' ? version : null;
}

function sendResult(request: FastifyRequest, reply: FastifyReply, contract: Endpoint, status: number, result: Result<unknown, RefusalCode>): FastifyReply {
  if (!result.ok) return sendProblem(request, reply, result.code, result.facts);
  if (contract.download) {
    const inline = (request.query as { inline?: unknown } | null)?.inline;
    return sendDownload(reply, result.value as Download, { inline: inline === '1' || inline === 1 || inline === true });
  }
  reply.status(status);
  if (!contract.reply) return reply.send();
  const version = (result.value as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  return reply.type('application/json; charset=utf-8').send(result.value);
}

interface KeyedWork {
  readonly contract: Endpoint;
  readonly status: number;
  readonly key: string;
  readonly answer: () => Promise<Result<unknown, RefusalCode>>;
}

async function sendOnce(request: FastifyRequest, reply: FastifyReply, shell: Shell, { contract, status, key, answer }: KeyedWork): Promise<FastifyReply> {
  // A body of files has been read by nobody yet; its length has to stand for it.
  const body = contract.multipart ? request.headers['content-length'] : { body: request.body, ifMatch: request.headers['if-match'] };
  const keyed = { caller: callerKey(request), key, hash: hashRequest(contract.method, request.url, body) };
  const outcome = await runOnce(shell, keyed, async (): Promise<KeptReply> => {
    const result = await answer();
    if (!result.ok) {
      const problem = problemOf(result.code, request.id, result.facts);
      return { status: problem.status, type: 'application/problem+json', body: JSON.stringify(problem) };
    }
    if (!contract.reply) return { status, type: null, body: null };
    return { status, type: 'application/json; charset=utf-8', body: reply.getSerializationFunction(String(status))!(result.value as never) };
  });
  if (outcome.kind === 'refused') return sendProblem(request, reply, outcome.code, outcome.code === 'request.in_progress' ? { retryAfterSeconds: 5 } : {});
  if (outcome.replayed) reply.header('idempotency-replayed', 'true');
  reply.status(outcome.reply.status);
  if (outcome.reply.body === null) return reply.send();
  return reply.type(outcome.reply.type!).serializer((text: string) => text).send(outcome.reply.body);
}

function callerKey(request: FastifyRequest): string {
  if (request.caller.kind === 'actor') return `${request.caller.actor.kind}:${request.caller.actor.id}`;
  if (request.visitor !== null) return `visitor:${request.visitor.id}`;
  return `address:${request.ip}`;
}

