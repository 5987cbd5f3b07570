/** Forbidden phrases, and what they say of a text. */

import { checkWording } from '@huiyin/domain/ticket/message.contract.ts';
import { changeForbiddenPhrase, createForbiddenPhrase, listForbiddenPhrases, removeForbiddenPhrase, tryWording } from '@huiyin/domain/wording/wording.contract.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const phrasesKey = ['forbidden-phrases'] as const;
const checksKey = ['wording-check'] as const;
const stale = [phrasesKey, checksKey] as const;

export function useForbiddenPhrases() {
  return useQuery({ queryKey: phrasesKey, queryFn: ({ signal }) => call(listForbiddenPhrases, { signal }) });
}

export const useCreatePhrase = () => useCall(createForbiddenPhrase, stale);
export const useChangePhrase = () => useCall(changeForbiddenPhrase, stale);
export const useRemovePhrase = () => useCall(removeForbiddenPhrase, stale);

export function useTriedWording(text: string) {
  return useQuery({ queryKey: [...checksKey, 'try', text], queryFn: ({ signal }) => call(tryWording, { body: { text }, signal }), enabled: text.trim() !== '', placeholderData: keepPreviousData });
}

/** What an answer on this ticket may not say. The answer for a text stays right for as long as nobody changes the list. */
export function useWordingCheck(ticketId: string, text: string, enabled: boolean) {
  return useQuery({
    queryKey: [...checksKey, ticketId, text],
    queryFn: ({ signal }) => call(checkWording, { params: { ticketId }, body: { text }, signal }),
    enabled: enabled && text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}
