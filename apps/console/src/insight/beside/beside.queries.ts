/** Benchmarks and earlier figures: what the console reads and changes of them. */

import { addBenchmark, changeBenchmark, listBenchmarks, removeBenchmark } from '@huiyin/domain/insight/benchmark.contract.ts';
import { type EarlierLook, importEarlier, listEarlier, removeEarlier } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api.ts';
import { upload } from '../../platform/upload.ts';
import { useCall } from '../../platform/use-call.ts';

const benchmarksKey = ['benchmarks'] as const;
const earlierKey = ['earlier-figures'] as const;
const onlyBenchmarks = [benchmarksKey] as const;
const onlyEarlier = [earlierKey] as const;

export function useBenchmarks() {
  return useQuery({ queryKey: benchmarksKey, queryFn: ({ signal }) => call(listBenchmarks, { query: {}, signal }) });
}

export const useAddBenchmark = () => useCall(addBenchmark, onlyBenchmarks);
export const useChangeBenchmark = () => useCall(changeBenchmark, onlyBenchmarks);
export const useRemoveBenchmark = () => useCall(removeBenchmark, onlyBenchmarks);

export function useEarlier() {
  return useQuery({ queryKey: earlierKey, queryFn: ({ signal }) => call(listEarlier, { query: {}, signal }) });
}

export const useRemoveEarlier = () => useCall(removeEarlier, onlyEarlier);

export type Headings = Readonly<Partial<Record<keyof EarlierLook['mapping'], string>>>;

/** The file is read anew each time: the server keeps nothing of it until it is imported. */
export function useImportEarlier() {
  const client = useQueryClient();
  return async (file: File, headings: Headings, dry: boolean): Promise<EarlierLook> => {
    const look = await upload(importEarlier, file, { progress: () => undefined, signal: new AbortController().signal }, {}, { ...headings, dry: String(dry) });
    if (!dry) await client.invalidateQueries({ queryKey: earlierKey });
    return look;
  };
}
