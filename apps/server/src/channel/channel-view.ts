/** A channel as its readers see it: of the secret only the end. */

import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import type { Shell } from '../platform/shell.ts';
import { secretOf } from './channel-secret.ts';
import type { Channel } from './channel.store.ts';

export function viewOf({ secrets }: Pick<Shell, 'secrets'>, channel: Channel): ChannelView {
  const { id, key, kind, name, settings, teamId, calendarId, active, version } = channel;
  return { id, key, kind, name, settings, teamId, calendarId, active, version, secretTail: secretOf(secrets, channel)?.slice(-4) ?? null };
}
