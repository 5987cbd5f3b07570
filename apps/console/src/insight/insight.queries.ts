/** Figures: what the console reads of them, and the dashboards it keeps. */

import type { BacklogBand } from '@huiyin/domain/insight/backlog-age.ts';
import type { Where } from '@huiyin/domain/insight/card.ts';
import { changeDashboard, createDashboard, exportFigures, listDashboards, readDashboard, removeDashboard } from '@huiyin/domain/insight/dashboard.contract.ts';
import type { DimensionKey, TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import { listEarlier } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import { listBacklogTickets, listMetrics, listMetricTickets, listPresenceSpells, listResponseHours, listStepFigures, readBacklogAges, readMetric } from '@huiyin/domain/insight/insight.contract.ts';
import { changeFigureSetting, readFigureSetting } from '@huiyin/domain/insight/figure-setting.contract.ts';
import type { Every, Period } from '@huiyin/domain/insight/period.ts';
import type { QueryOf } from '@huiyin/domain/kernel/endpoint.ts';
import { queryOptions, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { addressOf, call, isRefusal } from '../platform/api.ts';
import { currentLanguage } from '../platform/i18n.ts';
import { useCall } from '../platform/use-call.ts';
import { type SliceWhere, whereText } from './figures-address.ts';

const dashboardsKey = ['dashboards'] as const;
const everyDashboard = [dashboardsKey] as const;
/** Figures follow the log within seconds; a page that is read need not run after it. */
const freshMs = 60_000;

/** The registry is of the program: while a page is open it does not change. */
const metricsQuery = queryOptions({ queryKey: ['metrics'], queryFn: ({ signal }) => call(listMetrics, { signal }), staleTime: Number.POSITIVE_INFINITY });

export function useMetricList() {
  return useQuery(metricsQuery);
}

export function useMetrics() {
  return useQuery({ ...metricsQuery, select: ({ items }) => new Map(items.map((metric) => [metric.key, metric])) });
}

export function useDashboards() {
  return useQuery({ queryKey: dashboardsKey, queryFn: ({ signal }) => call(listDashboards, { signal }) });
}

const settingKey = ['figure-setting'] as const;
const hangOnZone = [settingKey, dashboardsKey] as const;
/** How often it is asked how far the telling has come. */
const tellingMs = 3_000;

/** Every figure, every day and every month hang on the zone. */
export function useFigureSetting() {
  return useQuery({ queryKey: settingKey, queryFn: ({ signal }) => call(readFigureSetting, { signal }), refetchInterval: ({ state }) => (state.data?.telling ? tellingMs : false) });
}

export const useChangeFigureSetting = () => useCall(changeFigureSetting, hangOnZone);

export function useDashboard(dashboardId: string | null) {
  return useQuery({ queryKey: [...dashboardsKey, dashboardId], queryFn: ({ signal }) => call(readDashboard, { params: { dashboardId: dashboardId! }, signal }), enabled: dashboardId !== null });
}

/** Also what is no id at all: an address that somebody typed. */
export function isNoDashboard(error: unknown): boolean {
  return isRefusal(error, 'dashboard.unknown') || isRefusal(error, 'request.invalid');
}

export function isChangedElsewhere(error: unknown): boolean {
  return isRefusal(error, 'dashboard.changed');
}

export const useCreateDashboard = () => useCall(createDashboard, everyDashboard);
export const useChangeDashboard = () => useCall(changeDashboard, everyDashboard);
export const useRemoveDashboard = () => useCall(removeDashboard, everyDashboard);

export interface Ask {
  readonly metric: string;
  readonly period: Period;
  readonly where: Where;
  readonly by?: DimensionKey | TimeDimension | null;
  readonly every?: Every;
  readonly split?: boolean;
}

function readingQuery({ metric, period, where, by = null, every, split = false }: Ask) {
  const query: QueryOf<typeof readMetric> = { ...period, where: whereText(where), ...(by !== null && { by }), ...(every && { every }), ...(split && { split }) };
  return { queryKey: ['reading', metric, query], queryFn: ({ signal }: { signal: AbortSignal }) => call(readMetric, { params: { metricKey: metric }, query, signal }), staleTime: freshMs };
}

export function useReading(ask: Ask, wanted = true) {
  return useQuery({ ...readingQuery(ask), enabled: wanted });
}

export function useReadings(asks: readonly Ask[]) {
  return useQueries({ queries: asks.map(readingQuery) });
}

/** Of each kind by itself: versions and kinds are not added up. */
export function useStepFigures(kinds: readonly string[], { period, channel }: { readonly period: Period; readonly channel: string | undefined }) {
  return useQueries({ queries: kinds.map((kind) => ({ queryKey: ['step-figures', kind, period, channel], queryFn: ({ signal }: { signal: AbortSignal }) => call(listStepFigures, { query: { ...period, kind, ...(channel !== undefined && { channel }) }, signal }), staleTime: freshMs })) });
}

export function useTicketsBehind({ metric, period, where, all }: { readonly metric: string; readonly period: Period; readonly where: Where; readonly all: boolean }) {
  const query = { ...period, where: whereText(where), ...(all && { all }) };
  return useInfiniteQuery({
    queryKey: ['tickets-behind', metric, query],
    queryFn: ({ pageParam, signal }) => call(listMetricTickets, { params: { metricKey: metric }, query: { ...query, limit: 30, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: freshMs,
  });
}

/** Of one metric, from before Huiyin. */
export function useEarlierOf(metric: string) {
  return useQuery({ queryKey: ['earlier-figures', metric], queryFn: ({ signal }) => call(listEarlier, { query: { metric }, signal }), select: ({ earlier }) => earlier });
}

/** How old what is open now is. */
export function useBacklogAges(where: Where) {
  return useQuery({ queryKey: ['backlog-ages', where], queryFn: ({ signal }) => call(readBacklogAges, { query: { where: whereText(where) }, signal }), staleTime: freshMs });
}

export function useTicketsOfAge(band: BacklogBand, where: SliceWhere) {
  return useInfiniteQuery({
    queryKey: ['tickets-of-age', band, where],
    queryFn: ({ pageParam, signal }) => call(listBacklogTickets, { query: { band, where: whereText(where), limit: 30, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: freshMs,
  });
}

interface RowsWish {
  readonly period: Period;
  readonly where: SliceWhere;
}

export function usePresenceSpells({ period, where }: RowsWish) {
  const query = { ...period, where: whereText(where), limit: 30 };
  return useInfiniteQuery({
    queryKey: ['presence-spells', query],
    queryFn: ({ pageParam, signal }) => call(listPresenceSpells, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: freshMs,
  });
}

export function useResponseHours({ period, where, order }: RowsWish & { readonly order: 'mean' | 'slow' }) {
  const query = { ...period, where: whereText(where), order, limit: 30 };
  return useInfiniteQuery({
    queryKey: ['response-hours', query],
    queryFn: ({ pageParam, signal }) => call(listResponseHours, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: freshMs,
  });
}

export function exportAddress(format: 'csv' | 'xlsx', { metrics, period, where, by, every, split }: { readonly metrics: readonly string[]; readonly period: Period; readonly where: Where; readonly by: DimensionKey | TimeDimension | null; readonly every?: Every; readonly split?: boolean }): string {
  return addressOf(exportFigures, { metricKey: metrics[0] }, { beside: metrics.slice(1).join(','), ...period, where: whereText(where), by, every, split, format, language: currentLanguage() });
}
