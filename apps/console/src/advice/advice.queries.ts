/** What is laid beside a ticket: its summary, tickets that are like it. Asked again when something more was said. */

import { readSimilar, readSuggestions, readSummary, readTranslator, translateForTicket } from '@huiyin/domain/advice/advice.contract.ts';
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { call } from '../platform/api.ts';

export function summaryQuery(ticketId: string, messageSeq: number) {
  return queryOptions({ queryKey: ['summary', ticketId, messageSeq], queryFn: ({ signal }) => call(readSummary, { params: { ticketId }, signal }), placeholderData: keepPreviousData, staleTime: Infinity, retry: false });
}

/** The customer's first words decide; after a few messages nothing changes any more. */
export function similarQuery(ticketId: string, messageSeq: number) {
  return queryOptions({ queryKey: ['similar', ticketId, Math.min(messageSeq, 6)], queryFn: ({ signal }) => call(readSimilar, { params: { ticketId }, signal }), placeholderData: keepPreviousData, staleTime: 30_000, retry: false });
}

export function suggestionsQuery(ticketId: string, messageSeq: number) {
  return queryOptions({ queryKey: ['suggestions', ticketId, messageSeq], queryFn: ({ signal }) => call(readSuggestions, { params: { ticketId }, signal }), placeholderData: keepPreviousData, staleTime: 30_000, retry: false });
}

/** Whether a language model is there is known once and for all. */
export const translatorQuery = queryOptions({ queryKey: ['translator'], queryFn: ({ signal }) => call(readTranslator, { signal }), staleTime: Infinity, retry: false });

export function useTranslate(ticketId: string) {
  return useMutation({ mutationFn: (body: { readonly text: string; readonly to: 'zh' | 'en' }) => call(translateForTicket, { params: { ticketId }, body }) });
}
