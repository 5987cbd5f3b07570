/** Alerts, their rules, tasks and the calendar of the business: what the console reads and changes. */

import {
  addAlertAction, addBusinessChange, type alertStates, changeAlertRule, changeBusinessChange, closeAlert, commentAlert, createAlertRule, listAlertRules, listAlerts, listBusinessChanges, listMyAlertActions, muteAlertRule, previewAlertRule,
  readAlert, removeAlertRule, removeBusinessChange, settleAlertAction,
} from '@huiyin/domain/alert/alert.contract.ts';
import { listOutletNames } from '@huiyin/domain/delivery/delivery.contract.ts';
import type { DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import { readMetric } from '@huiyin/domain/insight/insight.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { readTaxonomy } from '@huiyin/domain/ticket/desk.contract.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { call } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { useCall } from '../platform/use-call.ts';

const alertsKey = ['alerts'] as const;
const rulesKey = ['alert-rules'] as const;
const changesKey = ['business-changes'] as const;
const tasksKey = ['alert-actions'] as const;
const everyAlert = [alertsKey, tasksKey] as const;
const rulesAndAlerts = [rulesKey, alertsKey] as const;
const everyChange = [changesKey] as const;

/** Rules are looked at every five minutes. */
const renewedEveryMs = 60_000;

export type AlertState = (typeof alertStates)[number];

export function useAlerts(state: AlertState) {
  return useInfiniteQuery({
    queryKey: [...alertsKey, state],
    queryFn: ({ pageParam, signal }) => call(listAlerts, { query: { state, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: renewedEveryMs,
  });
}

export function useAlert(alertId: string) {
  return useQuery({ queryKey: [...alertsKey, 'one', alertId], queryFn: ({ signal }) => call(readAlert, { params: { alertId }, signal }), refetchInterval: renewedEveryMs });
}

export const useCommentAlert = () => useCall(commentAlert, everyAlert);
export const useCloseAlert = () => useCall(closeAlert, everyAlert);
export const useAddAction = () => useCall(addAlertAction, everyAlert);
export const useSettleAction = () => useCall(settleAlertAction, everyAlert);

export function useMyTasks() {
  return useQuery({ queryKey: tasksKey, queryFn: ({ signal }) => call(listMyAlertActions, { signal }) });
}

export function useRules() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => call(listAlertRules, { signal }), refetchInterval: renewedEveryMs });
}

export const useCreateRule = () => useCall(createAlertRule, rulesAndAlerts);
export const useChangeRule = () => useCall(changeAlertRule, rulesAndAlerts);
export const useMuteRule = () => useCall(muteAlertRule, rulesAndAlerts);
export const useRemoveRule = () => useCall(removeAlertRule, rulesAndAlerts);

export type PreviewWish = BodyOf<typeof previewAlertRule>;

/** Null: nothing is asked yet. */
export function usePreview(wish: PreviewWish | null) {
  return useQuery({ queryKey: [...rulesKey, 'preview', wish], queryFn: ({ signal }) => call(previewAlertRule, { body: wish!, signal }), enabled: wish !== null, retry: false, gcTime: 0 });
}

export function useBusinessChanges() {
  return useQuery({ queryKey: changesKey, queryFn: ({ signal }) => call(listBusinessChanges, { signal }) });
}

export const useAddChange = () => useCall(addBusinessChange, everyChange);
export const useChangeChange = () => useCall(changeBusinessChange, everyChange);
export const useRemoveChange = () => useCall(removeBusinessChange, everyChange);

export function useOutletNames() {
  return useQuery({ queryKey: ['outlet-names'], queryFn: ({ signal }) => call(listOutletNames, { signal }) });
}

export function useTopics() {
  return useQuery({ queryKey: ['taxonomy'], queryFn: ({ signal }) => call(readTaxonomy, { signal }), select: ({ categories }) => categories.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: inWords(name) })) });
}

/** As far back as a reading goes. */
const longestDays = 780;

/** Every group that tickets were ever in; null: of nothing. */
export function useGroupsOf(dimension: DimensionKey | null) {
  const [from, to] = [dayjs().subtract(longestDays, 'day').format('YYYY-MM-DD'), dayjs().add(1, 'day').format('YYYY-MM-DD')];
  return useQuery({
    queryKey: ['metric-groups', dimension], enabled: dimension !== null, staleTime: 60_000,
    queryFn: ({ signal }) => call(readMetric, { params: { metricKey: 'volume' }, query: { from, to, by: dimension! }, signal }),
    select: ({ groups }) => groups.filter(({ key }) => key !== '-'),
  });
}
