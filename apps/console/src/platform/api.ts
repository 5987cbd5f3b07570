/** The one place that speaks HTTP: a contract in, its reply out. Refusals, faults and a lost connection are thrown as three kinds of error. */

import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { RefusalCode } from '@huiyin/domain/kernel/refusal.ts';

type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [Key in Name]: Value };
type OptionalPart<Name extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [Key in Name]?: Value };

export type Wish<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  OptionalPart<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> & { readonly version?: number; readonly idempotencyKey?: string; readonly signal?: AbortSignal };

/** The server said no, with a code that the console translates. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Paths of the fields that a `request.invalid` complains about. */
  readonly fields: readonly string[];
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem, retryAfter: number | null) {
    super(problem.code);
    this.name = 'Refusal';
    this.code = problem.code as RefusalCode;
    this.status = status;
    this.facts = problem.facts ?? {};
    this.fields = (problem.fields ?? []).map((field) => (typeof field === 'string' ? field : String(field.path ?? '')));
    this.retryAfter = retryAfter;
  }
}

/** The server broke. The request id is what support asks for. */
export class Fault extends Error {
  readonly status: number;
  readonly requestId: string | null;

  constructor(status: number, requestId: string | null) {
    super(`fault ${status}`);
    this.name = 'Fault';
    this.status = status;
    this.requestId = requestId;
  }
}

/** Nothing came back at all. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('connection lost', { cause });
    this.name = 'ConnectionLost';
  }
}

interface Problem {
  readonly code: string;
  readonly facts?: Record<string, unknown>;
  readonly fields?: readonly (string | { readonly path?: string })[];
  readonly requestId?: string;
}

interface LooseWish {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly version?: number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export async function call<const E extends Endpoint>(contract: E, wish: Wish<E>): Promise<ReplyOf<E>> {
  const { params, query, body, version, idempotencyKey, signal } = wish as LooseWish;
  const headers: Record<string, string> = { accept: 'application/json' };
  // An empty body is sent too: a JSON content type is what tells our own calls from a foreign site's form.
  if (contract.method !== 'GET') headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  return (await send(addressOf(contract, params, query), {
    method: contract.method,
    headers,
    ...(contract.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    ...(signal ? { signal } : {}),
  })) as ReplyOf<E>;
}

/** The address of a call, also for links to downloads. */
export function addressOf(contract: Endpoint, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`;
}

/** For what has no contract of ours: signing in and out, which better-auth answers. */
export async function send(address: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ConnectionLost(cause);
  }
  if (response.ok) return response.status === 204 ? undefined : parse(await response.text());
  throw errorFrom(response.status, await response.text().catch(() => ''), {
    retryAfter: response.headers.get('retry-after'),
    requestId: response.headers.get('x-request-id'),
  });
}

export function errorFrom(status: number, text: string, from: { retryAfter: string | null; requestId: string | null }): Refusal | Fault {
  const problem = parse(text) as Problem | undefined;
  // Whoever names the reason refuses, whatever the number: a language model that fails is no fault of ours. `server.*` names none.
  if (typeof problem?.code === 'string' && !problem.code.startsWith('server.')) {
    const seconds = Number(from.retryAfter);
    return new Refusal(status, problem, from.retryAfter !== null && Number.isFinite(seconds) ? seconds : null);
  }
  return new Fault(status, problem?.requestId ?? from.requestId);
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRefusal(error: unknown, code?: RefusalCode): error is Refusal {
  return error instanceof Refusal && (code === undefined || error.code === code);
}
