/** What an agent's desk needs besides tickets: categories, macros, colleagues, channels. */

import { listChannels } from '@huiyin/domain/channel/channel.contract.ts';
import { listTeams } from '@huiyin/domain/identity/identity.contract.ts';
import { listMacros, mentionable, readTaxonomy, useMacro } from '@huiyin/domain/ticket/desk.contract.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../platform/api.ts';

const rarely = 5 * 60_000;

export const taxonomyQuery = queryOptions({ queryKey: ['taxonomy'], queryFn: ({ signal }) => call(readTaxonomy, { signal }), staleTime: rarely });

export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, { signal }), staleTime: rarely });

export const macrosQuery = queryOptions({ queryKey: ['macros'], queryFn: ({ signal }) => call(listMacros, { signal }), staleTime: rarely });

export const teamsQuery = queryOptions({ queryKey: ['teams'], queryFn: ({ signal }) => call(listTeams, { signal }), staleTime: rarely });

export function colleaguesQuery(q: string, role?: string) {
  return queryOptions({
    queryKey: ['colleagues', q, role ?? null],
    queryFn: ({ signal }) => call(mentionable, { query: { ...(q ? { q } : {}), ...(role ? { role } : {}) }, signal }),
    staleTime: rarely,
    placeholderData: (before) => before,
  });
}

/** Only a tally: nobody waits for it and its failure matters to nobody. */
export function countMacroUse(macroId: string): void {
  void call(useMacro, { params: { macroId } }).catch(() => undefined);
}
