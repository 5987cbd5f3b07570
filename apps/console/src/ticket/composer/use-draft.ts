/** The unsent answer: kept in this browser at every key, and on the server a moment later, so that it survives both. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { recall, remember } from '../../platform/local-store.ts';
import { insertCited, type Cited } from './cite.ts';
import { keepServerDraft, readServerDraft } from '../thread/thread.queries.ts';

export interface Draft {
  readonly body: string;
  readonly visibility: 'public' | 'internal';
  /** What the answer quotes, in the order of its marks; kept in this browser only. */
  readonly citations: readonly Cited[];
}

export interface DraftHandle {
  readonly draft: Draft;
  /** The server has it too. */
  readonly saved: boolean;
  change(next: Partial<Draft>): void;
  /** Adds text where the caret is, or at the end. */
  insert(text: string): void;
  /** The same with a passage of an article: its mark is added, and what it quotes is kept. It becomes an answer to the customer. */
  cite(text: string, cited: Cited): void;
  /** The composer says here where its caret is. */
  readonly caret: React.RefObject<HTMLTextAreaElement | null>;
}

const pauseMs = 1_200;
const empty: Draft = { body: '', visibility: 'public', citations: [] };

export function useDraft(ticketId: string, mayWork: boolean): DraftHandle {
  const place = `draft.${ticketId}`;
  const [draft, setDraft] = useState(() => parseDraft(recall(place)) ?? empty);
  const [saved, setSaved] = useState(false);
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(draft.body !== '');
  const caret = useRef<HTMLTextAreaElement | null>(null);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    // The local copy remains when this fails; the next key tries again.
    keepServerDraft(ticketId, { body: latest.current.body, visibility: latest.current.visibility }).then(() => setSaved(latest.current.body !== ''), () => undefined);
  }, [ticketId]);

  const change = useCallback(
    (next: Partial<Draft>) => {
      const changed = { ...latest.current, ...next, ...(next.body === '' ? { citations: [] } : {}) };
      touched.current = true;
      latest.current = changed;
      setDraft(changed);
      setSaved(false);
      remember(place, changed.body === '' ? null : JSON.stringify(changed));
      clearTimeout(timer.current);
      if (mayWork) timer.current = setTimeout(keep, pauseMs);
    },
    [place, mayWork, keep],
  );

  const insert = useCallback(
    (text: string) => {
      const box = caret.current;
      const { body } = latest.current;
      const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [body.length, body.length];
      const gap = from > 0 && !/\s$/.test(body.slice(0, from)) && box === null ? '\n' : '';
      change({ body: body.slice(0, from) + gap + text + body.slice(to) });
      const end = from + gap.length + text.length;
      requestAnimationFrame(() => {
        box?.focus();
        box?.setSelectionRange(end, end);
      });
    },
    [change],
  );

  const cite = useCallback(
    (text: string, cited: Cited) => {
      const box = caret.current;
      const { body } = latest.current;
      const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [body.length, body.length];
      const { caret: end, ...written } = insertCited(latest.current, from, to, text, cited);
      change({ ...written, visibility: 'public' });
      requestAnimationFrame(() => {
        box?.focus();
        box?.setSelectionRange(end, end);
      });
    },
    [change],
  );

  useEffect(() => {
    if (!mayWork) return;
    let gone = false;
    readServerDraft(ticketId).then(
      (kept) => {
        // Whatever was typed meanwhile, here, is newer than what another browser left.
        if (gone || touched.current || !kept || kept.body === '') return;
        latest.current = { body: kept.body, visibility: kept.visibility, citations: [] };
        setDraft(latest.current);
        setSaved(true);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      if (timer.current !== undefined) keep();
    };
  }, [ticketId, mayWork, keep]);

  return { draft, saved, change, insert, cite, caret };
}

export function parseDraft(kept: string | null): Draft | null {
  try {
    const { body, visibility, citations } = JSON.parse(kept ?? 'null') as Draft;
    return typeof body === 'string' && body !== '' ? { body, visibility: visibility === 'internal' ? 'internal' : 'public', citations: Array.isArray(citations) ? citations : [] } : null;
  } catch {
    return null;
  }
}
