/** Dispatch: what the console reads and changes of it. */

import {
  type FairnessAct, changeAgentProfile, changeDispatchSettings, changeMyPresence, changeShift, changeSkill, changeTeamRules, createShift, createSkill, explainDispatch, listAgentProfiles, listFairnessTickets, listShifts, listSkills, listTeamRules,
  readDispatchSettings, readFairness, readMyPresence, readSkillRules, removeShift, removeSkill, replaceSkillRules,
} from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';
import { taxonomyQuery } from '../ticket/desk.queries.ts';
import { useCall } from '../platform/use-call.ts';

const dispatchKey = ['dispatch'] as const;
const everything = [dispatchKey] as const;

/** Read again now and then: load and breaks change without any notice. */
const presenceAgeMs = 60_000;

export function useMyPresence(enabled = true) {
  return useQuery({ queryKey: keys.presence, queryFn: ({ signal }) => call(readMyPresence, { signal }), refetchInterval: presenceAgeMs, enabled });
}

export function useChangeMyPresence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { state: 'available' | 'busy' | 'away' | 'offline'; reason?: string; wrapUpOver?: boolean }) => call(changeMyPresence, { body }),
    onSuccess: (mine) => client.setQueryData(keys.presence, mine),
  });
}

export function useDispatchSettings() {
  return useQuery({ queryKey: [...dispatchKey, 'settings'], queryFn: ({ signal }) => call(readDispatchSettings, { signal }) });
}

export function useTeamRules() {
  return useQuery({ queryKey: [...dispatchKey, 'teams'], queryFn: ({ signal }) => call(listTeamRules, { signal }) });
}

export function useSkills() {
  return useQuery({ queryKey: [...dispatchKey, 'skills'], queryFn: ({ signal }) => call(listSkills, { signal }) });
}

export function useSkillRules() {
  return useQuery({ queryKey: [...dispatchKey, 'skill-rules'], queryFn: ({ signal }) => call(readSkillRules, { signal }) });
}

export function useShifts() {
  return useQuery({ queryKey: [...dispatchKey, 'shifts'], queryFn: ({ signal }) => call(listShifts, { signal }) });
}

export function useAgentProfiles(teamId: string | null) {
  return useQuery({ queryKey: [...dispatchKey, 'people', teamId], queryFn: ({ signal }) => call(listAgentProfiles, { query: teamId === null ? {} : { teamId }, signal }), placeholderData: (before) => before });
}

export interface FairnessWish {
  readonly teamId: string | null;
  readonly from: string;
  readonly to: string;
}

export function useFairness({ teamId, from, to }: FairnessWish) {
  return useQuery({
    queryKey: [...dispatchKey, 'fairness', teamId, from, to],
    queryFn: ({ signal }) => call(readFairness, { query: { from, to, ...(teamId === null ? {} : { teamId }) }, signal }),
    placeholderData: (before) => before,
  });
}

export function useFairnessTickets({ teamId, from, to }: FairnessWish, personId: string, act: FairnessAct) {
  return useQuery({
    queryKey: [...dispatchKey, 'fairness-tickets', teamId, from, to, personId, act],
    queryFn: ({ signal }) => call(listFairnessTickets, { query: { from, to, personId, act, ...(teamId === null ? {} : { teamId }) }, signal }),
  });
}

export function useExplain() {
  return useMutation({ mutationFn: (body: BodyOf<typeof explainDispatch>) => call(explainDispatch, { body }) });
}

/** Kinds and categories, for rules and questions. */
export function useTaxonomy() {
  return useQuery(taxonomyQuery);
}

export const useChangeSettings = () => useCall(changeDispatchSettings, everything);
export const useChangeTeamRules = () => useCall(changeTeamRules, everything);
export const useCreateSkill = () => useCall(createSkill, everything);
export const useChangeSkill = () => useCall(changeSkill, everything);
export const useRemoveSkill = () => useCall(removeSkill, everything);
export const useReplaceSkillRules = () => useCall(replaceSkillRules, everything);
export const useChangeAgentProfile = () => useCall(changeAgentProfile, everything);
export const useCreateShift = () => useCall(createShift, everything);
export const useChangeShift = () => useCall(changeShift, everything);
export const useRemoveShift = () => useCall(removeShift, everything);
