/** Turns a request's cookie or API key into an actor. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, Scope } from '@huiyin/domain/identity/actor.ts';
import { combineGrants, narrowGrants } from '@huiyin/domain/identity/grant.ts';
import { hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { nobody, type Caller } from '../platform/caller.ts';
import type { Shell } from '../platform/shell.ts';
import { actorCacheOf, type Known } from './actor-cache.ts';
import { readPresentedKey, touchKey } from './api-key.store.ts';
import { readOpenSession, touchSession } from './session.store.ts';

/** A session unused for so long is over, though its last day is not. */
export const idleLimit = 8 * hour;
/** A session is over after so long, used or not. */
export const sessionLifetime = 24 * hour;
const touchEvery = 5 * minute;

export const cookiePrefix = 'huiyin';
const cookieNames = [`__Secure-${cookiePrefix}.session_token`, `${cookiePrefix}.session_token`];

export interface Credentials {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

const sessions = new WeakMap<Actor, Id>();

/** The session that an actor came with; null for API keys. */
export function sessionOf(actor: Actor): Id | null {
  return sessions.get(actor) ?? null;
}

/** A presented API key counts alone: a wrong key with a good cookie is nobody. */
export async function authenticate(shell: Shell, { cookie, authorization }: Credentials): Promise<Caller> {
  if (authorization !== undefined) {
    const presented = /^Bearer (hy_([A-Za-z0-9]{8,32})_([A-Za-z0-9_-]{20,80}))$/i.exec(authorization);
    if (!presented) return nobody;
    const [, credential, prefix, secret] = presented as unknown as [string, string, string, string];
    const known = await actorCacheOf(shell.db).find(credential, () => loadKey(shell, prefix, secret));
    return known ? { kind: 'actor', ...known, by: 'key' } : nobody;
  }
  const token = cookie === undefined ? null : signedToken(cookie, shell.config.secret);
  if (token === null) return nobody;
  const known = await actorCacheOf(shell.db).find(token, () => loadSession(shell, token));
  return known ? { kind: 'actor', ...known, by: 'cookie' } : nobody;
}

/** The token of a cookie header whose signature is ours; null otherwise. */
export function signedToken(cookieHeader: string, secret: string): string | null {
  for (const part of cookieHeader.split(';')) {
    const cut = part.indexOf('=');
    if (cut < 0 || !cookieNames.includes(part.slice(0, cut).trim())) continue;
    const token = verifyCookie(part.slice(cut + 1).trim(), secret);
    if (token !== null) return token;
  }
  return null;
}

/** `token.signature`, percent-encoded; the signature is better-auth's: HMAC-SHA256 over the token, base64. */
function verifyCookie(value: string, secret: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(value);
  } catch {
    return null;
  }
  const cut = plain.lastIndexOf('.');
  if (cut < 1) return null;
  const token = plain.slice(0, cut);
  const given = Buffer.from(plain.slice(cut + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

async function loadSession(shell: Shell, token: string): Promise<Known | null> {
  const now = shell.clock.now();
  const session = await readOpenSession(shell.db, token);
  if (!session?.active || session.expiresAt <= now || session.seenAt + idleLimit <= now) return null;
  if (session.seenAt + touchEvery <= now) await shell.db.transaction().execute((tx) => touchSession(tx, session.sessionId, now));
  const actor: Actor = {
    kind: 'person',
    id: session.personId,
    name: session.name,
    teamIds: session.teamIds,
    roles: session.roles,
    grants: combineGrants(session.grants),
  };
  sessions.set(actor, session.sessionId);
  return { actor, sessionId: session.sessionId };
}

async function loadKey(shell: Shell, prefix: string, secret: string): Promise<Known | null> {
  const now = shell.clock.now();
  const key = await readPresentedKey(shell.db, prefix);
  if (!key || !isSame(hashOfKey(secret), key.hash)) return null;
  if (!key.ownerActive || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return null;
  if (key.lastUsedAt === null || key.lastUsedAt + touchEvery <= now) await shell.db.transaction().execute((tx) => touchKey(tx, key.id, now));
  const held = combineGrants(key.ownerGrants);
  const grants: Map<string, Scope> = narrowGrants(key.grants, held);
  return { actor: { kind: 'key', id: key.id, name: key.name, teamIds: key.teamIds, roles: [], grants }, sessionId: null };
}

export function hashOfKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
