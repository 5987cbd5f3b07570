/** API keys, the audit log and single sign-on: endpoints and views. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { GrantView, ShortName } from './identity.contract.ts';


// ——— API keys ———

export const ApiKeyView = Type.Object({
  id: Id,
  name: Type.String(),
  /** What the key begins with: enough to recognise it, useless to call with. */
  prefix: Type.String(),
  grants: Type.Array(GrantView),
  teamIds: Type.Array(Id),
  owner: Type.Object({ id: Id, name: Type.String() }),
  createdAt: Moment,
  expiresAt: Nullable(Moment),
  lastUsedAt: Nullable(Moment),
  revokedAt: Nullable(Moment),
});
export type ApiKeyView = Static<typeof ApiKeyView>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api-keys',
  permission: 'api_key.manage',
  summary: 'All API keys, newest first',
  reply: Type.Object({ items: Type.Array(ApiKeyView) }),
  refusals: [],
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api-keys',
  permission: 'api_key.manage',
  summary: 'A new API key; its secret is shown once. It never reaches further than its maker does',
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
      grants: Type.Array(GrantView, { minItems: 1, maxItems: 200 }),
      /** The teams that scope `team` reaches. */
      teamIds: Type.Optional(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
      expiresAt: Type.Optional(Nullable(Moment)),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ key: ApiKeyView, secret: Type.String() }),
  status: 201,
  refusals: ['permission.missing', 'role.permission_unknown', 'role.beyond_own', 'team.unknown', 'api_key.expired'],
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api-keys/:apiKeyId',
  permission: 'api_key.manage',
  summary: 'Stop an API key for good',
  params: Type.Object({ apiKeyId: Id }),
  refusals: ['api_key.unknown'],
});

// ——— audit log ———

export const AuditEntryView = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  actor: Nullable(Type.Object({ kind: Type.String(), id: Type.String(), name: Nullable(Type.String()) })),
  action: Type.String(),
  target: Nullable(Type.String()),
  facts: Type.Record(Type.String(), Type.Unknown()),
  address: Nullable(Type.String()),
  userAgent: Nullable(Type.String()),
});
export type AuditEntryView = Static<typeof AuditEntryView>;

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  permission: 'audit.read',
  summary: 'The audit log, newest first',
  query: Type.Object({
    ...PageQuery,
    actorId: Type.Optional(Id),
    /** `person.deactivated`, or a whole noun: `person` */
    action: Type.Optional(Type.String({ maxLength: 100 })),
    target: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
  }),
  reply: PageOf(AuditEntryView),
  refusals: ['page.cursor_invalid'],
});

export const verifyAudit = endpoint({
  method: 'POST',
  path: '/audit/verify',
  permission: 'audit.read',
  summary: 'Recompute the whole chain; says where it breaks first',
  reply: Type.Object({ intact: Type.Boolean(), entries: Type.Integer(), brokenAt: Nullable(Type.Integer()) }),
  refusals: [],
});

// ——— single sign-on ———

const ProviderKey = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
/** Plain http only for a provider on the same machine. */
const DiscoveryUrl = Type.String({ maxLength: 500, pattern: '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])' });

export const SignInProviderView = Type.Object({
  id: Id,
  key: Type.String(),
  name: ShortName,
  discoveryUrl: Type.String(),
  clientId: Type.String(),
  scopes: Type.Array(Type.String()),
  active: Type.Boolean(),
  /** What to register with the provider. */
  redirectUrl: Type.String(),
});
export type SignInProviderView = Static<typeof SignInProviderView>;

export const listSignInProviders = endpoint({
  method: 'GET',
  path: '/sign-in-providers',
  permission: 'system.manage',
  summary: 'OpenID Connect providers; their secrets never leave',
  reply: Type.Object({ items: Type.Array(SignInProviderView) }),
  refusals: [],
});

export const createSignInProvider = endpoint({
  method: 'POST',
  path: '/sign-in-providers',
  permission: 'system.manage',
  summary: 'A new OpenID Connect provider. People are matched by verified e-mail; nobody is created by signing in',
  body: Type.Object(
    {
      key: ProviderKey,
      name: ShortName,
      discoveryUrl: DiscoveryUrl,
      clientId: Type.String({ minLength: 1, maxLength: 300 }),
      clientSecret: Type.String({ minLength: 1, maxLength: 500 }),
      scopes: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
    },
    { additionalProperties: false },
  ),
  reply: SignInProviderView,
  status: 201,
  refusals: ['sign_in_provider.key_taken'],
});

export const changeSignInProvider = endpoint({
  method: 'PATCH',
  path: '/sign-in-providers/:providerId',
  permission: 'system.manage',
  summary: 'Change a provider; a secret left out stays',
  params: Type.Object({ providerId: Id }),
  body: Type.Object(
    {
      name: Type.Optional(ShortName),
      discoveryUrl: Type.Optional(DiscoveryUrl),
      clientId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      clientSecret: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
      scopes: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
      active: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  reply: SignInProviderView,
  refusals: ['sign_in_provider.unknown'],
});

export const removeSignInProvider = endpoint({
  method: 'DELETE',
  path: '/sign-in-providers/:providerId',
  permission: 'system.manage',
  summary: 'Remove a provider',
  params: Type.Object({ providerId: Id }),
  refusals: ['sign_in_provider.unknown'],
});

export const readSignInOptions = endpoint({
  method: 'GET',
  path: '/sign-in-options',
  permission: 'public',
  summary: 'What the sign-in page offers',
  reply: Type.Object({ providers: Type.Array(Type.Object({ key: Type.String(), name: ShortName })), demo: Type.Boolean() }),
  refusals: [],
});
