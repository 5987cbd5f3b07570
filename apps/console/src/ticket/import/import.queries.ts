/** Imports of tickets from other systems. */

import { cancelImport, listImportProblems, listImports, readImport, runImport, startImport, type ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api.ts';
import { upload } from '../../platform/upload.ts';
import { useCall } from '../../platform/use-call.ts';

const importsKey = ['imports'] as const;
const onlyImports = [importsKey] as const;

export function isBusy(run: Pick<ImportRun, 'state'>): boolean {
  return run.state === 'checking' || run.state === 'running';
}

export function useImports() {
  return useInfiniteQuery({
    queryKey: [...importsKey, 'list'],
    queryFn: ({ pageParam, signal }) => call(listImports, { query: { limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isBusy)) ? 2_000 : false),
  });
}

/** Asked again every second while it works: nobody announces progress. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: [...importsKey, importId],
    queryFn: ({ signal }) => call(readImport, { params: { importId }, signal }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 1_000 : false),
  });
}

/** `state`: problems of a run that has ended are not those of the run before. */
export function useImportProblems(run: ImportRun) {
  return useInfiniteQuery({
    queryKey: [...importsKey, run.id, 'problems', run.state, run.bad],
    queryFn: ({ pageParam, signal }) => call(listImportProblems, { params: { importId: run.id }, query: { limit: 100, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: run.bad > 0,
  });
}

export function useStartImport() {
  const client = useQueryClient();
  return async (file: File, on: { progress(share: number): void; signal: AbortSignal }): Promise<ImportRun> => {
    const run = await upload(startImport, file, on);
    await client.invalidateQueries({ queryKey: importsKey });
    return run;
  };
}

export const useRunImport = () => useCall(runImport, onlyImports);
export const useCancelImport = () => useCall(cancelImport, onlyImports);
