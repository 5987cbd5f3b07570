/** The channel that a widget speaks for, if it may. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { readChannelByKey } from './channel-cache.ts';
import type { Channel } from './channel.store.ts';
import { mayHoldWidget } from './embedding.ts';

export async function findWidgetChannel(shell: Shell, key: string, origin: string | null): Promise<Result<Channel, 'channel.unknown' | 'channel.closed' | 'visitor.origin_refused'>> {
  const channel = await readChannelByKey(shell, key);
  if (channel?.kind !== 'web') return refuse('channel.unknown');
  if (!channel.active) return refuse('channel.closed');
  return mayHoldWidget(channel.settings, origin, shell.config.publicUrl) ? accept(channel) : refuse('visitor.origin_refused');
}
