/** What the assistant did on a ticket, and how it is set up. */

import { changeAssistantSettings, readAssistantPart, readAssistantSettings } from '@huiyin/domain/assistant/assistant.contract.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';
import { useCall } from '../platform/use-call.ts';

const settingsKey = ['assistant-settings'] as const;
const onlySettings = [settingsKey] as const;

export function assistantPartQuery(ticketId: string) {
  return queryOptions({ queryKey: keys.assistantPart(ticketId), queryFn: ({ signal }) => call(readAssistantPart, { params: { ticketId }, signal }) });
}

export function useAssistantSettings() {
  return useQuery({ queryKey: settingsKey, queryFn: ({ signal }) => call(readAssistantSettings, { signal }) });
}

export const useChangeAssistantSettings = () => useCall(changeAssistantSettings, onlySettings);
