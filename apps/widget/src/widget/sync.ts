/** Fetches what the server knows and we do not. One run at a time; a wish during a run means one more run after it. */

import type { listChatMessages, readChat } from '@huiyin/domain/ticket/chat.contract.ts';
import type { Refused } from '../platform/answer.ts';
import type { Api } from '../platform/api.ts';
import { seeChat, seeListed } from './chat-state.ts';
import type { Store } from './store.ts';

const pageSize = 200;

export interface SyncNews {
  /** Changes when the chat is reset: what was asked before is not for us any more. */
  life(): number;
  fresh(): void;
  failed(refused: Refused): void;
}

export function createSync(api: Api, store: Store, news: SyncNews): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;

  const round = async (life: number): Promise<Refused | 'over' | null> => {
    const chat = await api.call<typeof readChat>('GET', '/widget/chat', {});
    if (life !== news.life()) return 'over';
    if (!chat.ok) return chat;
    store.change((state) => seeChat(state, chat.value));
    for (;;) {
      const { cursor } = store.get();
      const page = await api.call<typeof listChatMessages>('GET', '/widget/messages', { query: { since: cursor, limit: pageSize } });
      if (life !== news.life()) return 'over';
      if (!page.ok) return page;
      store.change((state) => seeListed(state, page.value.items));
      // A page that brings us no further would be asked for without end.
      if (page.value.items.length < pageSize || store.get().cursor === cursor) return null;
    }
  };

  const run = async (): Promise<void> => {
    do {
      again = false;
      const refused = await round(news.life());
      if (refused === 'over') continue;
      store.change((state) => ({ ...state, loading: false }));
      if (refused) return news.failed(refused);
      news.fresh();
    } while (again);
  };

  return () => {
    again = running !== null;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}
