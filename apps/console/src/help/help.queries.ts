/** What an agent looks up beside a ticket, and what is missing. */

import { findArticles, lookUpArticle, reportMissing } from '@huiyin/domain/help/help.contract.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../platform/api.ts';

/** Under the topic that news of articles refresh. */
export function foundArticlesQuery(question: string) {
  return queryOptions({ queryKey: ['articles', 'look-up', question], queryFn: ({ signal }) => call(findArticles, { query: { q: question }, signal }), enabled: question !== '', placeholderData: keepPreviousData, staleTime: 30_000 });
}

export function articleSectionsQuery(articleId: string, version: number) {
  return queryOptions({ queryKey: ['articles', 'sections', articleId, version], queryFn: ({ signal }) => call(lookUpArticle, { params: { articleId }, signal }), staleTime: 60_000 });
}

export async function sayMissing(ticketId: string, question: string): Promise<void> {
  await call(reportMissing, { params: { ticketId }, body: { question } });
}
