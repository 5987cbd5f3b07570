/** The cache of what the server said. Refusals are answers and are not asked for again; faults and lost connections are. */

import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
    },
    mutations: { retry: false },
  },
});
