/** What a waiting ticket asks of whoever takes it. */

import type { Id } from '../kernel/id.ts';
import { minute, type Milliseconds } from '../kernel/instant.ts';
import type { ChannelKind, SkillRule } from './dispatch.schema.ts';

export interface Matter {
  readonly kind: string | null;
  /** From the root down to the ticket's own category. */
  readonly categoryKeys: readonly string[];
  readonly channelKind: ChannelKind;
  readonly language: 'zh' | 'en' | null;
}

/** Every rule that fits adds its skill; of two levels the higher one holds. A rule that has waited long enough asks no more. */
export function skillsNeeded(matter: Matter, rules: readonly SkillRule[], waited: Milliseconds): ReadonlyMap<Id, number> {
  const needed = new Map<Id, number>();
  for (const rule of rules) {
    if (!fits(rule, matter) || isRelaxed(rule, waited)) continue;
    needed.set(rule.skillId, Math.max(needed.get(rule.skillId) ?? 0, rule.level));
  }
  return needed;
}

export function fits(rule: SkillRule, matter: Matter): boolean {
  return (
    (rule.kind === null || rule.kind === matter.kind) &&
    (rule.category === null || matter.categoryKeys.includes(rule.category)) &&
    (rule.channel === null || rule.channel === matter.channelKind) &&
    (rule.language === null || rule.language === matter.language)
  );
}

function isRelaxed({ relaxAfterMinutes }: SkillRule, waited: Milliseconds): boolean {
  return relaxAfterMinutes !== null && waited >= relaxAfterMinutes * minute;
}
