/** Says what a person can do, how much, and when they work. A skill learnt or lost may free or bind waiting work at once. */

import type { ChannelLimits } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { renewed } from './keep-settings.ts';
import { isShift, readProfiles, saveProfile, type Profile } from './profile.store.ts';
import { areSkills } from './setup.store.ts';

export interface ProfileWish {
  readonly personId: Id;
  readonly capacity: number | null;
  readonly channelLimits: ChannelLimits;
  readonly skills: readonly { readonly skillId: Id; readonly level: number }[];
  readonly shiftId: Id | null;
}

export function changeProfile(shell: Shell, by: By, wish: ProfileWish): Promise<Result<Profile, 'person.unknown' | 'skill.unknown' | 'shift.unknown'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      if ((await readProfiles(tx, { personIds: [wish.personId] })).length === 0) return refuse('person.unknown');
      const skills = [...new Map(wish.skills.map((skill) => [skill.skillId, skill])).values()];
      if (!(await areSkills(tx, skills.map(({ skillId }) => skillId)))) return refuse('skill.unknown');
      if (wish.shiftId !== null && !(await isShift(tx, wish.shiftId))) return refuse('shift.unknown');
      await saveProfile(tx, wish.personId, { ...wish, skills });
      const [profile] = await readProfiles(tx, { personIds: [wish.personId] });
      return accept({ value: profile!, action: 'dispatch.person_changed', target: `person:${wish.personId}`, facts: { capacity: wish.capacity, skills: skills.length } });
    }),
  );
}
