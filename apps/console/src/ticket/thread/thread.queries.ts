/** What was said on a ticket: a window at its end that grows both ways, sending, reading, files and the draft. */

import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { readDraft, saveDraft } from '@huiyin/domain/ticket/desk.contract.ts';
import { downloadFile, listMessages, markRead, sendMessage, uploadFile, type MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf, call } from '../../platform/api.ts';
import { queryClient } from '../../platform/query-client.ts';
import { keys } from '../../platform/topics.ts';
import { upload } from '../../platform/upload.ts';
import { lastUnbroken, mergeMessages } from './merge-messages.ts';

export interface Thread {
  readonly messages: readonly MessageView[];
  readonly customerReadSeq: number;
}

const windowSize = 50;
/** Beyond any message: the page before it is the latest one. */
const end = 2_147_483_647;

export function threadQuery(ticketId: string) {
  const queryKey = keys.messages(ticketId);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<Thread> => {
      const known = queryClient.getQueryData<Thread>(queryKey);
      if (!known || known.messages.length === 0) {
        const latest = await call(listMessages, { params: { ticketId }, query: { before: end, limit: windowSize }, signal });
        return { messages: latest.items, customerReadSeq: latest.customerReadSeq };
      }
      return readSince(ticketId, known, signal);
    },
    structuralSharing: false,
  });
}

async function readSince(ticketId: string, known: Thread, signal: AbortSignal): Promise<Thread> {
  let thread = known;
  for (;;) {
    const since = lastUnbroken(thread.messages);
    const page = await call(listMessages, { params: { ticketId }, query: { since, limit: 200 }, signal });
    thread = { messages: mergeMessages(thread.messages, page.items), customerReadSeq: page.customerReadSeq };
    if (page.next === null || page.items.length === 0) return thread;
  }
}

export function useEarlierMessages(ticketId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (before: number) => call(listMessages, { params: { ticketId }, query: { before, limit: windowSize } }),
    onSuccess: (page) => addMessages(client.getQueryData(threadQuery(ticketId).queryKey), ticketId, page.items),
  });
}

function addMessages(thread: Thread | undefined, ticketId: string, news: readonly MessageView[]): void {
  queryClient.setQueryData(threadQuery(ticketId).queryKey, { messages: mergeMessages(thread?.messages ?? [], news), customerReadSeq: thread?.customerReadSeq ?? 0 });
}

export function useSendMessage(ticketId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof sendMessage>) => call(sendMessage, { params: { ticketId }, body }),
    onSuccess: (message) => {
      addMessages(client.getQueryData(threadQuery(ticketId).queryKey), ticketId, [message]);
      for (const queryKey of [keys.ticket(ticketId), keys.events(ticketId), keys.lists, keys.counts]) void client.invalidateQueries({ queryKey });
    },
  });
}

/** Unread badges follow; a failure is made good by the next reading. */
export function sayRead(ticketId: string, seq: number): void {
  call(markRead, { params: { ticketId }, body: { seq } }).then(
    () => queryClient.invalidateQueries({ queryKey: keys.lists }),
    () => undefined,
  );
}

export function fileAddress(ticketId: string, fileId: string, inline = false): string {
  return addressOf(downloadFile, { ticketId, fileId }, inline ? { inline: '1' } : {});
}

export function sendFile(file: File, on: { progress(share: number): void; signal: AbortSignal }) {
  return upload(uploadFile, file, on);
}

export async function readServerDraft(ticketId: string) {
  return (await call(readDraft, { params: { ticketId } })).draft;
}

export async function keepServerDraft(ticketId: string, draft: BodyOf<typeof saveDraft>): Promise<void> {
  await call(saveDraft, { params: { ticketId }, body: draft });
}
