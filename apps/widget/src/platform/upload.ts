/** Sends one file. By XMLHttpRequest, because `fetch` cannot tell how far it has got. */

import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { type Answer, refusedBy, unreachable } from './answer.ts';
import type { Api } from './api.ts';

export interface Upload {
  readonly done: Promise<Answer<AttachmentView>>;
  cancel(): void;
}

export function uploadFile(api: Api, path: string, file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer<AttachmentView>>((resolve) => {
    request.open('POST', api.address(path));
    for (const [name, value] of Object.entries(api.headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      const fine = request.status >= 200 && request.status < 300 && body !== null;
      resolve(fine ? { ok: true, value: body as AttachmentView } : refusedBy(request.status, body, request.getResponseHeader('retry-after')));
    });
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => resolve(unreachable));
    const form = new FormData();
    form.append('file', file, file.name || `image.${file.type.split('/')[1] ?? 'png'}`);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
