/** Who serves which role in which team, and whom each channel feeds: asked for whenever a ticket changes hands. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import { type Channel, readChannels, readEveryChannel } from '../channel/index.ts';
import type { Db } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { readStaff, type Staff } from './roster.store.ts';

export interface Roster extends Staff {
  /** The team whose queue a channel feeds first. */
  readonly teamOfChannel: ReadonlyMap<string, string | null>;
}

const kept = keptFor<Staff>(second);

/** Staff is kept for a second. Channels come from where a change of them is seen at once: an administrator who gives one to another team finds the next opening there. */
export async function rosterOf(shell: Pick<Shell, 'db' | 'pool'>): Promise<Roster> {
  const [staff, channels] = await Promise.all([kept.of(shell.pool, () => readStaff(shell.db)), readEveryChannel(shell)]);
  return rosterFrom(staff, channels);
}

/** Within a transaction that has changed it. */
export async function readRoster(db: Db): Promise<Roster> {
  return rosterFrom(await readStaff(db), await readChannels(db));
}

function rosterFrom(staff: Staff, channels: readonly Pick<Channel, 'id' | 'teamId'>[]): Roster {
  return { ...staff, teamOfChannel: new Map(channels.map(({ id, teamId }) => [id, teamId])) };
}
