/** Signing in and out: the calls that better-auth answers under `/api/auth`. */

import { readSignInOptions } from '@huiyin/domain/identity/access.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { call, send } from './api.ts';

export function useSignInOptions() {
  return useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => call(readSignInOptions, { signal }),
    staleTime: Infinity,
  });
}

const post = (path: string, body: object) =>
  send(`/api/auth/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) });

/** `second-factor`: the password was right, a code from the authenticator is asked for next. */
export async function signIn(email: string, password: string): Promise<'signed-in' | 'second-factor'> {
  const reply = (await post('sign-in/email', { email, password })) as { twoFactorRedirect?: boolean } | undefined;
  return reply?.twoFactorRedirect ? 'second-factor' : 'signed-in';
}

export async function giveSecondFactor(code: string, kind: 'totp' | 'backup'): Promise<void> {
  await post(kind === 'totp' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code });
}

/** Where to go to sign in with a provider of the house. */
export async function providerAddress(providerId: string): Promise<string> {
  const reply = (await post('sign-in/oauth2', { providerId, callbackURL: '/' })) as { url?: string } | undefined;
  if (!reply?.url) throw new Error('the provider gave no address');
  return reply.url;
}

export async function signOut(): Promise<void> {
  await post('sign-out', {});
}
