/** The chat: admission, what is said and heard, and staying in step with the server and the other tabs. What is shown is in `store`. */

import type { readWidgetSettings } from '@huiyin/domain/channel/channel.contract.ts';
import type { tellAssistant } from '@huiyin/domain/assistant/assistant.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { ChatMessage, leaveContact } from '@huiyin/domain/ticket/chat.contract.ts';
import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { type Answer, isPassing, type Refused } from '../platform/answer.ts';
import { type Api, createApi } from '../platform/api.ts';
import { backoffMs } from '../platform/backoff.ts';
import { newClientId } from '../platform/client-id.ts';
import type { Language } from '../platform/language.ts';
import { type Admitted, createAdmission, type Form, type Identity } from './admission.ts';
import { firstState, seeMessages } from './chat-state.ts';
import type { Keep } from './keep.ts';
import { createLiveLine } from './live.ts';
import { add, maxOutboxItems, type OutboxItem, remove, retry, revive } from './outbox.ts';
import { createPause } from './pause.ts';
import { createReading } from './reading.ts';
import { createSender } from './sender.ts';
import { createStore, type Store } from './store.ts';
import { createSync } from './sync.ts';
import { createTypingSignal } from './typing-signal.ts';
import { createWaiting, type Waiting } from './waiting.ts';

export interface Chat {
  /** Where the server is. */
  readonly origin: string;
  readonly api: Api;
  readonly store: Store;
  readonly keep: Keep;
  readonly waiting: Pick<Waiting, 'askCallBack' | 'cancelCallBack' | 'leave'>;
  /** Resolves once the channel's settings are known; false when there is no such chat for this page. */
  start(): Promise<boolean>;
  show(open: boolean): void;
  submitForm(form: Form | null): Promise<Refused | null>;
  say(body: string, attachments: readonly AttachmentView[]): boolean;
  sayAgain(clientId: string): void;
  withdraw(clientId: string): void;
  /** Whether an answer helped, or that a person is wanted. */
  tellAssistant(body: BodyOf<typeof tellAssistant>): Promise<Refused | null>;
  leaveContact(body: BodyOf<typeof leaveContact>): Promise<Refused | null>;
  /** Known to the server, so that files may be sent. */
  beKnown(): Promise<Refused | null>;
  typing(on: boolean): void;
  identify(identity: Identity): Promise<Refused | null>;
  reset(): void;
}

export interface ChatOptions {
  readonly origin: string;
  readonly channel: string;
  readonly keep: Keep;
  readonly language: () => Language;
  readonly heard: (message: ChatMessage) => void;
}

const fallbackPollMs = 15_000;

