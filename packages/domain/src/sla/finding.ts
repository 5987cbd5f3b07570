/** What is wrong with a policy or a ladder, said so precisely that an editor can show it at the field. */

import { Type, type Static } from 'typebox';
import { BilingualText } from '../kernel/text.ts';

export const findingCodes = [
  'condition.unknown',
  'target.none',
  'target.twice',
  'target.range',
  'target.unreachable',
  'warning.range',
  'warning.twice',
  'calendar.unknown',
  'ladder.unknown',
  'rung.none',
  'rung.twice',
  'rung.moment',
  'rung.idle',
  'rung.whom',
  'rung.within',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export const Finding = Type.Object({
  code: Type.Enum([...findingCodes]),
  /** A JSON Pointer (RFC 6901) into what was sent. */
  path: Type.String(),
  message: BilingualText,
});
export type Finding = Static<typeof Finding>;

export function finding(code: FindingCode, path: string, zh: string, en: string): Finding {
  return { code, path, message: { zh, en } };
}
