/** What is wrong with a calendar, said so precisely that an editor can show it at the field. */

import { Type, type Static } from 'typebox';
import { BilingualText } from '../kernel/text.ts';

export const findingCodes = [
  'zone.unknown',
  'hours.time',
  'hours.order',
  'hours.too_long',
  'hours.overlap',
  'hours.none',
  'override.date',
  'override.twice',
  'override.name',
  'official.date',
  'official.year',
  'official.twice',
  'official.name',
  'official.weekday',
  'official.few',
  'version.date',
  'calendar.never_open',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export const Finding = Type.Object({
  code: Type.Enum([...findingCodes]),
  /** A JSON Pointer (RFC 6901) into the document. */
  path: Type.String(),
  message: BilingualText,
});
export type Finding = Static<typeof Finding>;

export function finding(code: FindingCode, path: string, zh: string, en: string): Finding {
  return { code, path, message: { zh, en } };
}
