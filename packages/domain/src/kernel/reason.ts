/** Why the system did something: a code with its facts, so that everybody reads it in their own language. People give their reasons in words. */

import { Type, type Static } from 'typebox';
import { BilingualText } from './text.ts';

export const SystemReason = Type.Object({
  /** `overdue`: what was promised has not been done in time, and a ladder passed it on. */
  code: Type.Literal('overdue'),
  /** The kind of promise. */
  clock: Type.String(),
  /** The policy as it was called then; null: promised by the flow, or by whoever asked. */
  policy: Type.Union([BilingualText, Type.Null()]),
});
export type SystemReason = Static<typeof SystemReason>;
