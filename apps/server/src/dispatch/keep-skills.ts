/** Makes and removes skills, and says which tickets ask for them. */

import type { SkillRule } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readTaxonomy } from '../ticket/index.ts';
import { renewed } from './keep-settings.ts';
import { areSkills, countSkillUses, insertSkill, readSkills, removeSkill, replaceSkillRules, saveSkillName, type Skill } from './setup.store.ts';

type CountedSkill = Skill & { readonly people: number };

export function createSkill(shell: Shell, by: By, wish: { readonly key: string; readonly name: BilingualText }): Promise<Result<CountedSkill, 'skill.key_taken'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const skill = { id: shell.ids.next(), ...wish };
      if (!(await insertSkill(tx, skill, shell.clock.now()))) return refuse('skill.key_taken');
      return accept({ value: { ...skill, people: 0 }, action: 'skill.created', target: `skill:${skill.id}`, facts: { key: skill.key } });
    }),
  );
}

export function renameSkill(shell: Shell, by: By, wish: { readonly skillId: Id; readonly name: BilingualText }): Promise<Result<CountedSkill, 'skill.unknown'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      if (!(await saveSkillName(tx, wish.skillId, wish.name))) return refuse('skill.unknown');
      const skill = (await readSkills(tx)).find(({ id }) => id === wish.skillId)!;
      return accept({ value: skill, action: 'skill.renamed', target: `skill:${skill.id}`, facts: { key: skill.key } });
    }),
  );
}

export function dropSkill(shell: Shell, by: By, skillId: Id): Promise<Result<undefined, 'skill.unknown' | 'skill.in_use'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const uses = await countSkillUses(tx, skillId);
      if (!uses) return refuse('skill.unknown');
      if (uses.people + uses.rules > 0) return refuse('skill.in_use', { ...uses });
      await removeSkill(tx, skillId);
      return accept({ value: undefined, action: 'skill.removed', target: `skill:${skillId}`, facts: {} });
    }),
  );
}

export function keepSkillRules(shell: Shell, by: By, rules: readonly SkillRule[]): Promise<Result<readonly SkillRule[], 'skill.unknown' | 'category.unknown' | 'ticket_kind.unknown'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const taxonomy = await readTaxonomy(tx);
      const categoryOf = new Map(taxonomy.categories.map(({ key, id }) => [key, id]));
      const strange = rules.find(({ category }) => category !== null && !categoryOf.has(category));
      if (strange) return refuse('category.unknown', { category: strange.category });
      const odd = rules.find(({ kind }) => kind !== null && !taxonomy.kinds.some(({ key }) => key === kind));
      if (odd) return refuse('ticket_kind.unknown', { kind: odd.kind });
      if (!(await areSkills(tx, rules.map(({ skillId }) => skillId)))) return refuse('skill.unknown');
      await replaceSkillRules(tx, rules.map(({ category, ...rule }) => ({ ...rule, categoryId: category === null ? null : categoryOf.get(category)! })));
      return accept({ value: rules, action: 'skill_rules.replaced', target: 'dispatch:skill_rules', facts: { rules: rules.length } });
    }),
  );
}
