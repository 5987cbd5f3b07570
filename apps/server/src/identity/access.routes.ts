/** HTTP for API keys, the audit log and single sign-on. */

import * as contract from '@huiyin/domain/identity/access.contract.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readApiKeys, type ApiKey } from './api-key.store.ts';
import { readAuditPage } from './audit.store.ts';
import { authPath } from './auth.ts';
import { createApiKey, revokeApiKey } from './keep-api-keys.ts';
import { changeSignInProvider, createSignInProvider, removeSignInProvider } from './keep-providers.ts';
import { verifyAudit } from './record-audit.ts';
import { readProviders, type SignInProvider } from './sign-in.store.ts';

export const accessRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listApiKeys, async () => accept({ items: (await readApiKeys(shell.db)).map(viewKey) }));

  serve(contract.createApiKey, async (call) => {
    const { name, grants, teamIds = [], expiresAt = null } = call.body;
    const made = await createApiKey(shell, call, { name, grants, teamIds, expiresAt: expiresAt === null ? null : Date.parse(expiresAt) });
    return made.ok ? accept({ key: viewKey(made.value.key), secret: made.value.secret }) : made;
  });

  serve(contract.revokeApiKey, (call) => revokeApiKey(shell, call, call.params.apiKeyId));

  serve(contract.listAudit, async ({ query }) => {
    const { limit, after } = pageWish(query);
    if (after !== null && !/^[1-9]\d{0,15}$/.test(after)) return refuse('page.cursor_invalid');
    const filter = { ...query, from: query.from === undefined ? undefined : Date.parse(query.from), to: query.to === undefined ? undefined : Date.parse(query.to) };
    const page = await readAuditPage(shell.db, filter, { before: after === null ? null : Number(after), limit });
    const items = page.items.map(({ seq, at, actorKind, actorId, actorName, action, target, facts, address, userAgent }) => ({
      seq,
      at: toWire(at),
      actor: actorKind !== null && actorId !== null ? { kind: actorKind, id: actorId, name: actorName } : null,
      action,
      target,
      facts: { ...facts },
      address,
      userAgent,
    }));
    return accept({ items, next: page.next === null ? null : String(page.next) });
  });

  serve(contract.verifyAudit, async () => accept(await verifyAudit(shell.db, shell)));

  serve(contract.listSignInProviders, async () => accept({ items: (await readProviders(shell.db)).map((provider) => viewProvider(shell, provider)) }));

  serve(contract.createSignInProvider, async (call) => {
    const made = await createSignInProvider(shell, call, call.body);
    return made.ok ? accept(viewProvider(shell, made.value)) : made;
  });

  serve(contract.changeSignInProvider, async (call) => {
    const changed = await changeSignInProvider(shell, call, call.params.providerId, call.body);
    return changed.ok ? accept(viewProvider(shell, changed.value)) : changed;
  });

  serve(contract.removeSignInProvider, (call) => removeSignInProvider(shell, call, call.params.providerId));

  serve(contract.readSignInOptions, async () => {
    const active = (await readProviders(shell.db)).filter((provider) => provider.active);
    return accept({ providers: active.map(({ key, name }) => ({ key, name })), demo: shell.config.mode === 'demo' });
  });
};

function viewKey({ grants, teamIds, createdAt, expiresAt, lastUsedAt, revokedAt, ...key }: ApiKey): contract.ApiKeyView {
  return {
    ...key,
    grants: [...grants],
    teamIds: [...teamIds],
    createdAt: toWire(createdAt),
    expiresAt: toWireOrNull(expiresAt),
    lastUsedAt: toWireOrNull(lastUsedAt),
    revokedAt: toWireOrNull(revokedAt),
  };
}

function viewProvider(shell: Shell, { id, key, name, discoveryUrl, clientId, scopes, active }: SignInProvider): contract.SignInProviderView {
  return { id, key, name, discoveryUrl, clientId, scopes: [...scopes], active, redirectUrl: `${shell.config.publicUrl}${authPath}/callback/${key}` };
}
