/** Guards the two ways to lose a centre: nobody left to administer it, and somebody who lifts themselves above it. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { administratorRole, checkWithinOwn } from '@huiyin/domain/identity/grant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Tx } from '../platform/db.ts';
import { countAdministrators, lockAdministrators, readGrantsOf } from './person.store.ts';

/** Runs `change` and refuses it when it took away the last administrator. Two such changes wait for each other. */
export async function keepingAdministrators<Value, Code extends string>(tx: Tx, change: () => Promise<Result<Value, Code>>): Promise<Result<Value, Code | 'person.last_administrator'>> {
  await lockAdministrators(tx);
  const before = await countAdministrators(tx, administratorRole);
  const result = await change();
  if (!result.ok || before === 0) return result;
  return (await countAdministrators(tx, administratorRole)) > 0 ? result : refuse('person.last_administrator');
}

/** Whoever could take over an account (its password, its e-mail, its roles) must hold at least what it holds. */
export async function checkMayGovern(tx: Tx, actor: Actor, personId: Id): Promise<Result<void, 'role.beyond_own'>> {
  if (actor.kind === 'person' && actor.id === personId) return accept(undefined);
  return checkWithinOwn(actor, await readGrantsOf(tx, personId));
}
