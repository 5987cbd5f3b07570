/** Outlets, the mail server, and what was delivered where. */

import { changeOutlet, changeSmtp, createOutlet, type DeliveryState, listDeliveries, listOutlets, readSmtp, removeOutlet, resendDelivery, testOutlet } from '@huiyin/domain/delivery/delivery.contract.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const outletsKey = ['outlets'] as const;
const deliveriesKey = ['deliveries'] as const;
const smtpKey = ['smtp'] as const;
const outletsStale = [outletsKey, deliveriesKey] as const;
const smtpStale = [smtpKey] as const;

/** How an outlet does changes without anybody's doing. */
const renewedEveryMs = 15_000;

export function useOutlets() {
  return useQuery({ queryKey: outletsKey, queryFn: ({ signal }) => call(listOutlets, { signal }), refetchInterval: renewedEveryMs });
}

export const useCreateOutlet = () => useCall(createOutlet, outletsStale);
export const useChangeOutlet = () => useCall(changeOutlet, outletsStale);
export const useRemoveOutlet = () => useCall(removeOutlet, outletsStale);
export const useTestOutlet = () => useCall(testOutlet, outletsStale);

export function useDeliveries(filter: { readonly outletId: string | null; readonly state: DeliveryState | null }) {
  return useInfiniteQuery({
    queryKey: [...deliveriesKey, filter],
    queryFn: ({ pageParam, signal }) =>
      call(listDeliveries, { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}), ...(filter.outletId === null ? {} : { outletId: filter.outletId }), ...(filter.state === null ? {} : { state: filter.state }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: renewedEveryMs,
  });
}

export const useResendDelivery = () => useCall(resendDelivery, outletsStale);

export function useSmtp() {
  return useQuery({ queryKey: smtpKey, queryFn: ({ signal }) => call(readSmtp, { signal }) });
}

export const useChangeSmtp = () => useCall(changeSmtp, smtpStale);
