/** The customer's own ticket as the page knows it: read again every quarter of a minute while somebody looks. Reading changes nothing. */

import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type {
  addToOwnTicket, confirmOwnTicket, listOwnMessages, rateOwnTicket, readOwnTicket, urgeOwnTicket,
} from '@huiyin/domain/ticket/customer-link.contract.ts';
import type { SurveyAnswers } from '@huiyin/domain/ticket/ticket.ts';
import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer, Refused } from '../platform/answer.ts';
import { type Api, createApi } from '../platform/api.ts';
import { backoffMs } from '../platform/backoff.ts';
import { mergeMessages, nextCursor } from '../platform/merge.ts';

export type TicketView = ReplyOf<typeof readOwnTicket>;

export interface OwnTicket {
  readonly api: Api;
  readonly path: string;
  readonly view: TicketView | null;
  readonly messages: readonly ChatMessage[];
  /** Why the last reading failed; what was read before stays. */
  readonly trouble: Refused['code'] | null;
  refresh(): Promise<void>;
  add(clientId: string, body: string, attachments: readonly AttachmentView[]): Promise<Refused | null>;
  urge(): Promise<Refused | null>;
  confirm(confirmed: boolean, reason: string | null): Promise<Refused | null>;
  rate(score: number, comment: string, answers: SurveyAnswers): Promise<Refused | null>;
}

const everyMs = 15_000;

export function useOwnTicket(token: string): OwnTicket {
  const api = useMemo(() => createApi('', () => null), []);
  const path = `/t/${encodeURIComponent(token)}` as const;
  const [view, setView] = useState<TicketView | null>(null);
  const [messages, setMessages] = useState<readonly ChatMessage[]>([]);
  const [trouble, setTrouble] = useState<Refused['code'] | null>(null);
  const cursor = useRef(0);

  const read = useCallback(async (): Promise<Refused | null> => {
    const now = await api.call<typeof readOwnTicket>('GET', path, {});
    if (!now.ok) return now;
    setView(now.value);
    for (;;) {
      const before = cursor.current;
      const said = await api.call<typeof listOwnMessages>('GET', `${path}/messages`, { query: { since: before } });
      if (!said.ok) return said;
      cursor.current = nextCursor(before, said.value.items);
      setMessages((known) => mergeMessages(known, said.value.items));
      if (cursor.current === before || cursor.current >= said.value.seq) return null;
    }
  }, [api, path]);

  const refresh = useCallback(async () => {
    const refused = await read();
    setTrouble(refused?.code ?? null);
  }, [read]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let failures = 0;
    const turn = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        const refused = await read();
        setTrouble(refused?.code ?? null);
        failures = refused ? failures + 1 : 0;
        // A link that is none will not become one.
        if (refused?.code === 'ticket_link.unknown' || refused?.code === 'request.invalid') return;
      }
      if (!over) timer = setTimeout(() => void turn(), failures === 0 ? everyMs : Math.max(3_000, backoffMs(failures, Math.random())));
    };
    const woken = () => {
      if (document.visibilityState === 'visible') void turn();
    };
    void turn();
    document.addEventListener('visibilitychange', woken);
    window.addEventListener('online', woken);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', woken);
      window.removeEventListener('online', woken);
    };
  }, [read]);

  /** What was refused may have changed meanwhile: then the page shows the truth beside the refusal. */
  const see = async (answer: Answer<TicketView>): Promise<Refused | null> => {
    if (answer.ok) setView(answer.value);
    if (answer.ok || answer.code !== 'network') await refresh();
    return answer.ok ? null : answer;
  };

  return {
    api,
    path,
    view,
    messages,
    trouble,
    refresh,
    async add(clientId, body, attachments) {
      const said = await api.call<typeof addToOwnTicket>('POST', `${path}/messages`, {
        body: { clientId, body, ...(attachments.length === 0 ? {} : { attachments: attachments.map(({ id }) => id) }) },
      });
      if (said.ok) setMessages((known) => mergeMessages(known, [said.value]));
      if (said.ok || said.code !== 'network') await refresh();
      return said.ok ? null : said;
    },
    urge: async () => see(await api.call<typeof urgeOwnTicket>('POST', `${path}/urge`, { body: {} })),
    confirm: async (confirmed, reason) => see(await api.call<typeof confirmOwnTicket>('POST', `${path}/confirm`, { body: { confirmed, ...(reason === null ? {} : { reason }) } })),
    rate: async (score, comment, answers) => see(await api.call<typeof rateOwnTicket>('POST', `${path}/rating`, { body: { score, scale: 5, ...(comment === '' ? {} : { comment }), ...answers } })),
  };
}
