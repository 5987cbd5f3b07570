/** What is wrong with an article's content, said so precisely that an editor can show it at the field. */

import { Type, type Static } from 'typebox';
import { BilingualText } from '../kernel/text.ts';

export const findingCodes = ['question.missing', 'variant.twice', 'variant.same', 'body.missing', 'category.missing', 'category.unknown', 'channel.unknown', 'step.unknown', 'validity.order', 'validity.past', 'picture.unknown', 'article.unknown', 'review.date', 'owner.unknown', 'team.unknown', 'counterpart.unfit'] as const;
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
