/** Makes, changes and removes single sign-on providers. Their secrets are sealed and never leave again. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { forgetAuth, providerPlace } from './auth.ts';
import { insertProvider, lockProvider, removeProvider, saveProvider, type SignInProvider } from './sign-in.store.ts';

interface ProviderWish {
  readonly name: { readonly zh: string; readonly en: string };
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes?: readonly string[];
}

const ordinaryScopes = ['openid', 'email', 'profile'];

export async function createSignInProvider(shell: Shell, by: By, wish: ProviderWish & { readonly key: string }): Promise<Result<SignInProvider, 'sign_in_provider.key_taken'>> {
  const id = shell.ids.next();
  const provider: SignInProvider = {
    id,
    key: wish.key,
    name: wish.name,
    discoveryUrl: wish.discoveryUrl,
    clientId: wish.clientId,
    secretSealed: shell.secrets.seal(wish.clientSecret, providerPlace(id)),
    scopes: wish.scopes ?? ordinaryScopes,
    active: true,
  };
  const result = await administer(shell, by, async (tx) => {
    if (!(await insertProvider(tx, provider, shell.clock.now()))) return refuse('sign_in_provider.key_taken');
    return accept({ value: provider, action: 'sign_in_provider.created', target: `sign_in_provider:${id}`, facts: { key: wish.key, discoveryUrl: wish.discoveryUrl } });
  });
  forgetAuth(shell);
  return result;
}

export async function changeSignInProvider(shell: Shell, by: By, id: Id, wish: Partial<ProviderWish> & { readonly active?: boolean }): Promise<Result<SignInProvider, 'sign_in_provider.unknown'>> {
  const { clientSecret, ...plain } = wish;
  const result = await administer(shell, by, async (tx) => {
    const before = await lockProvider(tx, id);
    if (!before) return refuse('sign_in_provider.unknown');
    const next: SignInProvider = { ...before, ...plain, ...(clientSecret !== undefined && { secretSealed: shell.secrets.seal(clientSecret, providerPlace(id)) }) };
    await saveProvider(tx, next, shell.clock.now());
    return accept({ value: next, action: 'sign_in_provider.changed', target: `sign_in_provider:${id}`, facts: { key: before.key, fields: Object.keys(wish) } });
  });
  forgetAuth(shell);
  return result;
}

export async function removeSignInProvider(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'sign_in_provider.unknown'>> {
  const result = await administer(shell, by, async (tx) => {
    const before = await lockProvider(tx, id);
    if (!before) return refuse('sign_in_provider.unknown');
    await removeProvider(tx, id);
    return accept({ value: undefined, action: 'sign_in_provider.removed', target: `sign_in_provider:${id}`, facts: { key: before.key } });
  });
  forgetAuth(shell);
  return result;
}
