/** The floor's calls. What is live is read again when a notice says so, seconds apart, and only while somebody looks. */

import { explainDispatch } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { endLoan, lendPerson, readFloor, readStaffing, traceWay, type FloorPromise } from '@huiyin/domain/floor/floor.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { explainPolicies, explainTicket } from '@huiyin/domain/sla/sla.contract.ts';
import { assignTicket, expediteTicket } from '@huiyin/domain/ticket/act.contract.ts';
import { listTickets } from '@huiyin/domain/ticket/ticket.contract.ts';
import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';
import { useCall } from '../platform/use-call.ts';

/** Time alone changes a floor too: promises break without anybody doing anything. */
const renewedEveryMs = 15_000;

const floorQuery = queryOptions({
  queryKey: keys.floor,
  queryFn: ({ signal }) => call(readFloor, { signal }),
  staleTime: 3_000,
  refetchInterval: renewedEveryMs,
  refetchIntervalInBackground: false,
});

export function useFloor() {
  return useQuery(floorQuery);
}

export function useStaffing(hours: number) {
  return useQuery({
    queryKey: ['staffing', hours],
    queryFn: ({ signal }) => call(readStaffing, { query: { hours }, signal }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });
}

/** What an agent has in hand, asked for when somebody looks. */
export function useHands(agentId: string) {
  return useQuery({ queryKey: [...keys.lists, 'hands', agentId], queryFn: ({ signal }) => call(listTickets, { query: { queue: 'all', agentId, limit: 50 }, signal }) });
}

const staleAfterLoan = [keys.floor];

export function useLend() {
  return useCall(lendPerson, staleAfterLoan);
}

export function useEndLoan() {
  return useCall(endLoan, staleAfterLoan);
}

const staleAfterAssign = [keys.floor, keys.lists, keys.counts];

/** Names the version that the floor showed: whoever was quicker is not overruled. */
export function useReassign() {
  const assign = useCall(assignTicket, staleAfterAssign);
  return ({ ticketId, version }: Pick<FloorPromise, 'ticketId' | 'version'>, to: { readonly agentId: string | null; readonly teamId: string | null }) => assign({ params: { ticketId }, body: to, version });
}

export function useExpedite() {
  const expedite = useCall(expediteTicket, staleAfterAssign);
  return ({ ticketId, version }: Pick<FloorPromise, 'ticketId' | 'version'>, reason: string) => expedite({ params: { ticketId }, body: { reason }, version });
}

/** The answers of the what-if page; null asks nothing. What is read depends on who is at work, so it is soon read again. */
const whatIf = { staleTime: 5_000, placeholderData: <Before,>(before: Before) => before };

export function useWay(body: BodyOf<typeof traceWay> | null) {
  return useQuery({ queryKey: ['what-if', 'way', body], queryFn: body === null ? skipToken : ({ signal }) => call(traceWay, { body, signal }), ...whatIf });
}

export function usePromises(body: BodyOf<typeof explainPolicies> | null) {
  return useQuery({ queryKey: ['what-if', 'promises', body], queryFn: body === null ? skipToken : ({ signal }) => call(explainPolicies, { body, signal }), ...whatIf });
}

export function usePromisesOf(ticketId: string | null) {
  return useQuery({ queryKey: ['what-if', 'promises', ticketId], queryFn: ticketId === null ? skipToken : ({ signal }) => call(explainTicket, { params: { ticketId }, signal }), ...whatIf });
}

export function useDispatching(body: BodyOf<typeof explainDispatch> | null) {
  return useQuery({ queryKey: ['what-if', 'dispatch', body], queryFn: body === null ? skipToken : ({ signal }) => call(explainDispatch, { body, signal }), ...whatIf });
}
