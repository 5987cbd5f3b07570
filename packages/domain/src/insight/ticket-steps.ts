/** A ticket's way through its flow, stay by stay: how long each lasted, how much of that was waiting for the first hand, how often a step came again. */

import type { Stage } from '../flow/stage.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import type { TicketEvent } from '../ticket/ticket.ts';

export interface Stay {
  readonly step: string;
  readonly stage: Stage;
  readonly flowVersionId: Id;
  readonly from: Instant;
  /** Null: it is there still. */
  readonly to: Instant | null;
  /** Until somebody, or the assistant, first did something there; null: nobody has. In feedback and follow-up that time is the customer's, and counts as paused. */
  readonly waitedMs: Milliseconds | null;
  readonly pausedMs: Milliseconds;
  /** Of its step: 1 is the first, more are rework. */
  readonly visit: number;
  readonly hands: number;
}

type Draft = { -readonly [Key in keyof Stay]: Stay[Key] } & { readonly people: Set<Id> };

type Placed = TicketEvent & { readonly stage?: Stage; readonly step?: string };

/** The events of one ticket, each with the step and stage it left the ticket in. */
export function staysOf(events: readonly Placed[]): readonly Stay[] {
  const [first] = events;
  if (first?.kind !== 'opened' || first.importedFrom !== undefined) return [];
  const stays: Draft[] = [];
  const visits = new Map<string, number>();
  let [flowVersionId, pausedAt]: [Id, Instant | null] = [first.flowVersionId, null];
  for (const event of events) {
    const current = stays.at(-1);
    touch(current, event);
    if (event.kind === 'paused') pausedAt = event.at;
    if (current && pausedAt !== null && (event.kind === 'resumed' || event.kind === 'archived')) {
      current.pausedMs += event.at - Math.max(pausedAt, current.from);
      pausedAt = null;
    }
    if (event.kind === 'flow_taken') flowVersionId = event.flowVersionId;
    if ((event.kind === 'archived' || event.kind === 'merged') && current) {
      current.to ??= event.at;
      continue;
    }
    if (event.step === undefined || event.stage === undefined) continue;
    const moved = current === undefined || current.to !== null || current.step !== event.step || current.flowVersionId !== flowVersionId;
    // Once it is over, only a ticket that opens again begins another stay.
    const opensAgain = event.kind === 'reopened' || (event.kind === 'unmerged' && event.state !== 'archived');
    if (!moved || (current !== undefined && current.to !== null && !opensAgain)) continue;
    if (current) current.to ??= event.at;
    const visit = (visits.get(event.step) ?? 0) + 1;
    visits.set(event.step, visit);
    stays.push({ step: event.step, stage: event.stage, flowVersionId, from: event.at, to: null, waitedMs: null, pausedMs: 0, visit, hands: 0, people: new Set() });
  }
  const last = events.at(-1)!.at;
  return stays.map(({ people: _, ...stay }) => (isTheirTurn(stay.stage) ? { ...stay, waitedMs: 0, pausedMs: Math.min((stay.to ?? last) - stay.from, stay.pausedMs + (stay.waitedMs ?? (stay.to ?? last) - stay.from)) } : stay));
}

/** Until somebody does something there, the customer is asked for a word, or the day of the visit has not come: nobody is late. */
function isTheirTurn(stage: Stage): boolean {
  return stage === 'feedback' || stage === 'follow_up';
}

/** What the customer or a rule does is no hand on it. */
function touch(stay: Draft | undefined, { at, by }: TicketEvent): void {
  if (stay === undefined || stay.to !== null || (by.kind !== 'person' && by.kind !== 'assistant')) return;
  stay.waitedMs ??= at - stay.from;
  if (by.kind === 'person' && by.id !== null && !stay.people.has(by.id)) {
    stay.people.add(by.id);
    stay.hands += 1;
  }
}
