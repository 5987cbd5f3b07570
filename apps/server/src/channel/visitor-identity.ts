/** Proof of who a visitor is: the host site's signature, as a JWT or as an HMAC of its user id. Anything short of proof is nothing. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { VisitorClaim } from '@huiyin/domain/channel/visitor.ts';
import { hour, type Instant, minute, second } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { errors, jwtVerify } from 'jose';

export type Identity = { readonly jwt: string } | { readonly userId: string; readonly signature: string };

export interface ProvenIdentity {
  readonly userId: string;
  /** What the host site says of its user; signed with the rest. Empty in the simple mode, which signs the id only. */
  readonly claim: VisitorClaim;
}

const audience = 'chat-widget';
const maxLifeMs = hour;
/** Clocks of two machines. */
const toleranceMs = minute;

export async function proveIdentity(secret: string | null, identity: Identity, now: Instant): Promise<Result<ProvenIdentity, 'visitor.identity_invalid'>> {
  if (secret === null) return refuse('visitor.identity_invalid', { reason: 'no_secret' });
  return 'jwt' in identity ? proveByToken(secret, identity.jwt, now) : proveByHmac(secret, identity);
}

async function proveByToken(secret: string, jwt: string, now: Instant): Promise<Result<ProvenIdentity, 'visitor.identity_invalid'>> {
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(secret), {
      // Fixed: a token must not choose how it is checked.
      algorithms: ['HS256'],
      audience,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now),
      clockTolerance: toleranceMs / second,
    });
    const expiresAt = payload.exp! * second;
    const issuedAt = (payload.iat ?? now / second) * second;
    if (expiresAt - Math.min(issuedAt, now) > maxLifeMs + toleranceMs) return refuse('visitor.identity_invalid', { reason: 'lives_too_long' });
    const userId = soundId(payload.sub!);
    if (userId === null) return refuse('visitor.identity_invalid', { reason: 'user_id' });
    return accept({ userId, claim: claimOf(payload) });
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) return refuse('visitor.identity_invalid', { reason: 'expired' });
    if (cause instanceof errors.JOSEError || cause instanceof TypeError) return refuse('visitor.identity_invalid', { reason: 'token' });
    throw cause;
  }
}

function proveByHmac(secret: string, { userId, signature }: { readonly userId: string; readonly signature: string }): Result<ProvenIdentity, 'visitor.identity_invalid'> {
  const expected = createHmac('sha256', secret).update(userId).digest();
  // `Buffer.from` stops at the first character that is no hex digit, so the form is checked first.
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(0);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refuse('visitor.identity_invalid', { reason: 'signature' });
  return soundId(userId) === null ? refuse('visitor.identity_invalid', { reason: 'user_id' }) : accept({ userId, claim: {} });
}

/** Only ids that our normal form leaves as they are: otherwise two users of the host site could become one customer here. */
function soundId(userId: unknown): string | null {
  if (typeof userId !== 'string' || userId.length === 0 || userId.length > 150) return null;
  return userId === userId.normalize('NFC').trim() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(userId) ? userId : null;
}

function claimOf(payload: Readonly<Record<string, unknown>>): VisitorClaim {
  const text = (key: string, limit: number) => {
    const value = payload[key];
    return typeof value === 'string' && value.trim() !== '' && value.length <= limit ? { [key]: value.trim() } : {};
  };
  return { ...text('name', 100), ...text('email', 200), ...text('phone', 40) };
}
