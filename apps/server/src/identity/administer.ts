/** The form of every act on people, teams and roles: audited, and who may do what is read anew. */

import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { actorCacheOf } from './actor-cache.ts';
import { audited, type Act, type By } from './audited.ts';

export type { Act, By } from './audited.ts';

export async function administer<Value, Code extends string>(shell: Shell, by: By, change: (tx: Tx) => Promise<Result<Act<Value>, Code>>): Promise<Result<Value, Code>> {
  try {
    return await audited(shell, by, change);
  } finally {
    actorCacheOf(shell.db).forget();
  }
}
