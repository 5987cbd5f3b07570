/** Makes and revokes API keys. The secret exists in the reply alone; we keep its hash. */

import { checkGrants, checkWithinOwn, type Grant } from '@huiyin/domain/identity/grant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { randomBytes } from 'node:crypto';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { insertApiKey, readApiKey, revokeKey, type ApiKey } from './api-key.store.ts';
import { hashOfKey } from './authenticate.ts';
import { readTeamsByIds } from './team.store.ts';

export interface ApiKeyWish {
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly teamIds: readonly Id[];
  readonly expiresAt: number | null;
}

type Refusals = 'permission.missing' | 'role.permission_unknown' | 'role.beyond_own' | 'team.unknown' | 'api_key.expired';

/** A key is made by a person: it stops with them, and never reaches further than they do. */
export async function createApiKey(shell: Shell, by: By, wish: ApiKeyWish): Promise<Result<{ key: ApiKey; secret: string }, Refusals>> {
  if (by.actor.kind !== 'person') return refuse('permission.missing');
  const now = shell.clock.now();
  if (wish.expiresAt !== null && wish.expiresAt <= now) return refuse('api_key.expired');
  const grants = distinct(wish.grants);
  const known = checkGrants(grants);
  if (!known.ok) return known;
  const within = checkWithinOwn(by.actor, grants);
  if (!within.ok) return within;

  const prefix = randomBytes(5).toString('hex');
  const secret = shell.ids.token();
  return administer(shell, by, async (tx) => {
    if ((await readTeamsByIds(tx, wish.teamIds)).length < wish.teamIds.length) return refuse('team.unknown');
    const id = shell.ids.next();
    await insertApiKey(tx, { id, name: wish.name.trim(), prefix, hash: hashOfKey(secret), ownerId: by.actor.id, teamIds: wish.teamIds, grants, expiresAt: wish.expiresAt }, now);
    const facts = { prefix, grants: Object.fromEntries(grants.map((grant) => [grant.permission, grant.scope])), teamIds: wish.teamIds };
    return accept({ value: { key: (await readApiKey(tx, id))!, secret: `hy_${prefix}_${secret}` }, action: 'api_key.created', target: `api_key:${id}`, facts });
  });
}

/** Revoking twice is no mistake. */
export function revokeApiKey(shell: Shell, by: By, apiKeyId: Id): Promise<Result<undefined, 'api_key.unknown'>> {
  return administer(shell, by, async (tx) => {
    const key = await readApiKey(tx, apiKeyId);
    if (!key) return refuse('api_key.unknown');
    await revokeKey(tx, apiKeyId, shell.clock.now());
    return accept({ value: undefined, action: 'api_key.revoked', target: `api_key:${apiKeyId}`, facts: { prefix: key.prefix } });
  });
}

function distinct(grants: readonly Grant[]): Grant[] {
  return [...new Map(grants.map((grant) => [grant.permission, grant])).values()];
}
