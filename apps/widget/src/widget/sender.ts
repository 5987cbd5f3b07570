/** Empties the outbox, one by one and in order, until the server has everything or says no. */

import type { ChatMessage, sayInChat } from '@huiyin/domain/ticket/chat.contract.ts';
import { type Answer, isPassing, type Refused } from '../platform/answer.ts';
import type { Api } from '../platform/api.ts';
import { backoffMs } from '../platform/backoff.ts';
import type { Keep } from './keep.ts';
import { fail, nextToSend, type OutboxItem, remove } from './outbox.ts';
import { createPause } from './pause.ts';

export interface Sender {
  /** Sends what waits; a second call only hastens the first. */
  pump(): void;
  stop(): void;
}

export interface SenderNews {
  /** Resolves when we are known to the server; a refusal when it will not have us. */
  admit(renew: boolean): Promise<Refused | null>;
  outboxChanged(items: readonly OutboxItem[]): void;
  arrived(message: ChatMessage): void;
  refused(refused: Refused): void;
  /** No answer came; it is tried again. */
  troubled(): void;
}

export function createSender(api: Api, keep: Keep, news: SenderNews): Sender {
  const pause = createPause();
  let running = false;
  let generation = 0;

  /** The outbox in storage is the truth: two tabs may fill it. */
  const change = (next: (items: readonly OutboxItem[]) => readonly OutboxItem[]) => {
    const items = next(keep.readOutbox());
    keep.writeOutbox(items);
    news.outboxChanged(items);
  };

  const send = async (item: OutboxItem): Promise<Answer<ChatMessage>> => {
    const barred = await news.admit(false);
    if (barred) return barred;
    const body = { clientId: item.clientId, body: item.body, ...(item.attachments.length === 0 ? {} : { attachments: item.attachments.map(({ id }) => id) }) };
    let answer = await api.call<typeof sayInChat>('POST', '/widget/messages', { body });
    if (!answer.ok && answer.code === 'visitor.unknown') {
      const still = await news.admit(true);
      if (still) return still;
      answer = await api.call<typeof sayInChat>('POST', '/widget/messages', { body });
    }
    return answer;
  };

  const run = async (mine: number): Promise<void> => {
    const stopped = () => mine !== generation;
    for (let attempt = 0; !stopped(); ) {
      const item = nextToSend(keep.readOutbox());
      if (item === null) return;
      const answer = await send(item);
      if (stopped()) return;
      if (answer.ok) {
        attempt = 0;
        change((items) => remove(items, item.clientId));
        news.arrived(answer.value);
      } else if (isPassing(answer)) {
        if (answer.code === 'network') news.troubled();
        await pause.wait(backoffMs(attempt, Math.random(), answer.retryAfterMs));
        attempt += 1;
      } else {
        news.refused(answer);
        change((items) => fail(items, item.clientId, answer.code));
      }
    }
  };

  return {
    pump() {
      if (running) return pause.wake();
      running = true;
      const mine = generation;
      void run(mine).finally(() => {
        running = false;
        // Filled between the last look and now, or begun anew by a reset.
        if (nextToSend(keep.readOutbox()) !== null) this.pump();
      });
    },
    stop() {
      generation += 1;
      pause.wake();
    },
  };
}
