/** Queues, their counts, and the filters an agent keeps. */

import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { listFilters, removeFilter, saveFilter } from '@huiyin/domain/ticket/desk.contract.ts';
import { countTickets, exportTickets, listTickets } from '@huiyin/domain/ticket/ticket.contract.ts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf, call } from '../../platform/api.ts';
import { currentLanguage } from '../../platform/i18n.ts';
import { keys } from '../../platform/topics.ts';
import type { WorkspaceSearch } from '../workspace-search.ts';

const pageSize = 50;

export function queueQuery(filter: Omit<WorkspaceSearch, 'pane'>) {
  return infiniteQueryOptions({
    queryKey: [...keys.lists, filter],
    queryFn: ({ pageParam, signal }) => call(listTickets, { query: { ...filter, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

/** The same tickets as the list shows, as a file. */
export function exportAddress({ queue = 'mine', ...filter }: Omit<WorkspaceSearch, 'pane'>): string {
  return addressOf(exportTickets, {}, { queue, ...filter, language: currentLanguage() });
}

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => call(countTickets, { signal }),
  // Notices renew it; this is for what nobody announces.
  refetchInterval: 60_000,
});

export const filtersQuery = queryOptions({
  queryKey: ['filters'],
  queryFn: ({ signal }) => call(listFilters, { signal }),
  staleTime: 5 * 60_000,
});

export function useSaveFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof saveFilter>) => call(saveFilter, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: filtersQuery.queryKey }),
  });
}

export function useRemoveFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filterId: string) => call(removeFilter, { params: { filterId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: filtersQuery.queryKey }),
  });
}

/** For the picker of merge and link. */
export function searchTicketsQuery(q: string) {
  return queryOptions({
    queryKey: [...keys.lists, 'search', q],
    queryFn: ({ signal }) => call(listTickets, { query: { queue: 'all', q, limit: 10 }, signal }),
    enabled: q.trim() !== '',
  });
}
