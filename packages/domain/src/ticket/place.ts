/** Decides whose queue a ticket enters when the role responsible for it changed. Dispatch proper refines this; it never contradicts it. */

import type { Id } from '../kernel/id.ts';
import type { Doer, Ticket, TicketEvent } from './ticket.ts';

/** First match wins; a null part matches everything. */
export interface QueueRule {
  readonly role: string;
  readonly kind: string | null;
  readonly channelId: Id | null;
  readonly teamId: Id;
}

export interface PlaceContext {
  readonly rules: readonly QueueRule[];
  /** Teams with the roles they serve, in a fixed order. */
  readonly teams: readonly { readonly id: Id; readonly roles: readonly string[] }[];
  /** The team whose queue the channel feeds first. */
  readonly channelTeamId: Id | null;
  /** Whether a person holds a role, and still works here. */
  readonly holds: (agentId: Id, role: string) => boolean;
  readonly at: number;
  readonly by: Doer;
}

/** Nothing to say while the ticket is where its role works; otherwise one `assigned` event. */
export function place(ticket: Ticket, context: PlaceContext): TicketEvent[] {
  if (ticket.state === 'archived' || ticket.state === 'merged' || ticket.role === 'assistant') return [];
  const { at, by } = context;
  if (ticket.agentId !== null && context.holds(ticket.agentId, ticket.role)) return [];

  const before = ticket.heldBy[ticket.role];
  if (before && context.holds(before.agentId, ticket.role)) {
    return [{ kind: 'assigned', agentId: before.agentId, teamId: before.teamId, how: 'kept', at, by }];
  }

  const teamId = teamFor(ticket, context);
  if (ticket.agentId === null && ticket.teamId === teamId) return [];
  return [{ kind: 'assigned', agentId: null, teamId, how: 'dispatched', at, by }];
}

/** The team for the ticket's role: by rule, then the one it is in, then the channel's, then any that serves the role. */
export function teamFor(ticket: Pick<Ticket, 'role' | 'kind' | 'channelId' | 'teamId'>, context: Pick<PlaceContext, 'rules' | 'teams' | 'channelTeamId'>): Id | null {
  const rule = context.rules.find(
    (candidate) =>
      candidate.role === ticket.role &&
      (candidate.kind === null || candidate.kind === ticket.kind) &&
      (candidate.channelId === null || candidate.channelId === ticket.channelId),
  );
  if (rule) return rule.teamId;
  const serving = context.teams.filter((team) => team.roles.includes(ticket.role));
  const preferred = [ticket.teamId, context.channelTeamId].find((id) => serving.some((team) => team.id === id));
  // Nobody serves the role: better in somebody's queue than in nobody's.
  return preferred ?? serving[0]?.id ?? ticket.teamId ?? context.channelTeamId ?? context.teams[0]?.id ?? null;
}
