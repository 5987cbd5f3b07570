/** Everything the console asks about flows, their versions and the rules between them. */

import {
  compareFlowVersions, createFlow, discardFlowDraft, draftFlowVersion, listFlowRules, listFlows, publishFlowVersion, readFlowVersion,
  replaceFlowRules, retireFlowVersion, saveFlowDraft, validateFlowDocument,
} from '@huiyin/domain/flow/flow.contract.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { countByFlowVersion } from '@huiyin/domain/ticket/flow-usage.contract.ts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const flowsKey = ['flows'] as const;
const versionsKey = ['flow-version'] as const;
const rulesKey = ['flow-rules'] as const;
const everything = [flowsKey, versionsKey] as const;

export const versionQuery = (versionId: string) =>
  queryOptions({ queryKey: [...versionsKey, versionId], queryFn: ({ signal }) => call(readFlowVersion, { params: { versionId }, signal }) });

export function useFlows() {
  return useQuery({ queryKey: flowsKey, queryFn: ({ signal }) => call(listFlows, { signal }) });
}

/** Flow version → tickets under way on it. */
export function useFlowUsage() {
  return useQuery({
    queryKey: ['flow-usage'],
    queryFn: ({ signal }) => call(countByFlowVersion, { signal }),
    select: ({ items }) => new Map(items.map(({ flowVersionId, tickets }) => [flowVersionId, tickets])),
  });
}

export function useFlowVersion(versionId: string | null) {
  return useQuery({ ...versionQuery(versionId ?? ''), enabled: versionId !== null });
}

/** Past the cache: for a draft that somebody else has saved meanwhile. */
export function useReadVersionAnew() {
  const client = useQueryClient();
  return (versionId: string) => client.fetchQuery({ ...versionQuery(versionId), staleTime: 0 });
}

export function useComparison(beforeId: string, afterId: string) {
  return useQuery({
    queryKey: ['flow-comparison', beforeId, afterId],
    queryFn: ({ signal }) => call(compareFlowVersions, { params: { versionId: afterId }, query: { with: beforeId }, signal }),
  });
}

/** What is wrong with a document as it stands in the editor; asked again half a second after the last change. */
export function useFindings(document: FlowDocument, enabled: boolean) {
  const [settled, setSettled] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), 500);
    return () => clearTimeout(timer);
  }, [document]);
  return useQuery({
    queryKey: ['flow-findings', settled],
    queryFn: ({ signal }) => call(validateFlowDocument, { body: { document: settled }, signal }),
    placeholderData: (before) => before,
    enabled,
    gcTime: 30_000,
  });
}

export function useFlowRules() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => call(listFlowRules, { signal }) });
}

export const useCreateFlow = () => useCall(createFlow, everything);
export const useDraft = () => useCall(draftFlowVersion, everything);
export const useSaveDraft = () => useCall(saveFlowDraft, everything);
export const useDiscardDraft = () => useCall(discardFlowDraft, [flowsKey]);
export const usePublish = () => useCall(publishFlowVersion, everything);
export const useRetire = () => useCall(retireFlowVersion, everything);
export const useReplaceRules = () => useCall(replaceFlowRules, [rulesKey]);
