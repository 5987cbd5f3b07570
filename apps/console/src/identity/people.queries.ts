/** People, teams, roles and permissions: what the console reads and changes of them. */

import {
  activatePerson, changePerson, changeTeam, createPerson, createTeam, deactivatePerson, endPersonSessions, listPeople, listTeams, removeTeam, resetPassword, resetSecondFactor,
} from '@huiyin/domain/identity/identity.contract.ts';
import { changeRole, createRole, listPermissions, listRoles, removeRole } from '@huiyin/domain/identity/role.contract.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const peopleKey = ['people'] as const;
const teamsKey = ['teams'] as const;
const rolesKey = ['roles'] as const;
const colleaguesKey = ['colleagues'] as const;
/** Who is in which team, and who holds which role, is told on both sides. */
const peopleAndMore = [peopleKey, teamsKey, rolesKey, colleaguesKey] as const;
const onlyPeople = [peopleKey] as const;

export interface PeopleFilter {
  readonly q?: string;
  readonly teamId?: string;
  readonly role?: string;
  readonly active?: boolean;
}

export function usePeople(filter: PeopleFilter) {
  return useInfiniteQuery({
    queryKey: [...peopleKey, filter],
    queryFn: ({ pageParam, signal }) => call(listPeople, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

/** For pickers: the first hundred by name. */
export function usePeopleChoices(q: string) {
  return useQuery({
    queryKey: [...peopleKey, 'choices', q],
    queryFn: ({ signal }) => call(listPeople, { query: { limit: 100, active: true, ...(q ? { q } : {}) }, signal }),
    placeholderData: (before) => before,
  });
}

export function useTeams() {
  return useQuery({ queryKey: teamsKey, queryFn: ({ signal }) => call(listTeams, { signal }) });
}

export function useRoles() {
  return useQuery({ queryKey: rolesKey, queryFn: ({ signal }) => call(listRoles, { signal }) });
}

export function usePermissions() {
  return useQuery({ queryKey: ['permissions'], queryFn: ({ signal }) => call(listPermissions, { signal }), staleTime: Infinity });
}

export const useCreatePerson = () => useCall(createPerson, peopleAndMore);
export const useChangePerson = () => useCall(changePerson, peopleAndMore);
export const useDeactivatePerson = () => useCall(deactivatePerson, peopleAndMore);
export const useActivatePerson = () => useCall(activatePerson, peopleAndMore);
export const useResetPassword = () => useCall(resetPassword, onlyPeople);
export const useResetSecondFactor = () => useCall(resetSecondFactor, onlyPeople);
export const useEndPersonSessions = () => useCall(endPersonSessions, onlyPeople);
export const useCreateTeam = () => useCall(createTeam, peopleAndMore);
export const useChangeTeam = () => useCall(changeTeam, peopleAndMore);
export const useRemoveTeam = () => useCall(removeTeam, peopleAndMore);
export const useCreateRole = () => useCall(createRole, peopleAndMore);
export const useChangeRole = () => useCall(changeRole, peopleAndMore);
export const useRemoveRole = () => useCall(removeRole, peopleAndMore);
