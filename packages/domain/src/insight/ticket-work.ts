/** Who did what on a ticket and when it was open: the same log, told by moments rather than by ticket. */

import { workOf } from '../floor/work-time.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import type { TicketEvent } from '../ticket/ticket.ts';

export interface Moment {
  readonly at: Instant;
  readonly teamId: Id | null;
  /** Null: nobody's own act. */
  readonly agentId: Id | null;
  readonly act: boolean;
  /** Which step of which flow version it was done in: the step names the tool that it is worked with. */
  readonly flowVersionId: Id;
  readonly step: string;
  readonly workedMs: Milliseconds;
  /** The ticket was solved by this person's act. */
  readonly solved: boolean;
  /** It came into the backlog (1), or left it (-1). */
  readonly backlog: -1 | 0 | 1;
}

/** The events of one ticket, from its opening on, each with the step it left the ticket in. */
export function momentsOf(events: readonly (TicketEvent & { readonly step?: string })[]): readonly Moment[] {
  const [first] = events;
  if (first?.kind !== 'opened' || first.importedFrom !== undefined) return [];
  const acted = new Map<Id, Instant>();
  const moments: Moment[] = [];
  let [teamId, flowVersionId, open] = [first.teamId, first.flowVersionId, false];
  for (const event of events) {
    if ((event.kind === 'assigned' || event.kind === 'escalated') && event.teamId !== null) teamId = event.teamId;
    if (event.kind === 'flow_taken') flowVersionId = event.flowVersionId;
    const agentId = event.by.kind === 'person' ? event.by.id : null;
    const backlog = turnOf(event, open);
    if (backlog !== 0) open = backlog === 1;
    const solved = event.kind === 'confirmation_asked' || (event.kind === 'moved' && event.stage === 'feedback');
    if (agentId !== null) {
      const workedMs = workOf(event.at, acted.get(agentId) ?? null);
      acted.set(agentId, event.at);
      moments.push({ at: event.at, teamId, agentId, act: true, flowVersionId, step: event.step ?? '', workedMs, solved, backlog });
    } else if (backlog !== 0) {
      moments.push({ at: event.at, teamId, agentId: null, act: false, flowVersionId, step: event.step ?? '', workedMs: 0, solved: false, backlog });
    }
  }
  return moments;
}

function turnOf(event: TicketEvent, open: boolean): -1 | 0 | 1 {
  const comes = event.kind === 'opened' || event.kind === 'reopened' || (event.kind === 'unmerged' && event.state !== 'archived');
  const goes = event.kind === 'archived' || event.kind === 'merged';
  return comes && !open ? 1 : goes && open ? -1 : 0;
}