export function createChat({ origin, channel, keep, language, heard }: ChatOptions): Chat {
  const store = createStore();
  const api = createApi(origin, () => keep.read().token);
  const admission = createAdmission(api, keep, channel, language);
  const pause = createPause();
  /** Rises with every reset: answers to questions of before are not for us. */
  let life = 0;
  let admittedOnce = false;
  let rejoining: Promise<void> | null = null;
  /** Who this page speaks as; another tab may have become somebody else. */
  let visitorId: string | null = null;
  let announced: ReadonlySet<string> | null = null;

  const typing = createTypingSignal(store, (on) => live.typing(on));
  const live = createLiveLine(origin, {
    token: () => keep.read().token,
    connected() {
      store.change((state) => ({ ...state, connection: 'live' }));
      catchUp();
    },
    lost: () => store.change((state) => (state.connection === 'idle' ? state : { ...state, connection: 'lost', agentTypes: false })),
    changed: () => void sync(),
    queueMoved: () => waiting.moved(),
    agentTypes: typing.hear,
    turnedAway: () => void rejoin(),
  });
  const read = createReading(api, keep, store);
  const waiting = createWaiting(api, store, () => life);
  const sync = createSync(api, store, {
    life: () => life,
    fresh() {
      announce();
      read();
      if (store.get().ticket !== null) connect();
      waiting.look();
    },
    failed(refused) {
      if (refused.code === 'visitor.unknown' && admittedOnce) void rejoin();
      else if (refused.code === 'network') doubt();
    },
  });
  const sender = createSender(api, keep, {
    admit: (renew) => (renew || !admittedOnce ? enter() : Promise.resolve(null)),
    outboxChanged: (outbox) => store.change((state) => ({ ...state, outbox })),
    arrived(message) {
      store.change((state) => seeMessages(state, [message]));
      connect();
      void sync();
    },
    refused: noteRefusal,
    troubled: doubt,
  });

  function connect(): void {
    if (store.get().connection === 'idle') store.change((state) => ({ ...state, connection: 'lost' }));
    live.open();
  }

  /** What HTTP cannot reach, the line cannot either, though the browser may hold it for open a while yet. */
  function doubt(): void {
    const { connection } = store.get();
    store.change((state) => ({ ...state, connection: 'lost', agentTypes: false }));
    if (connection === 'live') live.renew();
  }

  /** After any silence: fetch what we missed, send what waits. */
  function catchUp(): void {
    if (admittedOnce) void sync();
    if (keep.readOutbox().some(({ state }) => state === 'waiting')) sender.pump();
  }

  async function enter(form?: Form): Promise<Refused | null> {
    const mine = life;
    const before = visitorId ?? keep.read().visitorId;
    const answer = await admission.admit(form);
    if (mine !== life) return null;
    if (!answer.ok) {
      noteRefusal(answer);
      return answer;
    }
    admittedOnce = true;
    visitorId = answer.value.visitorId;
    seeAdmitted(answer.value, before);
    return null;
  }

  /** Another visitor than before (storage was emptied, another user signed in): nothing of the former may stay on the screen. */
  function seeAdmitted(admitted: Admitted, before: string | null): void {
    const other = before !== null && before !== admitted.visitorId;
    // Unsent words of one user must not be said in the name of the next.
    if (other && admission.identified) keep.writeOutbox([]);
    store.change((state) => ({
      ...(other ? { ...firstState, settings: state.settings, open: state.open, outbox: keep.readOutbox(), formDone: state.formDone } : state),
      name: admitted.name,
      verified: admitted.verified,
      missing: admitted.missing,
      refused: null,
    }));
    if (other) live.renew();
  }

  function noteRefusal(refused: Refused): void {
    if (refused.code === 'visitor.form_incomplete') {
      const missing = Array.isArray(refused.facts['missing']) ? (refused.facts['missing'] as string[]) : [];
      store.change((state) => ({ ...state, missing }));
    } else if (refused.code === 'channel.closed' || refused.code === 'visitor.identity_invalid' || refused.code === 'visitor.origin_refused') {
      store.change((state) => ({ ...state, refused: refused.code }));
    }
  }

  /** Comes back as who we were. Passing troubles are waited out, with growing patience. */
  function rejoin(): Promise<void> {
    if (rejoining !== null) return rejoining;
    const run = comeBack(life).finally(() => {
      if (rejoining === run) rejoining = null;
    });
    rejoining = run;
    return run;
  }

  async function comeBack(mine: number): Promise<void> {
    const wanted = () => mine === life;
    for (let attempt = 0; wanted(); attempt += 1) {
      if (attempt > 0) await pause.wait(backoffMs(attempt, Math.random()));
      const refused = await enter();
      if (refused !== null && !isPassing(refused)) return;
      if (refused !== null) continue;
      if (store.get().connection === 'lost') live.hurry();
      return catchUp();
    }
  }

  /** Tells the host page of what others said since it last heard; what was there at the beginning is no news. */
  function announce(): void {
    const { messages } = store.get();
    const known = announced;
    announced = new Set(messages.map(({ id }) => id));
    if (known !== null) for (const message of messages) if (!known.has(message.id) && message.from !== 'customer') heard(message);
  }

  function woken(): void {
    if (document.visibilityState !== 'visible') return;
    pause.wake();
    if (admittedOnce && store.get().connection === 'lost') live.hurry();
    catchUp();
  }

  async function fetchSettings(): Promise<Answer<NonNullable<ReturnType<Store['get']>['settings']>>> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await api.call<typeof readWidgetSettings>('GET', `/widget/${encodeURIComponent(channel)}/settings`, {});
      if (answer.ok || !isPassing(answer)) return answer;
      await pause.wait(backoffMs(attempt, Math.random(), answer.retryAfterMs));
    }
  }

  function heardFromOtherTab(what: 'session' | 'outbox'): void {
    if (what === 'outbox') {
      store.change((state) => ({ ...state, outbox: keep.readOutbox() }));
      if (admittedOnce) void sync();
      return;
    }
    const kept = keep.read();
    if (kept.token === null) return forget();
    if (visitorId !== null && kept.visitorId !== visitorId) forget();
    store.change((state) => ({
      ...state,
      formDone: state.formDone || kept.formDone,
      readSeq: kept.ticket !== null && kept.ticket === state.ticket?.number ? Math.max(state.readSeq, kept.readSeq) : state.readSeq,
    }));
    if (!admittedOnce) void rejoin();
  }

  function forget(): void {
    life += 1;
    admittedOnce = false;
    rejoining = null;
    visitorId = null;
    announced = null;
    sender.stop();
    waiting.forget();
    live.close();
    admission.forget();
    store.change((state) => ({ ...firstState, settings: state.settings, open: state.open }));
  }

  /** What it changed is fetched before it counts as done. */
  async function told(call: Promise<Answer<unknown>>): Promise<Refused | null> {
    const answer = await call;
    await sync();
    return answer.ok ? null : answer;
  }

  function queue(next: (items: readonly OutboxItem[]) => readonly OutboxItem[]): void {
    const outbox = next(keep.readOutbox());
    keep.writeOutbox(outbox);
    store.change((state) => ({ ...state, outbox }));
    sender.pump();
  }

  return {
    origin,
    api,
    store,
    keep,
    waiting,
    async start() {
      const answer = await fetchSettings();
      if (!answer.ok) return false;
      const { token, formDone } = keep.read();
      store.change((state) => ({ ...state, settings: answer.value, formDone, outbox: keep.readOutbox(), loading: token !== null }));
      window.addEventListener('online', woken);
      document.addEventListener('visibilitychange', woken);
      document.addEventListener('visibilitychange', read);
      keep.listen(heardFromOtherTab);
      // Where no line can be held, asking now and then is better than silence.
      setInterval(() => {
        const { connection, open } = store.get();
        if (connection === 'lost' && open && document.visibilityState === 'visible') catchUp();
      }, fallbackPollMs);
      if (token !== null || admission.identified) void rejoin();
      return true;
    },
    show(open) {
      store.change((state) => ({ ...state, open }));
      if (open) read();
    },
    async submitForm(form) {
      if (form !== null) {
        const refused = await enter(form);
        if (refused) return refused;
      }
      keep.write({ formDone: true });
      store.change((state) => ({ ...state, formDone: true, missing: form === null ? state.missing : [] }));
      queue((items) => revive(items, 'visitor.form_incomplete'));
      catchUp();
      return null;
    },
    say(body, attachments) {
      if (keep.readOutbox().length >= maxOutboxItems) return false;
      queue((items) => add(items, { clientId: newClientId(), body, attachments, at: Date.now(), state: 'waiting', code: null }));
      typing.send(false);
      return true;
    },
    sayAgain: (clientId) => queue((items) => retry(items, clientId, Date.now())),
    withdraw: (clientId) => queue((items) => remove(items, clientId)),
    tellAssistant: (body) => told(api.call<typeof tellAssistant>('POST', '/widget/assistant', { body })),
    leaveContact: (body) => told(api.call<typeof leaveContact>('POST', '/widget/contact', { body })),
    beKnown: () => (admittedOnce ? Promise.resolve(null) : enter()),
    typing: typing.send,
    async identify(identity) {
      admission.identify(identity);
      if (store.get().settings === null) return null;
      const refused = await enter();
      if (refused === null) {
        live.renew();
        await sync();
      }
      return refused;
    },
    reset() {
      keep.clear();
      forget();
    },
  };
}
