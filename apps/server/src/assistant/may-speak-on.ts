/** Whether the assistant may speak on a channel just now. People on duty are only looked for where it matters. */

import { speaksOn } from '@huiyin/domain/assistant/may-speak.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Channel } from '../channel/index.ts';
import { readExpectation } from '../dispatch/index.ts';
import type { Shell } from '../platform/shell.ts';

export async function maySpeakOn(shell: Shell, ticket: Pick<Ticket, 'teamId' | 'role' | 'assistant'>, { id, settings: { assistant } }: Pick<Channel, 'id' | 'settings'>): Promise<boolean> {
  if (!assistant?.active) return false;
  if (assistant.when === 'always') return true;
  const { peopleOnDuty } = await readExpectation(shell, { teamId: ticket.teamId, channelId: id, role: ticket.assistant?.role ?? ticket.role });
  return speaksOn(assistant, peopleOnDuty);
}
