/** What the console reads and changes of promises. */

import {
  cancelRecount, changeLadder, changePolicy, createLadder, createPolicy, explainPolicies, listClocks, listLadders, listPolicies, orderPolicies, readRecount, removeLadder, removePolicy,
} from '@huiyin/domain/sla/sla.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const policiesKey = ['policies'] as const;
const laddersKey = ['ladders'] as const;
const recountKey = ['recount'] as const;
const promises = [policiesKey, laddersKey, recountKey, ['promises-explained']] as const;

/** Read again with every version of the ticket. */
export function useTicketClocks(ticketId: string, version: number, enabled: boolean) {
  return useQuery({ queryKey: ['ticket-clocks', ticketId, version], queryFn: ({ signal }) => call(listClocks, { params: { ticketId }, signal }), enabled, placeholderData: keepPreviousData });
}

export function usePolicies() {
  return useQuery({ queryKey: policiesKey, queryFn: ({ signal }) => call(listPolicies, { signal }) });
}

export function useLadders() {
  return useQuery({ queryKey: laddersKey, queryFn: ({ signal }) => call(listLadders, { signal }) });
}

/** Watched while it is under way. */
export function useRecount() {
  return useQuery({
    queryKey: recountKey,
    queryFn: ({ signal }) => call(readRecount, { signal }),
    refetchInterval: ({ state }) => (state.data?.recount?.state === 'waiting' || state.data?.recount?.state === 'running' ? 1_500 : false),
  });
}

export function useExplained(body: BodyOf<typeof explainPolicies> | null) {
  return useQuery({ queryKey: ['promises-explained', body], queryFn: ({ signal }) => call(explainPolicies, { body: body!, signal }), enabled: body !== null, placeholderData: keepPreviousData, retry: false });
}

export const useCreatePolicy = () => useCall(createPolicy, promises);
export const useChangePolicy = () => useCall(changePolicy, promises);
export const useRemovePolicy = () => useCall(removePolicy, promises);
export const useOrderPolicies = () => useCall(orderPolicies, promises);
export const useCreateLadder = () => useCall(createLadder, promises);
export const useChangeLadder = () => useCall(changeLadder, promises);
export const useRemoveLadder = () => useCall(removeLadder, promises);
export const useCancelRecount = () => useCall(cancelRecount, promises);
