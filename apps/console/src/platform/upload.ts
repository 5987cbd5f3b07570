/** Uploads one file with progress. `fetch` cannot say how much was sent, so this one speaks XMLHttpRequest. */

import type { Endpoint, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { addressOf, ConnectionLost, errorFrom } from './api.ts';

export function upload<const E extends Endpoint & { multipart: true }>(
  contract: E,
  file: File,
  on: { progress(share: number): void; signal: AbortSignal },
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): Promise<ReplyOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(contract.method, addressOf(contract, params, query));
    // A form post from a foreign site cannot carry this header.
    request.setRequestHeader('x-huiyin', '1');
    request.upload.onprogress = (event) => event.lengthComputable && on.progress(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as ReplyOf<E>);
      reject(errorFrom(request.status, request.responseText, { retryAfter: request.getResponseHeader('retry-after'), requestId: request.getResponseHeader('x-request-id') }));
    };
    request.onerror = () => reject(new ConnectionLost(request.status));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    on.signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
