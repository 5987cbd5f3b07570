/** better-auth, fitted to our tables, ids and rules: passwords, second factor, single sign-on. `sign-in.routes.ts` decides which of its calls are reachable. */

import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect, type KyselyPlugin } from 'kysely';
import { isOurOrigin } from '../platform/same-origin.ts';
import type { Shell } from '../platform/shell.ts';
import { cookiePrefix, sessionLifetime } from './authenticate.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { readPerson } from './person.store.ts';
import { readProviders, type SignInProvider } from './sign-in.store.ts';

export const authPath = '/api/auth';
/** Carries the caller's address from Fastify to better-auth; whatever a client sends under this name is replaced. */
export const addressHeader = 'x-huiyin-address';

export interface Auth {
  handler(request: Request): Promise<Response>;
}

/** What changes the instance when a provider does; compared, not hashed, for it never leaves the process. */
interface Built {
  readonly fingerprint: string;
  readonly auth: Auth;
  readonly checkedAt: number;
}

/** Another node's change to a provider is seen after so long. */
const recheckMs = 10_000;
const built = new WeakMap<Shell, Built>();

/** The instance for the providers of now. Rebuilding is cheap, so that a changed provider needs no restart. */
export async function authOf(shell: Shell): Promise<Auth> {
  const before = built.get(shell);
  if (before && performance.now() - before.checkedAt < recheckMs) return before.auth;
  const providers = (await readProviders(shell.db)).filter((provider) => provider.active);
  const fingerprint = JSON.stringify(providers);
  const auth = before?.fingerprint === fingerprint ? before.auth : buildAuth(shell, providers);
  built.set(shell, { fingerprint, auth, checkedAt: performance.now() });
  return auth;
}

/** After a provider changed here. */
export function forgetAuth(shell: Shell): void {
  built.delete(shell);
}

export function providerPlace(id: string): string {
  return `sign_in_provider|${id}|secret`;
}

function buildAuth(shell: Shell, providers: readonly SignInProvider[]): Auth {
  const kysely = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: shell.pool }), plugins: [dates] });
  return betterAuth({
    appName: 'Huiyin',
    baseURL: shell.config.publicUrl,
    basePath: authPath,
    secret: shell.config.secret,
    database: { db: kysely, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => shell.log[level === 'error' ? 'error' : 'debug']({ from: 'better-auth' }, message) },
    onAPIError: { errorURL: '/sign-in' },
    // The same-origin rule of our own edge; better-auth knows only the address we were configured with.
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return origin && isOurOrigin(origin, request!.headers.get('host') ?? undefined, shell.config.publicUrl) ? [origin] : [];
    },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: shell.config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => shell.ids.next(), validateSchema: false },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    session: {
      modelName: 'auth_session',
      fields: { userId: 'person_id', expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'seen_at', ipAddress: 'address', userAgent: 'user_agent' },
      expiresIn: sessionLifetime / 1000,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'person_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      encryptOAuthTokens: true,
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    databaseHooks: { session: { create: { before: async (session) => refuseInactive(shell, session.userId) } } },
    plugins: [
      twoFactor({
        issuer: 'Huiyin 回音',
        twoFactorTable: 'auth_two_factor',
        accountLockout: { enabled: true, maxFailedAttempts: 8, durationSeconds: secondFactorLockSeconds },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { modelName: 'auth_two_factor', fields: { userId: 'person_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_count', lockedUntil: 'locked_until' } },
        },
      }),
      genericOAuth({
        config: providers.map((provider) => ({
          providerId: provider.key,
          name: provider.name.en,
          discoveryUrl: provider.discoveryUrl,
          clientId: provider.clientId,
          clientSecret: shell.secrets.open(provider.secretSealed, providerPlace(provider.id)),
          scopes: [...provider.scopes],
          pkce: true,
          requireIdTokenVerification: true,
          // People are made by administrators; a provider only says who is at the door.
          disableSignUp: true,
          disableImplicitSignUp: true,
        })),
      }),
    ],
  });
}

export const secondFactorLockSeconds = 900;

/** Asked after the password or the provider has said yes, so it tells nothing to strangers. */
async function refuseInactive(shell: Shell, personId: string): Promise<void> {
  const person = await readPerson(shell.db, personId);
  if (!person?.active) throw new APIError('CONFLICT', { code: 'PERSON_INACTIVE', message: 'inactive' });
}

/** Our pool hands out timestamptz as epoch milliseconds; better-auth reckons with Date. */
const moments = new Set(['created_at', 'updated_at', 'expires_at', 'seen_at', 'locked_until', 'access_token_expires_at', 'refresh_token_expires_at']);
const dates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' && moments.has(name) ? new Date(value) : value]))),
  }),
};
