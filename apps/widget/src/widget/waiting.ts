/** Keeps what is shown of the queue true: asked when something moved, and now and then. Asking also tells that this page is still here. */

import type { askCallBack, cancelCallBack, leaveQueue, readWaiting, WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Answer, Refused } from '../platform/answer.ts';
import type { Api } from '../platform/api.ts';
import { type ChatState, seeWaiting } from './chat-state.ts';
import type { Store } from './store.ts';

export type CallBackBody = BodyOf<typeof askCallBack>;

export interface Waiting {
  /** Looks if there may be something to see. */
  look(): void;
  /** The queue moved: the look comes a moment later, not at the same moment as everybody else's. */
  moved(): void;
  askCallBack(body: CallBackBody): Promise<Refused | null>;
  cancelCallBack(): Promise<Refused | null>;
  leave(): Promise<Refused | null>;
  forget(): void;
}

const spreadMs = 800;

export function createWaiting(api: Api, store: Store, life: () => number): Waiting {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let moving: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let again = false;

  const see = (answer: Answer<WaitingView>, mine: number): Refused | null => {
    if (mine !== life()) return null;
    if (answer.ok) store.change((state) => seeWaiting(state, answer.value));
    clearTimeout(timer);
    const pauseMs = nextLookMs(store.get());
    // A little apart, so that a thousand pages do not fall into step.
    if (pauseMs !== null) timer = setTimeout(look, pauseMs * (0.85 + 0.3 * Math.random()));
    return answer.ok ? null : answer;
  };

  function look(): void {
    if (!mayWait(store.get())) {
      clearTimeout(timer);
      return store.change((state) => seeWaiting(state, null));
    }
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    const mine = life();
    void api.call<typeof readWaiting>('GET', '/widget/waiting', {}).then((answer) => {
      asking = false;
      see(answer, mine);
      if (again) look();
    });
  }

  const act = async (call: Promise<Answer<WaitingView>>): Promise<Refused | null> => see(await call, life());

  return {
    look,
    moved() {
      moving ??= setTimeout(() => {
        moving = undefined;
        look();
      }, Math.random() * spreadMs);
    },
    askCallBack: (body) => act(api.call<typeof askCallBack>('POST', '/widget/call-back', { body })),
    cancelCallBack: () => act(api.call<typeof cancelCallBack>('DELETE', '/widget/call-back', {})),
    leave: () => act(api.call<typeof leaveQueue>('POST', '/widget/leave', {})),
    forget() {
      clearTimeout(timer);
      clearTimeout(moving);
      moving = undefined;
    },
  };
}

/** Somebody who has a name to us, or an end, leaves nothing to wait for. */
export function mayWait({ ticket }: Pick<ChatState, 'ticket'>): boolean {
  return ticket !== null && ticket.agentName === null && ticket.state !== 'archived';
}

/** Null: only when told to. The head of the queue is told when it moves; those behind ask the less often the farther they are. */
export function nextLookMs(state: Pick<ChatState, 'ticket' | 'waiting'>): number | null {
  if (!mayWait(state)) return null;
  const { waiting } = state;
  if (waiting === null) return 20_000;
  if (waiting.state !== 'waiting') return waiting.callBack === null ? null : 60_000;
  return (waiting.position ?? 1) <= 20 && waiting.peopleOnDuty ? 20_000 : 60_000;
}
