/** The secret that a channel shares with its host site: sealed in the row, whole only in the moment it is made. */

import type { Secrets } from '../platform/shell.ts';
import type { Channel } from './channel.store.ts';

function place(channelId: string): string {
  return `channel|${channelId}|secret`;
}

export function sealSecret(secrets: Secrets, channelId: string, secret: string): string {
  return secrets.seal(secret, place(channelId));
}

export function secretOf(secrets: Secrets, channel: Pick<Channel, 'id' | 'secret'>): string | null {
  return channel.secret === null ? null : secrets.open(channel.secret, place(channel.id));
}
