/** Whether a chat begins with the assistant. What people must decide begins with it too: it says so and hands on with a packet, in the same second. */

import { readChannelById } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';
import type { ChatOpening } from '../ticket/index.ts';
import { mayBegin } from '@huiyin/domain/ticket/assistant-turn.ts';
import { maySpeakOn } from './may-speak-on.ts';

export async function speakFirst(shell: Shell, { ticket }: ChatOpening): Promise<boolean> {
  if (!mayBegin(ticket)) return false;
  const channel = await readChannelById(shell, ticket.channelId);
  return channel ? maySpeakOn(shell, ticket, channel) : false;
}
