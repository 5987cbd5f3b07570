/** Fetch for addresses of other people's servers: it follows nowhere, waits so long and reads so much. What was said reaches no log. */

import type { Milliseconds } from '@huiyin/domain/kernel/instant.ts';

export type FetchFault = 'timed_out' | 'redirected' | 'too_large';

export interface FetchLimits {
  /** Between two pieces of an answer that has begun. */
  readonly pieceMs: Milliseconds;
  /** Bytes of an answer, unpacked. */
  readonly mostBytes: number;
}

/** The first reason for which a request is given up; it also closes the connection. */
export class Ending {
  readonly #abort = new AbortController();
  fault: FetchFault | null = null;
  get signal(): AbortSignal {
    return this.#abort.signal;
  }
  fail(fault: FetchFault): void {
    this.fault ??= fault;
    this.#abort.abort();
  }
}

/** Follows nowhere: an address that an administrator set may not be changed by whoever answers there, least of all with our key. */
export function guardedFetch(limits: FetchLimits, ending: Ending): typeof fetch {
  return async (address, options) => {
    const response = await fetch(address, { ...options, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) ending.fail('redirected');
    if (Number(response.headers.get('content-length') ?? 0) > limits.mostBytes) ending.fail('too_large');
    ending.signal.throwIfAborted();
    return new Response(response.body && bounded(response.body, limits, ending), { status: response.status, headers: response.headers });
  };
}

function bounded(body: ReadableStream<Uint8Array>, limits: FetchLimits, ending: Ending): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const timer = setTimeout(() => ending.fail('timed_out'), limits.pieceMs);
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        if (bytes > limits.mostBytes) ending.fail('too_large');
        ending.signal.throwIfAborted();
        controller.enqueue(value);
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
