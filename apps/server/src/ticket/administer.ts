/** An administrative act on the desk's words, whose line in the audit log is known before it is done. */

import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

export type ByWhom = By;

export function administer<Value, Code extends string>(
  shell: Shell,
  by: By,
  entry: { readonly action: string; readonly target: string; readonly facts: JsonObject },
  change: (tx: Tx) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code>> {
  return audited(shell, by, async (tx) => {
    const result = await change(tx);
    return result.ok ? accept({ ...entry, value: result.value }) : result;
  });
}
