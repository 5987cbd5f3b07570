/** A write as a function for a page: calls, then has everything read again that it made stale. */

import type { Endpoint, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call, type Wish } from './api.ts';

/** `stale`: the keys to read again; a constant of the module, so that the function stays the same between renders. */
export function useCall<const E extends Endpoint>(contract: E, stale: readonly QueryKey[]): (wish: Wish<E>) => Promise<ReplyOf<E>> {
  const client = useQueryClient();
  return useCallback(
    async (wish) => {
      const reply = await call(contract, wish);
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
      return reply;
    },
    [client, contract, stale],
  );
}
