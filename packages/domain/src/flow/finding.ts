/** What is wrong with a flow document, said so precisely that an editor can show it at the place. */

import { Type, type Static } from 'typebox';
import { BilingualText } from '../kernel/text.ts';

export const findingCodes = [
  'document.shape',
  'step.two_roles',
  'step.duplicate',
  'step.reserved',
  'step.no_role',
  'step.role_unknown',
  'step.unreachable',
  'step.no_way_to_archive',
  'step.stuck',
  'start.unknown',
  'start.not_consult',
  'stage.missing',
  'exit.duplicate',
  'exit.to_nowhere',
  'exit.stage_skipped',
  'exit.archive_early',
  'exit.contact_missing',
  'exit.unconfirmed',
  'exit.unvisited',
  'exit.dead',
  'exit.endless',
  'exit.answer_misplaced',
  'exit.requires_misplaced',
  'trigger.misplaced',
  'trigger.missing',
  'trigger.wrong_way',
  'effect.misplaced',
  'exception.duplicate',
  'exception.to_nowhere',
  'exception.forward',
  'field.unknown',
  'field.too_late',
  'condition.value',
  'form.key',
  'form.conflict',
  'form.enum',
  'form.range',
  'form.keyword',
  'form.pattern',
  'text.missing',
  'text.placeholder',
] as const;

export type FindingCode = (typeof findingCodes)[number];

export const Finding = Type.Object({
  code: Type.Enum([...findingCodes]),
  step: Type.Optional(Type.String()),
  exit: Type.Optional(Type.String()),
  exception: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  /** A JSON Pointer (RFC 6901) into the document. */
  path: Type.String(),
  message: BilingualText,
});
export type Finding = Static<typeof Finding>;

export type Place = Omit<Finding, 'code' | 'message'>;

export function finding(code: FindingCode, place: Place, zh: string, en: string): Finding {
  return { code, ...place, message: { zh, en } };
}
