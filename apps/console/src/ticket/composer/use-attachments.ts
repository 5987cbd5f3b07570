/** Files on their way to the server, each with its progress, each removable. */

import { App } from 'antd';
import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { sendFile } from '../thread/thread.queries.ts';

export interface Attachment {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** 0…1 */
  readonly progress: number;
  readonly stored: AttachmentView | null;
}

export interface Attachments {
  readonly list: readonly Attachment[];
  /** Everything has arrived. */
  readonly ready: boolean;
  add(files: readonly File[]): void;
  remove(key: string): void;
  /** Hands the stored files over and starts anew. */
  take(): readonly AttachmentView[];
  /** Takes back what could not be sent. */
  restore(files: readonly AttachmentView[]): void;
}

const maxFiles = 10;

export function useAttachments(send = sendFile): Attachments {
  const { t } = useTranslation('ticket');
  const { message } = App.useApp();
  const [list, setList] = useState<readonly Attachment[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((upload) => upload.abort());
  }, []);

  const change = (key: string, next: Partial<Attachment>) => setList((all) => all.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const remove = (key: string) => {
    running.current.get(key)?.abort();
    setList((all) => all.filter((each) => each.key !== key));
  };

  const add = (files: readonly File[]) => {
    if (list.length + files.length > maxFiles) void message.warning(t('composer.tooManyFiles'));
    for (const file of files.slice(0, maxFiles - list.length)) {
      const key = crypto.randomUUID();
      const abort = new AbortController();
      running.current.set(key, abort);
      setList((all) => [...all, { key, name: file.name, size: file.size, progress: 0, stored: null }]);
      send(file, { progress: (progress) => change(key, { progress }), signal: abort.signal })
        .then((stored) => change(key, { stored, progress: 1 }))
        .catch((error: unknown) => {
          if (error instanceof DOMException && error.name === 'AbortError') return;
          void message.error(`${file.name}: ${wordsOf(error)}`);
          remove(key);
        })
        .finally(() => running.current.delete(key));
    }
  };

  return {
    list,
    ready: list.every((each) => each.stored !== null),
    add,
    remove,
    take: () => {
      setList([]);
      return list.flatMap((each) => each.stored ?? []);
    },
    restore: (files) => setList(files.map((stored) => ({ key: stored.id, name: stored.name, size: stored.size, progress: 1, stored }))),
  };
}
