/** Background jobs that used up their attempts. */

import { listDeadJobs, removeDeadJob, retryDeadJob } from '@huiyin/domain/kernel/job.contract.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const deadJobsKey = ['dead-jobs'] as const;
const onlyDeadJobs = [deadJobsKey] as const;

export function useDeadJobs() {
  return useInfiniteQuery({
    queryKey: deadJobsKey,
    queryFn: ({ pageParam, signal }) => call(listDeadJobs, { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export const useRetryJob = () => useCall(retryDeadJob, onlyDeadJobs);
export const useRemoveJob = () => useCall(removeDeadJob, onlyDeadJobs);
