/** Targets: what the console reads and changes of them. */

import { readMetric } from '@huiyin/domain/insight/insight.contract.ts';
import type { ParamsOf } from '@huiyin/domain/kernel/endpoint.ts';
import { addMeasure, changeMeasure, changeTarget, checkTarget, enterFigure, listTargets, readTarget, removeFigure, removeMeasure, setTarget, type TargetWishBody, withdrawTarget } from '@huiyin/domain/target/target.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const targetsKey = ['targets'] as const;
const everyTarget = [targetsKey] as const;

export function useTargets(ended: boolean) {
  return useQuery({ queryKey: [...targetsKey, 'list', ended], queryFn: ({ signal }) => call(listTargets, { query: ended ? { ended } : {}, signal }), placeholderData: (before) => before });
}

export function useTarget(targetId: string) {
  return useQuery({ queryKey: [...targetsKey, targetId], queryFn: ({ signal }) => call(readTarget, { params: { targetId }, signal }) });
}

export function useTargetCheck(wish: TargetWishBody) {
  return useQuery({ queryKey: ['target-check', wish], queryFn: ({ signal }) => call(checkTarget, { body: wish, signal }), placeholderData: (before) => before, gcTime: 0 });
}

type MetricParams = ParamsOf<typeof readMetric>;

/** The values that a dimension had in those days. */
export function useSliceChoices(metric: MetricParams[keyof MetricParams] | undefined, by: string | undefined, days: { readonly from: string; readonly to: string } | null) {
  return useQuery({
    queryKey: ['target-slices', metric, by, days],
    queryFn: ({ signal }) => call(readMetric, { params: { metricKey: metric! } as MetricParams, query: { ...days!, by: by as 'channel' }, signal }),
    enabled: metric !== undefined && by !== undefined && days !== null,
  });
}

export const useSetTarget = () => useCall(setTarget, everyTarget);
export const useChangeTarget = () => useCall(changeTarget, everyTarget);
export const useWithdrawTarget = () => useCall(withdrawTarget, everyTarget);
export const useEnterFigure = () => useCall(enterFigure, everyTarget);
export const useRemoveFigure = () => useCall(removeFigure, everyTarget);
export const useAddMeasure = () => useCall(addMeasure, everyTarget);
export const useChangeMeasure = () => useCall(changeMeasure, everyTarget);
export const useRemoveMeasure = () => useCall(removeMeasure, everyTarget);
