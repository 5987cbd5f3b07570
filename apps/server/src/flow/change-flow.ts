/** The form of every act on flows: one transaction, the change, its line in the audit log, and the kept rules forgotten. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import { recordAudit } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { forgetFlowChoices } from './choose-flow-version.ts';

export interface ByWhom {
  readonly actor: Actor;
  readonly address: string;
  readonly userAgent: string;
}

export interface Changed<Value> {
  readonly value: Value;
  readonly target: string;
  readonly facts: JsonObject;
}

/** Audits what was accepted; a refusal leaves neither change nor line. */
export async function changeFlow<Value, Code extends string>(
  shell: Shell,
  { actor, address, userAgent }: ByWhom,
  action: string,
  change: (tx: Tx) => Promise<Result<Changed<Value>, Code>>,
): Promise<Result<Value, Code>> {
  const result = await shell.db.transaction().execute(async (tx) => {
    const changed = await change(tx);
    if (changed.ok) await recordAudit(tx, shell, { actor, action, target: changed.value.target, facts: changed.value.facts, address, userAgent });
    return changed;
  });
  forgetFlowChoices(shell.db);
  return result.ok ? { ok: true, value: result.value.value } : result;
}

/** A key acts for a machine; only people are named as authors. */
export function authorOf({ actor }: ByWhom): Id | null {
  return actor.kind === 'person' ? actor.id : null;
}
