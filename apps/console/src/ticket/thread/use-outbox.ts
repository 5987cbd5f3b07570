/** Messages on their way. One that got no answer stays with its client id, so that sending it again can never double it. */

import { App } from 'antd';
import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { useEffect, useState } from 'react';
import { isRefusal, Refusal } from '../../platform/api.ts';
import { recall, remember } from '../../platform/local-store.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import type { Cited } from '../composer/cite.ts';
import { useSendMessage } from './thread.queries.ts';

export interface Parcel {
  readonly clientId: string;
  readonly body: string;
  readonly visibility: 'public' | 'internal';
  readonly attachments: readonly AttachmentView[];
  readonly mentions: readonly string[];
  readonly citations: readonly Cited[];
  readonly at: number;
  readonly state: 'sending' | 'failed';
}

export type Wish = Pick<Parcel, 'body' | 'visibility' | 'attachments' | 'mentions' | 'citations'>;

export interface Outbox {
  readonly parcels: readonly Parcel[];
  /** Refused because the customer wrote meanwhile: how many messages, and what was to be sent. */
  readonly newer: { readonly count: number; readonly wish: Wish } | null;
  /** Resolves to false when the writer should have the text back. */
  send(wish: Wish, options?: { readonly anyway?: boolean }): Promise<boolean>;
  retry(clientId: string): void;
  drop(clientId: string): void;
  forgetNewer(): void;
}

export function useOutbox(ticketId: string, seenSeq: () => number): Outbox {
  const { message } = App.useApp();
  const sending = useSendMessage(ticketId);
  const [parcels, setParcels] = useState(() => restore(recall(`outbox.${ticketId}`)));
  const [newer, setNewer] = useState<Outbox['newer']>(null);

  // Kept until confirmed, so that leaving the page loses nothing.
  useEffect(() => remember(`outbox.${ticketId}`, parcels.length === 0 ? null : JSON.stringify(parcels)), [ticketId, parcels]);

  const remove = (clientId: string) => setParcels((all) => all.filter((parcel) => parcel.clientId !== clientId));

  const post = async (parcel: Parcel, anyway: boolean): Promise<boolean> => {
    const { clientId, body, visibility, attachments, mentions, citations } = parcel;
    setParcels((all) => [...all.filter((each) => each.clientId !== clientId), { ...parcel, state: 'sending' }]);
    try {
      await sending.mutateAsync({
        body,
        visibility,
        clientId,
        attachments: attachments.map((file) => file.id),
        mentions: [...mentions],
        ...(citations.length === 0 ? {} : { cites: citations.map(({ articleId, version }) => ({ articleId, version })) }),
        // A note is for colleagues: it talks past nobody.
        ...(anyway || visibility === 'internal' ? {} : { seenSeq: seenSeq() }),
      });
      remove(clientId);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) {
        setParcels((all) => all.map((each) => (each.clientId === clientId ? { ...each, state: 'failed' } : each)));
        return true;
      }
      remove(clientId);
      if (isRefusal(error, 'ticket.newer_messages')) {
        const count = error.facts['newer'] ?? error.facts['count'];
        setNewer({ count: typeof count === 'number' ? count : 1, wish: parcel });
      } else {
        void message.error(wordsOf(error));
      }
      return false;
    }
  };

  return {
    parcels,
    newer,
    send: (wish, { anyway = false } = {}) => {
      setNewer(null);
      return post({ ...wish, clientId: crypto.randomUUID(), at: Date.now(), state: 'sending' }, anyway);
    },
    retry: (clientId) => {
      const parcel = parcels.find((each) => each.clientId === clientId);
      // It may have arrived the first time; then its client id answers with that, whatever came since.
      if (parcel) void post(parcel, true);
    },
    drop: remove,
    forgetNewer: () => setNewer(null),
  };
}

/** What a page before left unconfirmed; whether it arrived, its client id will tell. */
export function restore(kept: string | null): readonly Parcel[] {
  try {
    const parcels = JSON.parse(kept ?? '[]') as unknown;
    if (!Array.isArray(parcels)) return [];
    return (parcels as Parcel[]).filter((parcel) => typeof parcel?.clientId === 'string' && typeof parcel.body === 'string').map((parcel) => ({ ...parcel, citations: parcel.citations ?? [], state: 'failed' }));
  } catch {
    return [];
  }
}
