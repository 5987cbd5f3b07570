/** Which pages may hold a channel's widget: ours, and those of the sites that its settings name. */

import type { ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import { mayEmbed } from '@huiyin/domain/channel/settings.ts';

export function mayHoldWidget(settings: ChannelSettings, origin: string | null, publicUrl: string): boolean {
  // Outside browsers no origin is sent; there it would prove nothing either.
  return origin === null || isOurPage(origin, publicUrl) || mayEmbed(settings, origin);
}

/** On one machine `localhost` and `127.0.0.1` are the same pages. */
function isOurPage(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [theirs, ours] = [new URL(origin), new URL(publicUrl)];
  if (theirs.origin === ours.origin) return true;
  return theirs.protocol === ours.protocol && theirs.port === ours.port && isLoopback(theirs.hostname) && isLoopback(ours.hostname);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
