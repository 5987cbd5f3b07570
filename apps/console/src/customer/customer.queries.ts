/** Customers: lists, one of them, contact points, merging. */

import {
  addContactPoint, changeCustomer, createCustomer, listCustomers, mergeCustomers, readCustomer, removeContactPoint, unmergeCustomer, type Tier,
} from '@huiyin/domain/customer/customer.contract.ts';
import { listTickets } from '@huiyin/domain/ticket/ticket.contract.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';
import { useCall } from '../platform/use-call.ts';

const customersKey = ['customers'] as const;
const anyCustomer = [customersKey, ['customer']] as const;
const customersAndTickets = [...anyCustomer, keys.lists] as const;

export interface CustomerFilter {
  readonly q?: string;
  readonly tier?: Tier;
  readonly region?: string;
  readonly tag?: string;
}

export function useCustomers(filter: CustomerFilter, enabled = true) {
  return useInfiniteQuery({
    queryKey: [...customersKey, filter],
    queryFn: ({ pageParam, signal }) => call(listCustomers, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    enabled,
  });
}

export function useCustomer(customerId: string | null) {
  return useQuery({ queryKey: keys.customer(customerId ?? ''), queryFn: ({ signal }) => call(readCustomer, { params: { customerId: customerId! }, signal }), enabled: customerId !== null });
}

export function useCustomerTickets(customerId: string) {
  return useInfiniteQuery({
    queryKey: [...keys.lists, 'of-customer', customerId],
    queryFn: ({ pageParam, signal }) => call(listTickets, { query: { queue: 'all', customerId, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export const useCreateCustomer = () => useCall(createCustomer, anyCustomer);
export const useChangeCustomer = () => useCall(changeCustomer, anyCustomer);
export const useAddContact = () => useCall(addContactPoint, anyCustomer);
export const useRemoveContact = () => useCall(removeContactPoint, anyCustomer);
export const useMerge = () => useCall(mergeCustomers, customersAndTickets);
export const useUnmerge = () => useCall(unmergeCustomer, customersAndTickets);
