/** What a call to the server comes back with. A refusal is a value here as it is there; `network` stands for no answer at all. */

import type { Json } from '@huiyin/domain/kernel/json.ts';
import type { RefusalCode } from '@huiyin/domain/kernel/refusal.ts';

export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode | 'network';
  readonly facts: Readonly<Record<string, Json>>;
  /** How long the server asks us to stay away; null when it does not say. */
  readonly retryAfterMs: number | null;
}

export type Answer<Value> = { readonly ok: true; readonly value: Value } | Refused;

/** The same request may succeed later without anybody changing anything. */
export function isPassing({ code }: Refused): boolean {
  return code === 'network' || code === 'server.fault' || code === 'server.unavailable' || code === 'request.too_many' || code === 'request.in_progress';
}

/** From the status and body of an answer that is none of success. A proxy's page has no code of ours. */
export function refusedBy(status: number, body: unknown, retryAfter: string | null): Refused {
  const problem = typeof body === 'object' && body !== null ? (body as { code?: unknown; facts?: unknown }) : {};
  const code = typeof problem.code === 'string' ? (problem.code as RefusalCode) : codeOf(status);
  const facts = typeof problem.facts === 'object' && problem.facts !== null ? (problem.facts as Record<string, Json>) : {};
  const seconds = retryAfter === null || retryAfter.trim() === '' ? Number.NaN : Number(retryAfter);
  return { ok: false, code, facts, retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null };
}

export const unreachable: Refused = { ok: false, code: 'network', facts: {}, retryAfterMs: null };

function codeOf(status: number): RefusalCode | 'network' {
  if (status === 413) return 'file.too_large';
  if (status === 429) return 'request.too_many';
  if (status >= 502 && status <= 504) return 'server.unavailable';
  return status >= 400 && status < 500 ? 'request.invalid' : 'server.fault';
}
