/** Channels, remembered for a few seconds: each opening of a ticket asks for one, and there are a dozen in all. */

import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { type Channel, readChannels } from './channel.store.ts';

const kept = keptFor<readonly Channel[]>(3 * second);

type Reading = Pick<Shell, 'db' | 'pool'>;

/** Ask before a transaction is open: a forgotten list is read through a connection of its own. */
export async function readChannelByKey(shell: Reading, key: string): Promise<Channel | null> {
  return (await knownChannels(shell)).find((channel) => channel.key === key) ?? null;
}

export async function readChannelById(shell: Reading, id: Id): Promise<Channel | null> {
  return (await knownChannels(shell)).find((channel) => channel.id === id) ?? null;
}

/** Inactive ones too. */
export async function readEveryChannel(shell: Reading): Promise<readonly Channel[]> {
  return knownChannels(shell);
}

export interface ChannelBrief {
  readonly id: Id;
  readonly key: string;
  readonly kind: Channel['kind'];
  readonly name: BilingualText;
}

/** What lists show of channels. */
export async function readChannelsBrief(shell: Reading, ids: readonly Id[]): Promise<ChannelBrief[]> {
  const channels = await knownChannels(shell);
  return channels.filter((channel) => ids.includes(channel.id)).map(({ id, key, kind, name }) => ({ id, key, kind, name }));
}

/** After the commit of whoever changed one. */
export function forgetChannels({ pool }: Pick<Shell, 'pool'>): void {
  kept.forget(pool);
}

function knownChannels({ db, pool }: Reading): Promise<readonly Channel[]> {
  return kept.of(pool, () => readChannels(db));
}
