/** Calls to the server, typed by its contracts. Only their types come along: the schemas would weigh more than the widget. */

import type { BodyOf, Endpoint, QueryOf, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { type Answer, refusedBy, unreachable } from './answer.ts';

/** `/t/:token/messages` → `/t/${string}/messages` */
type Filled<Path extends string> = Path extends `${infer Head}:${string}/${infer Tail}`
  ? `${Head}${string}/${Filled<Tail>}`
  : Path extends `${infer Head}:${string}`
    ? `${Head}${string}`
    : Path;

type Wish<E extends Endpoint> = { readonly signal?: AbortSignal } & (undefined extends BodyOf<E> ? { readonly body?: undefined } : { readonly body: BodyOf<E> }) &
  (undefined extends QueryOf<E> ? { readonly query?: undefined } : { readonly query?: QueryOf<E> });

export interface Api {
  call<E extends Endpoint>(method: E['method'], path: Filled<E['path']>, wish: Wish<E>): Promise<Answer<ReplyOf<E>>>;
  download(path: string): Promise<Answer<Blob>>;
  address(path: string): string;
  /** Headers that tell who we are. */
  headers(): Record<string, string>;
}

const patienceMs = 20_000;

/** `origin` is where the server is: the widget lives on pages of others. `token` is asked for at every call, since it rotates. */
export function createApi(origin: string, token: () => string | null): Api {
  const address = (path: string) => `${origin}/api/v1${path}`;
  const headers = (): Record<string, string> => {
    const held = token();
    return held === null ? {} : { authorization: `Bearer ${held}` };
  };

  const ask = async (path: string, init: RequestInit): Promise<Response | null> => {
    try {
      // Cookies stay at home: a visitor is known by the token alone, and a token in a page's address must not travel as referrer.
      return await fetch(address(path), { ...init, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: init.signal ?? AbortSignal.timeout(patienceMs) });
    } catch {
      return null;
    }
  };

  return {
    address,
    headers,
    async call(method, path, { body, query, signal }) {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await ask(path + search(query), {
        method,
        ...json,
        ...(signal ? { signal } : {}),
        headers: { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      });
      if (response === null) return unreachable;
      const answer = await readJson(response);
      if (!response.ok) return refusedBy(response.status, answer, response.headers.get('retry-after'));
      // A cut connection or a portal's page in place of ours.
      if (answer === undefined && response.status !== 204) return unreachable;
      return { ok: true, value: answer as never };
    },
    async download(path) {
      const response = await ask(path, { method: 'GET', headers: headers(), signal: AbortSignal.timeout(120_000) });
      if (response === null) return unreachable;
      if (!response.ok) return refusedBy(response.status, await readJson(response), response.headers.get('retry-after'));
      return response.blob().then(
        (value) => ({ ok: true as const, value }),
        () => unreachable,
      );
    },
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function search(query: unknown): string {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`;
}
