/** Articles: what the console reads and changes of them. */

import type { ArticleSummary } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { listArticles, readArticle, readArticleTags, readArticleVersion, readArticleWork } from '@huiyin/domain/knowledge/knowledge.contract.ts';
import { markVersionWrong, publishArticle, restoreArticle, retireArticle, returnArticle, rollBackArticle } from '@huiyin/domain/knowledge/publish-article.contract.ts';
import { askArticleReading, confirmArticleReading, listArticleReadings, listArticleUses, voteArticle } from '@huiyin/domain/knowledge/reception.contract.ts';
import { createArticle, discardArticleDraft, keepArticle, previewArticle, saveArticleDraft, submitArticle, uploadArticlePicture } from '@huiyin/domain/knowledge/write-article.contract.ts';
import type { QueryOf } from '@huiyin/domain/kernel/endpoint.ts';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, isRefusal } from '../platform/api.ts';
import { upload } from '../platform/upload.ts';
import { useCall } from '../platform/use-call.ts';

const articlesKey = ['articles'] as const;
const everyArticle = [articlesKey] as const;

export type ArticleFilter = Omit<QueryOf<typeof listArticles>, 'limit' | 'after'>;
export type { ArticleSummary };

export function useArticles(filter: ArticleFilter) {
  return useInfiniteQuery({
    queryKey: [...articlesKey, 'list', filter],
    queryFn: ({ pageParam, signal }) => call(listArticles, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

export function useArticleTags() {
  return useQuery({ queryKey: ['article-tags'], queryFn: ({ signal }) => call(readArticleTags, { signal }), staleTime: 60_000 });
}

export function useArticleWork() {
  return useQuery({ queryKey: [...articlesKey, 'work'], queryFn: ({ signal }) => call(readArticleWork, { signal }) });
}

export function useArticle(articleId: string, enabled = true) {
  return useQuery({ enabled, queryKey: [...articlesKey, articleId], queryFn: ({ signal }) => call(readArticle, { params: { articleId }, signal }) });
}

/** As it is at this moment, not as it was kept. */
export function useReadAgain() {
  const client = useQueryClient();
  return (articleId: string) => client.fetchQuery({ queryKey: [...articlesKey, articleId], queryFn: ({ signal }) => call(readArticle, { params: { articleId }, signal }), staleTime: 0 });
}

export function isUnknownArticle(error: unknown): boolean {
  return isRefusal(error, 'article.unknown');
}

/** A published version never changes; what is told of it may. */
export function useArticleVersion(articleId: string, number: number | null) {
  return useQuery({ enabled: number !== null, queryKey: [...articlesKey, articleId, 'version', number], queryFn: ({ signal }) => call(readArticleVersion, { params: { articleId, number: number! }, signal }) });
}

export function useArticleUses(articleId: string, number: number | null) {
  return useInfiniteQuery({
    queryKey: [...articlesKey, articleId, 'uses', number],
    queryFn: ({ pageParam, signal }) => call(listArticleUses, { params: { articleId }, query: { limit: 20, ...(number === null ? {} : { number }), ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

export function useArticleReadings(articleId: string) {
  return useQuery({ queryKey: [...articlesKey, articleId, 'readings'], queryFn: ({ signal }) => call(listArticleReadings, { params: { articleId }, signal }) });
}

/** Markdown as readers will see it; nothing is stored. */
export function usePreview(body: string) {
  return useQuery({ queryKey: ['article-preview', body], queryFn: ({ signal }) => call(previewArticle, { body: { body }, signal }), placeholderData: keepPreviousData, gcTime: 10_000, enabled: body.trim() !== '' });
}

export function uploadPicture(file: File, signal: AbortSignal): Promise<{ readonly id: string; readonly name: string }> {
  return upload(uploadArticlePicture, file, { progress: () => undefined, signal });
}

export const useCreateArticle = () => useCall(createArticle, everyArticle);
export const useSaveDraft = () => useCall(saveArticleDraft, everyArticle);
export const useDiscardDraft = () => useCall(discardArticleDraft, everyArticle);
export const useSubmitArticle = () => useCall(submitArticle, everyArticle);
export const useReturnArticle = () => useCall(returnArticle, everyArticle);
export const usePublishArticle = () => useCall(publishArticle, everyArticle);
export const useRollBack = () => useCall(rollBackArticle, everyArticle);
export const useRetireArticle = () => useCall(retireArticle, everyArticle);
export const useRestoreArticle = () => useCall(restoreArticle, everyArticle);
export const useKeepArticle = () => useCall(keepArticle, everyArticle);
export const useMarkWrong = () => useCall(markVersionWrong, everyArticle);
export const useVote = () => useCall(voteArticle, everyArticle);
export const useAskReading = () => useCall(askArticleReading, everyArticle);
export const useConfirmReading = () => useCall(confirmArticleReading, everyArticle);
