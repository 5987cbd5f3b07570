/** How a customer in a chat stands: waiting for somebody, gone, or in somebody's hands. */

import type { Ticket } from '../ticket/ticket.ts';
import { isLeft } from '../ticket/abandon.ts';

/** `held`: somebody has it, or it is not our turn to speak. `left`: stopped waiting; the question stays. */
export type Standing = 'none' | 'waiting' | 'left' | 'held' | 'closed';

export type ChatFacts = Pick<Ticket, 'state' | 'agentId' | 'role' | 'waitingSince' | 'abandonedAt'>;

export function standingOf(chat: ChatFacts | null): Standing {
  if (chat === null) return 'none';
  if (chat.state === 'archived' || chat.state === 'merged') return 'closed';
  if (chat.agentId !== null || chat.role === 'assistant' || chat.waitingSince === null || chat.state === 'paused') return 'held';
  return isLeft(chat) ? 'left' : 'waiting';
}
