/** Sets dispatch up in one go, for centres that are made rather than grown: demo and tests. */

import type { DispatchSettings, ShiftDocument, SkillRule, TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readTaxonomy } from '../ticket/index.ts';
import { insertShift, saveProfile, type Profile } from './profile.store.ts';
import { insertSkill, lockSettings, readSettings, replaceSkillRules, saveSettings, saveTeamSetup } from './setup.store.ts';

export interface DispatchSetUp {
  readonly settings?: DispatchSettings;
  readonly teams: readonly { readonly teamId: Id; readonly rules: TeamRules; readonly shiftId: Id | null }[];
  readonly skills: readonly { readonly id: Id; readonly key: string; readonly name: BilingualText }[];
  readonly skillRules: readonly SkillRule[];
  readonly shifts: readonly { readonly id: Id; readonly name: BilingualText; readonly document: ShiftDocument }[];
  readonly people: readonly ({ readonly personId: Id } & Pick<Profile, 'capacity' | 'channelLimits' | 'skills' | 'shiftId'>)[];
}

export async function setUpDispatch(tx: Tx, shell: Shell, wish: DispatchSetUp): Promise<void> {
  const at = shell.clock.now();
  if (wish.settings && (await readSettings(tx))) await saveSettings(tx, wish.settings, (await lockSettings(tx)).version);
  for (const shift of wish.shifts) await insertShift(tx, shift, at);
  for (const skill of wish.skills) await insertSkill(tx, skill, at);
  for (const team of wish.teams) await saveTeamSetup(tx, { ...team, version: 1 });
  const { categories } = await readTaxonomy(tx);
  await replaceSkillRules(tx, wish.skillRules.map(({ category, ...rule }) => ({ ...rule, categoryId: categories.find(({ key }) => key === category)?.id ?? null })));
  for (const person of wish.people) await saveProfile(tx, person.personId, person);
}
