/** Follow-up visits. */

import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { listFollowUps, planFollowUp, recordFollowUp, waiveFollowUp } from '@huiyin/domain/ticket/follow-up.contract.ts';
import { useInfiniteQuery, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { call, isRefusal } from '../../platform/api.ts';
import { keys } from '../../platform/topics.ts';

export type FollowUpRow = Static<typeof listFollowUps.reply>['items'][number];

export interface FollowUpFilter {
  readonly whose: 'mine' | 'all';
  readonly outcome: 'planned' | 'done';
}

export function useFollowUps(filter: FollowUpFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.followUps, filter],
    queryFn: ({ pageParam, signal }) => call(listFollowUps, { query: { ...filter, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function renew(client: QueryClient, ticketId: string): void {
  for (const queryKey of [keys.followUps, keys.counts, keys.lists, keys.ticket(ticketId), keys.events(ticketId)]) void client.invalidateQueries({ queryKey });
}

/** A visit that changed meanwhile is read again whether the act worked or not. */
function useVisitAct<Wish>(ticketId: string, act: (wish: Wish) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => renew(client, ticketId),
    onError: (error) => isRefusal(error) && renew(client, ticketId),
  });
}

export function useRecordVisit({ id, ticket }: Pick<FollowUpRow, 'id' | 'ticket'>) {
  return useVisitAct(ticket.id, (body: Omit<BodyOf<typeof recordFollowUp>, 'version'>) => call(recordFollowUp, { params: { followUpId: id }, body, version: ticket.version }));
}

export function useWaiveVisit({ id, ticket }: Pick<FollowUpRow, 'id' | 'ticket'>) {
  return useVisitAct(ticket.id, (reason: string) => call(waiveFollowUp, { params: { followUpId: id }, body: { reason }, version: ticket.version }));
}

export function usePlanVisit(ticket: { readonly id: string; readonly version: number }) {
  return useVisitAct(ticket.id, (body: Omit<BodyOf<typeof planFollowUp>, 'version'>) => call(planFollowUp, { params: { ticketId: ticket.id }, body, version: ticket.version }));
}
