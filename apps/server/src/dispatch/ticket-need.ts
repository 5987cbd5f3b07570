/** What a waiting ticket asks for, by the centre's rules. */

import type { Need } from '@huiyin/domain/dispatch/choose-agent.ts';
import type { WaitingNeed } from '@huiyin/domain/dispatch/plan-dispatch.ts';
import { skillsNeeded } from '@huiyin/domain/dispatch/needs.ts';
import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { categoryPath, type Taxonomy } from '../ticket/index.ts';
import type { DispatchRoom, DispatchTeam } from './dispatch-room.ts';
import type { WaitingTicket } from './waiting.store.ts';

type Asking = Omit<WaitingTicket, 'queueAt' | 'stepEnteredAt' | 'rank'>;

export function needOf(ticket: Asking, room: DispatchRoom, taxonomy: Taxonomy, at: Instant): Need {
  const categoryKeys = categoryPath(taxonomy, ticket.categoryId).map(({ key }) => key);
  return {
    ticketId: ticket.id,
    role: ticket.role,
    channelKind: ticket.channelKind,
    weight: room.settings.weights[ticket.channelKind],
    skills: skillsNeeded({ kind: ticket.kind, categoryKeys, channelKind: ticket.channelKind, language: ticket.language }, room.skillRules, at - ticket.since),
    familiar: [ticket.heldBy, ticket.lastAgentId].filter((id) => id !== null),
  };
}

/** What was put before all others by hand is never held back. */
export function waitingNeedOf(ticket: WaitingTicket, room: DispatchRoom, team: DispatchTeam, taxonomy: Taxonomy, at: Instant): WaitingNeed {
  const backlog = ticket.rank > 0 && at - ticket.since > team.rules.backlogAfterMinutes * minute;
  return { ...needOf(ticket, room, taxonomy, at), backlog };
}
