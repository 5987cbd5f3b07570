/** The form of every administrative act on the desk's words: one transaction, the change, then its line in the audit log. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import { recordAudit } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

export interface ByWhom {
  readonly actor: Actor;
  readonly address: string;
  readonly userAgent: string;
}

/** Audits what was accepted; a refusal leaves neither change nor line. */
export function administer<Value, Code extends string>(
  shell: Shell,
  { actor, address, userAgent }: ByWhom,
  entry: { readonly action: string; readonly target: string; readonly facts: JsonObject },
  change: (tx: Tx) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code>> {
  return shell.db.transaction().execute(async (tx) => {
    const result = await change(tx);
    if (result.ok) await recordAudit(tx, shell, { actor, ...entry, address, userAgent });
    return result;
  });
}
