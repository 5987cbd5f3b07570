/** What the search pages ask of the server. */

import { cancelRebuild, readIndex, rebuildIndex, search, type SearchKind } from '@huiyin/domain/search/search.contract.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const searchKey = ['search'] as const;
const indexKey = ['search-index'] as const;
const onlyIndex = [indexKey] as const;

/** Shown of each kind before somebody asks for more. */
const firstFew = 5;

/** All kinds, the first few of each. What was found before stays until the answer is there. */
export function useSearch(q: string) {
  return useQuery({
    queryKey: [...searchKey, q],
    queryFn: ({ signal }) => call(search, { query: { q, limit: firstFew }, signal }),
    enabled: q !== '',
    placeholderData: (before) => before,
  });
}

export function useSearchOfKind(q: string, kind: SearchKind | null) {
  return useInfiniteQuery({
    queryKey: [...searchKey, q, kind],
    queryFn: ({ pageParam, signal }) => call(search, { query: { q, kinds: kind!, limit: 20, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.groups[0]?.next ?? null,
    enabled: q !== '' && kind !== null,
    placeholderData: (before, query) => (query?.queryKey[2] === kind ? before : undefined),
  });
}

/** While a rebuild runs, looked at again and again. */
export function useIndex() {
  return useQuery({
    queryKey: indexKey,
    queryFn: ({ signal }) => call(readIndex, { signal }),
    refetchInterval: ({ state }) => (state.data?.rebuild?.state === 'running' ? 1_500 : false),
  });
}

export const useRebuild = () => useCall(rebuildIndex, onlyIndex);
export const useCancelRebuild = () => useCall(cancelRebuild, onlyIndex);
