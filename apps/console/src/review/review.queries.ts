/** What the pages of the monthly review read and change. */

import { listMetrics, listMetricTickets, type MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import { addDays, periodBefore } from '@huiyin/domain/insight/period.ts';
import { computedAspects, type ReviewNumber } from '@huiyin/domain/review/document.schema.ts';
import { cancelReview, commentOnReview, listReviews, makeReview, orderReviewExport, readCorrections, readReview, removeComment, signReview } from '@huiyin/domain/review/review.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { everyExport } from '../export/export.queries.ts';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const reviewsKey = ['reviews'] as const;
const everyReview = [reviewsKey] as const;
/** While one is being written. */
const runningMs = 1_000;

export function useReviews() {
  return useQuery({ queryKey: [...reviewsKey, 'list'], queryFn: ({ signal }) => call(listReviews, { signal }), refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? runningMs : false) });
}

export function useReview(reviewId: string) {
  return useQuery({ queryKey: [...reviewsKey, reviewId], queryFn: ({ signal }) => call(readReview, { params: { reviewId }, signal }) });
}

/** Every figure is read again: not asked for more often than somebody looks. */
export function useCorrections(reviewId: string) {
  return useQuery({ queryKey: ['review-corrections', reviewId], queryFn: ({ signal }) => call(readCorrections, { params: { reviewId }, signal }), staleTime: 300_000 });
}

export const useMakeReview = () => useCall(makeReview, everyReview);
export const useCancelReview = () => useCall(cancelReview, everyReview);
export const useComment = () => useCall(commentOnReview, everyReview);
export const useRemoveComment = () => useCall(removeComment, everyReview);
export const useSignReview = () => useCall(signReview, everyReview);

export const useExportReview = () => useCall(orderReviewExport, everyExport);

export function useDefinition(metric: string): MetricDefinition | undefined {
  const { data } = useQuery({ queryKey: ['metric-definitions'], queryFn: ({ signal }) => call(listMetrics, { signal }), staleTime: Number.POSITIVE_INFINITY });
  return data?.items.find(({ key }) => key === metric);
}

export const mostTickets = 20;

/** Null: computed, so that no rows stand behind it directly. */
export function rowsBehind({ source }: ReviewNumber): { readonly from: string; readonly to: string; readonly where: string } | null {
  if ((computedAspects.has(source.of) && source.of !== 'affected') || source.by === 'weekday') return null;
  const period = source.of === 'previous' ? periodBefore(source) : source.at === null ? { from: source.from, to: source.to } : { from: source.at.slice(0, 10), to: addDays(source.at.slice(0, 10), 1) };
  return { ...period, where: [source.where, source.by !== null && source.group !== null ? `${source.by}:${source.group}` : ''].filter((part) => part !== '').join(';') };
}

export function useTicketsBehind(number: ReviewNumber) {
  const behind = rowsBehind(number);
  return useQuery({
    queryKey: ['review-rows', number.source.metric, behind],
    queryFn: ({ signal }) => call(listMetricTickets, { params: { metricKey: number.source.metric }, query: { ...behind!, limit: mostTickets }, signal }),
    enabled: behind !== null,
  });
}
