/** Files on their way to the server before the message that carries them: checked, sent one after another, cancellable. */

import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refused } from './answer.ts';
import type { Api } from './api.ts';
import { flawOf, maxFilesPerMessage } from './file-rules.ts';
import { type Upload, uploadFile } from './upload.ts';

export interface PendingFile {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** 0…1 */
  readonly share: number;
  readonly stored: AttachmentView | null;
  readonly code: Refused['code'] | null;
}

export interface PendingFiles {
  readonly files: readonly PendingFile[];
  readonly busy: boolean;
  /** True after more were chosen than one message holds. */
  readonly tooMany: boolean;
  add(chosen: Iterable<File>): void;
  remove(key: number): void;
  /** What has arrived; empties the list. */
  take(): readonly AttachmentView[];
}

interface Where {
  readonly api: Api;
  readonly path: string;
  readonly maxBytes: number;
  /** Asked before the first byte: a stranger may not send files. */
  readonly admitted?: () => Promise<Refused | null>;
  /** Sent before, on this page or the one before it. */
  readonly initial?: readonly AttachmentView[];
}

let lastKey = 0;

function arrived(stored: AttachmentView): PendingFile {
  lastKey += 1;
  return { key: lastKey, name: stored.name, size: stored.size, share: 1, stored, code: null };
}

export function usePendingFiles({ api, path, maxBytes, admitted, initial = [] }: Where): PendingFiles {
  const [files, setFiles] = useState<readonly PendingFile[]>(() => initial.map(arrived));
  const [tooMany, setTooMany] = useState(false);
  const uploads = useRef(new Map<number, Upload>());
  useEffect(() => () => uploads.current.forEach((upload) => upload.cancel()), []);

  const patch = (key: number, change: Partial<PendingFile>) => setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...change } : file)));

  const send = async (key: number, file: File) => {
    const barred = (await admitted?.()) ?? null;
    if (barred) return patch(key, { code: barred.code });
    const upload = uploadFile(api, path, file, (share) => patch(key, { share }));
    uploads.current.set(key, upload);
    const answer = await upload.done;
    uploads.current.delete(key);
    patch(key, answer.ok ? { stored: answer.value, share: 1 } : { code: answer.code });
  };

  return {
    files,
    busy: files.some(({ stored, code }) => stored === null && code === null),
    tooMany,
    add(chosen) {
      const all = [...chosen];
      const taken = all.slice(0, Math.max(0, maxFilesPerMessage - files.length)).map((file) => {
        lastKey += 1;
        return { file, pending: { key: lastKey, name: file.name, size: file.size, share: 0, stored: null, code: flawOf(file, maxBytes) } satisfies PendingFile };
      });
      setTooMany(taken.length < all.length);
      setFiles((now) => [...now, ...taken.map(({ pending }) => pending)]);
      for (const { file, pending } of taken) if (pending.code === null) void send(pending.key, file);
    },
    remove(key) {
      uploads.current.get(key)?.cancel();
      setTooMany(false);
      setFiles((now) => now.filter((file) => file.key !== key));
    },
    take() {
      const stored = files.flatMap((file) => (file.stored === null ? [] : [file.stored]));
      setFiles([]);
      setTooMany(false);
      return stored;
    },
  };
}
