/** A decision's answer: what was asked for, or a refusal as a value. Faults are thrown; refusals never are. */

import type { Json } from './json.ts';

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** `facts` tell the caller what is missing or in the way; never prose, never personal data. */
export interface Refused<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly facts: Readonly<Record<string, Json>>;
}

export type Result<Value, Code extends string = never> = Accepted<Value> | Refused<Code>;

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refuse<const Code extends string>(code: Code, facts: Readonly<Record<string, Json>> = {}): Refused<Code> {
  return { ok: false, code, facts };
}
