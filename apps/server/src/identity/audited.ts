/** An act and its line in the audit log in one transaction. A refusal undoes what was begun, and leaves no line. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Refused, Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { recordAudit } from './record-audit.ts';

export interface By {
  readonly actor: Actor;
  readonly address: string;
  readonly userAgent: string;
}

export interface Act<Value> {
  readonly value: Value;
  readonly action: string;
  readonly target: string;
  readonly facts: JsonObject;
}

export async function audited<Value, Code extends string>(shell: Shell, by: By, change: (tx: Tx) => Promise<Result<Act<Value>, Code>>): Promise<Result<Value, Code>> {
  try {
    return await shell.db.transaction().execute(async (tx) => {
      const result = await change(tx);
      if (!result.ok) throw new Undo(result);
      const { value, action, target, facts } = result.value;
      await recordAudit(tx, shell, { actor: by.actor, action, target, facts, address: by.address, userAgent: by.userAgent });
      return { ok: true, value };
    });
  } catch (thrown) {
    if (thrown instanceof Undo) return thrown.refused as Refused<Code>;
    throw thrown;
  }
}

class Undo extends Error {
  readonly refused: Refused<string>;

  constructor(refused: Refused<string>) {
    super('refused');
    this.refused = refused;
  }
}
