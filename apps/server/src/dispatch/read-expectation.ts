/** What a customer may expect who would enter a team's queue now: told before it happens, so that whoever hands them on can say it. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { readChannelById } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';
import { countWaiting } from './queue-figures.store.ts';
import { readTeamDuty } from './team-duty.ts';

export interface QueueExpectation {
  readonly peopleOnDuty: boolean;
  /** How many wait before; null: in no team's queue, or too many to be worth saying. */
  readonly ahead: number | null;
  readonly opensAt: Instant | null;
  /** By whose wall that is told. */
  readonly timeZone: string;
}

/** Beyond it a number says nothing but “long”. */
const farthest = 100;

export async function readExpectation(shell: Shell, { teamId, channelId, role }: { readonly teamId: Id | null; readonly channelId: Id; readonly role: string }): Promise<QueueExpectation> {
  const channel = await readChannelById(shell, channelId);
  const { peopleOnDuty, opensAt, timeZone } = await readTeamDuty(shell, { teamId, role }, channel);
  const ahead = teamId === null ? null : await countWaiting(shell.db, teamId, { cap: farthest });
  return { peopleOnDuty, opensAt, timeZone, ahead: ahead === farthest ? null : ahead };
}
