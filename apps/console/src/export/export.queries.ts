/** What pages read of exports, and do with them. */

import { cancelExport, downloadExport, type ExportRun, listExports } from '@huiyin/domain/export/export.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { addressOf, call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const exportsKey = ['exports'] as const;
/** Whatever orders one has them read again. */
export const everyExport = [exportsKey] as const;
/** While one is being made. */
const runningMs = 700;

export function isUnderWay({ state }: Pick<ExportRun, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

export function useExports(subject: string) {
  return useQuery({
    queryKey: [...exportsKey, subject],
    queryFn: ({ signal }) => call(listExports, { query: { subject }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? runningMs : false),
  });
}

export const useCancelExport = () => useCall(cancelExport, everyExport);

export function exportedFile(exportId: string): string {
  return addressOf(downloadExport, { exportId });
}
