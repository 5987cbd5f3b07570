/** Says how far the customer has read: only where the panel is open and the page is looked at, so that of two tabs one speaks. */

import type { readInChat } from '@huiyin/domain/ticket/chat.contract.ts';
import type { Api } from '../platform/api.ts';
import { readableSeq, showsForm } from './chat-state.ts';
import type { Keep } from './keep.ts';
import type { Store } from './store.ts';

const settleMs = 400;

export function createReading(api: Api, keep: Keep, store: Store): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mark = async () => {
    const state = store.get();
    const seq = readableSeq(state);
    if (seq === null || !state.open || document.visibilityState !== 'visible' || showsForm(state)) return;
    store.change((now) => ({ ...now, readSeq: Math.max(now.readSeq, seq) }));
    keep.write({ ticket: state.ticket?.number ?? null, readSeq: seq });
    // If this is lost, the next mark says it again and more.
    await api.call<typeof readInChat>('POST', '/widget/read', { body: { seq } });
  };

  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void mark(), settleMs);
  };
}
