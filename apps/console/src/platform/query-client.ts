/** The cache of what the server said. Refusals are answers and are not asked for again; faults and lost connections are. */

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefusal, Refusal } from './api.ts';

/** Whichever call learns first that the session is over tells the shell, which shows the sign-in page. */
function onError(error: Error): void {
  if (isRefusal(error, 'session.missing')) queryClient.setQueryData(['me'], null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
    },
    // Fails at once without a network instead of waiting unseen: what was written is then offered for another try.
    mutations: { retry: false, networkMode: 'always' },
  },
});
