/** API keys, sign-in providers and the audit log. */

import {
  changeSignInProvider, createApiKey, createSignInProvider, listApiKeys, listAudit, listSignInProviders, removeSignInProvider, revokeApiKey, verifyAudit,
} from '@huiyin/domain/identity/access.contract.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const apiKeysKey = ['api-keys'] as const;
const providersKey = ['sign-in-providers'] as const;
const onlyKeys = [apiKeysKey] as const;
const providersAndOptions = [providersKey, ['sign-in-options']] as const;
const nothing = [] as const;

export interface AuditFilter {
  readonly actorId?: string;
  readonly action?: string;
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
}

export function useApiKeys() {
  return useQuery({ queryKey: apiKeysKey, queryFn: ({ signal }) => call(listApiKeys, { signal }) });
}

export function useProviders() {
  return useQuery({ queryKey: providersKey, queryFn: ({ signal }) => call(listSignInProviders, { signal }) });
}

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

export const useVerifyAudit = () => useCall(verifyAudit, nothing);
export const useCreateApiKey = () => useCall(createApiKey, onlyKeys);
export const useRevokeApiKey = () => useCall(revokeApiKey, onlyKeys);
export const useCreateProvider = () => useCall(createSignInProvider, providersAndOptions);
export const useChangeProvider = () => useCall(changeSignInProvider, providersAndOptions);
export const useRemoveProvider = () => useCall(removeSignInProvider, providersAndOptions);
