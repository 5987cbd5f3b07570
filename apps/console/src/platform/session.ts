/** Who is signed in, and what they may do. */

import { changeMe, readMe, type MeView } from '@huiyin/domain/identity/identity.contract.ts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { call, isRefusal } from './api.ts';
import { switchLanguage, type Language } from './i18n.ts';

/** Null: nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<MeView | null> => {
    try {
      return await call(readMe, { signal });
    } catch (error) {
      if (isRefusal(error, 'session.missing') || isRefusal(error, 'session.second_factor')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export interface Session {
  readonly me: MeView;
  /** Whether a grant of this permission exists, however far it reaches. */
  can(permission: string): boolean;
}

/** Only below the signed-in shell. */
export function useSession(): Session {
  const { data: me } = useSuspenseQuery(meQuery);
  if (!me) throw new Error('nobody is signed in');
  return { me, can: (permission) => me.grants.some((grant) => grant.permission === permission) };
}

export function useLanguageSwitch(): (language: Language) => Promise<void> {
  const client = useQueryClient();
  return async (language) => {
    await switchLanguage(language);
    if (!client.getQueryData(meQuery.queryKey)) return;
    // The browser remembers already; a failed save only means that other browsers will not know.
    await call(changeMe, { body: { language } }).then((me) => client.setQueryData(meQuery.queryKey, me), () => undefined);
  };
}
