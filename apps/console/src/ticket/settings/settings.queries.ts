/** Changes of the words and rules that tickets are sorted by: categories, custom fields, macros, queue rules. */

import {
  changeCategory, changeCustomField, changeMacro, createCategory, createCustomField, createMacro, listMacros, removeCategory, removeMacro,
} from '@huiyin/domain/ticket/desk.contract.ts';
import { listQueueRules, replaceQueueRules } from '@huiyin/domain/ticket/queue-rule.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../platform/api.ts';
import { useCall } from '../../platform/use-call.ts';
import { taxonomyQuery } from '../desk.queries.ts';

const queueRulesKey = ['queue-rules'] as const;
const macrosKey = ['macros'] as const;
const onlyTaxonomy = [taxonomyQuery.queryKey] as const;
const onlyMacros = [macrosKey] as const;
const onlyQueueRules = [queueRulesKey] as const;

export function useTaxonomy() {
  return useQuery(taxonomyQuery);
}

export function useMacros() {
  return useQuery({ queryKey: macrosKey, queryFn: ({ signal }) => call(listMacros, { signal }) });
}

export function useQueueRules() {
  return useQuery({ queryKey: queueRulesKey, queryFn: ({ signal }) => call(listQueueRules, { signal }) });
}

export const useCreateCategory = () => useCall(createCategory, onlyTaxonomy);
export const useChangeCategory = () => useCall(changeCategory, onlyTaxonomy);
export const useRemoveCategory = () => useCall(removeCategory, onlyTaxonomy);
export const useCreateCustomField = () => useCall(createCustomField, onlyTaxonomy);
export const useChangeCustomField = () => useCall(changeCustomField, onlyTaxonomy);
export const useCreateMacro = () => useCall(createMacro, onlyMacros);
export const useChangeMacro = () => useCall(changeMacro, onlyMacros);
export const useRemoveMacro = () => useCall(removeMacro, onlyMacros);
export const useReplaceQueueRules = () => useCall(replaceQueueRules, onlyQueueRules);
