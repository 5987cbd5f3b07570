/** One HTTP call as a value: the server's handler, the console's call, the OpenAPI page and the permission walk all come from it. */

import type { Static, TSchema } from 'typebox';
import type { RefusalCode } from './refusal.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call. A permission's key (checked with its scope by `serve`), or one of
 * `public` (nobody signs in), `session` (any signed-in person), `visitor` (a chat widget's signed visitor token),
 * `ticket-link` (the unguessable token in `/t/<token>`).
 */
export type Access = 'public' | 'session' | 'visitor' | 'ticket-link' | `${string}.${string}`;

export interface Endpoint {
  readonly method: Method;
  /** Below `/api/v1`, with Fastify parameters: `/tickets/:ticketId/assign`. */
  readonly path: string;
  readonly permission: Access;
  /** One line for the API page, in English. */
  readonly summary: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Absent: 204, no body. */
  readonly reply?: TSchema;
  /** Success status; 200 with a reply, 204 without, unless it says otherwise. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly refusals: readonly RefusalCode[];
  /** A body of files rather than JSON. */
  readonly multipart?: true;
  /** The reply is a stream (a download) rather than JSON. */
  readonly download?: true;
}

type Shape<Schema> = Schema extends TSchema ? Static<Schema> : undefined;

export type ParamsOf<E extends Endpoint> = Shape<E['params']>;
export type QueryOf<E extends Endpoint> = Shape<E['query']>;
export type BodyOf<E extends Endpoint> = Shape<E['body']>;
export type ReplyOf<E extends Endpoint> = Shape<E['reply']>;
export type RefusalsOf<E extends Endpoint> = E['refusals'][number];

/** Returns its argument with its exact type. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description;
}
