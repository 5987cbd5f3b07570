/** What the assistant did on a ticket, and how it is set up. */

import { cancelTraining, changeAssistantSettings, chooseModel, listModels, orderTraining, readAssistantPart, readAssistantSettings } from '@huiyin/domain/assistant/assistant.contract.ts';
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

const modelsKey = ['assistant-models'] as const;
const onlyModels = [modelsKey] as const;
/** While it learns, a look every two seconds; it takes less than a minute. */
const learningMs = 2_000;

export function useModels() {
  return useQuery({
    queryKey: modelsKey,
    queryFn: ({ signal }) => call(listModels, { signal }),
    refetchInterval: ({ state }) => (state.data?.training.state === 'ordered' || state.data?.training.state === 'running' ? learningMs : false),
  });
}

export const useOrderTraining = () => useCall(orderTraining, onlyModels);
export const useCancelTraining = () => useCall(cancelTraining, onlyModels);
export const useChooseModel = () => useCall(chooseModel, onlyModels);
