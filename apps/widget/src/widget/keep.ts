/** What stays in this browser between pages, per server and channel, and how other tabs hear of it. */

import { type Draft, parseDraft, writeDraft } from '../platform/draft.ts';
import { type OutboxItem, parseOutbox } from './outbox.ts';

export interface Kept {
  readonly token: string | null;
  readonly visitorId: string | null;
  /** The customer has seen the form of the beginning and sent or passed it. */
  readonly formDone: boolean;
  /** The ticket and how far it was read here, so that a second tab does not count it as unread. */
  readonly ticket: string | null;
  readonly readSeq: number;
}

export const nothingKept: Kept = { token: null, visitorId: null, formDone: false, ticket: null, readSeq: 0 };

export interface Keep {
  read(): Kept;
  write(change: Partial<Kept>): void;
  readOutbox(): readonly OutboxItem[];
  writeOutbox(items: readonly OutboxItem[]): void;
  readDraft(): Draft;
  writeDraft(draft: Draft): void;
  clear(): void;
  /** Called when another tab wrote. */
  listen(heard: (what: 'session' | 'outbox') => void): () => void;
}

/** Storage may be switched off or full; then everything holds for this page alone. */
export function createKeep(name: string, storage: Storage | null): Keep {
  const memory = new Map<string, string>();
  const [sessionKey, outboxKey, draftKey] = [`huiyin:${name}`, `huiyin:${name}:outbox`, `huiyin:${name}:draft`];
  const get = (key: string): string | null => {
    try {
      return storage?.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  };
  const set = (key: string, value: string | null): void => {
    if (value === null) memory.delete(key);
    else memory.set(key, value);
    try {
      if (value === null) storage?.removeItem(key);
      else storage?.setItem(key, value);
      // What is stored is read from there: another tab may have changed it since.
      if (storage !== null) memory.delete(key);
    } catch {
      // Full or forbidden: memory has it.
    }
  };
  const read = () => parseKept(get(sessionKey));
  return {
    read,
    write: (change) => set(sessionKey, JSON.stringify({ ...read(), ...change })),
    readOutbox: () => parseOutbox(get(outboxKey)),
    writeOutbox: (items) => set(outboxKey, items.length === 0 ? null : JSON.stringify(items)),
    readDraft: () => parseDraft(get(draftKey)),
    writeDraft: (draft) => set(draftKey, writeDraft(draft)),
    clear: () => [outboxKey, draftKey, sessionKey].forEach((key) => set(key, null)),
    listen(heard) {
      const listener = ({ key, storageArea }: StorageEvent) => {
        if (storageArea !== storage) return;
        if (key === sessionKey || key === null) heard('session');
        if (key === outboxKey || key === null) heard('outbox');
      };
      window.addEventListener('storage', listener);
      return () => window.removeEventListener('storage', listener);
    },
  };
}

export function parseKept(text: string | null): Kept {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<Record<keyof Kept, unknown>>;
    return {
      token: typeof kept.token === 'string' ? kept.token : null,
      visitorId: typeof kept.visitorId === 'string' ? kept.visitorId : null,
      formDone: kept.formDone === true,
      ticket: typeof kept.ticket === 'string' ? kept.ticket : null,
      readSeq: typeof kept.readSeq === 'number' && kept.readSeq >= 0 ? kept.readSeq : 0,
    };
  } catch {
    return nothingKept;
  }
}

export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
