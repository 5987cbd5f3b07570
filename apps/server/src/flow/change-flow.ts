/** The form of every act on flows: one transaction, the change, its line in the audit log, and the kept rules forgotten. */

import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { forgetFlowChoices } from './choose-flow-version.ts';

export type ByWhom = By;

export interface Changed<Value> {
  readonly value: Value;
  readonly target: string;
  readonly facts: JsonObject;
}

export async function changeFlow<Value, Code extends string>(
  shell: Shell,
  by: ByWhom,
  action: string,
  change: (tx: Tx) => Promise<Result<Changed<Value>, Code>>,
): Promise<Result<Value, Code>> {
  const result = await audited(shell, by, async (tx) => {
    const changed = await change(tx);
    return changed.ok ? accept({ ...changed.value, action }) : changed;
  });
  forgetFlowChoices(shell.db);
  return result;
}
