/** The form in which domains offer their HTTP calls; `http.ts` turns it into routes. Permission, scope, idempotency and refusals are handled here, once. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, RefusalsOf, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';

export interface Call<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** Throws a fault when the endpoint is open to callers without a session; those use `visitor` or the path's token. */
  readonly actor: Actor;
  /** How far the endpoint's permission reaches for this actor; `all` for `session` endpoints. */
  readonly reach: Reach;
  /** The chat visitor behind the bearer token, for `visitor` endpoints. */
  readonly visitor: { readonly id: Id; readonly channelId: Id; readonly customerId: Id | null };
  /** `If-Match`, else the body's `version`, else null. */
  readonly version: number | null;
  /** The caller's address, for rate limits and the audit log. */
  readonly address: string;
  /** The `Origin` header: which site's page asks. Null outside browsers. */
  readonly origin: string | null;
  readonly userAgent: string;
  readonly requestId: string;
  /** Parts of a `multipart` endpoint. */
  readonly files: () => AsyncIterable<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> }>;
}

/** A download: the reply of endpoints marked `download`. Always sent as an attachment. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly size?: number;
  readonly content: NodeJS.ReadableStream | string | Uint8Array;
}

export type Reply<E extends Endpoint> = E extends { download: true } ? Download : ReplyOf<E>;

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Result<Reply<E>, RefusalsOf<E>>>;

export type Serve = <const E extends Endpoint>(contract: E, handler: Handler<E>) => void;

/** What a domain's `x.routes.ts` exports a maker of. */
export type Routes = (serve: Serve) => void;
