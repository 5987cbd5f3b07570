/** Turns a walk of the flow engine into events: each move one, and what its exit asks for beside it. */

import { archive, type ExitEffect } from '../flow/flow.ts';
import type { Walk } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { BilingualText } from '../kernel/text.ts';
import { system, type Decision, type Deed } from './decision.ts';
import { dropSubTasks } from './ask-sub-task.ts';
import { dropVisit } from './go-back.ts';
import { endException } from './settle-exception.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

export interface WalkWish extends Deed {
  readonly fields?: JsonObject;
  readonly note?: string | null;
  /** For a follow-up visit, should the walk plan one. */
  readonly followUpId: Id;
}

export function walkEvents(ticket: Ticket, walk: Walk, wish: WalkWish): Decision {
  const events: TicketEvent[] = [];
  const say: BilingualText[] = [];
  if (walk.moves.length > 0) events.push(...endException(ticket, 'left', wish.at), ...dropVisit(ticket, walk.position.stage, wish.at));
  for (const [index, move] of walk.moves.entries()) {
    const deed = { at: wish.at, by: move.automatic ? system : wish.by };
    const asked = move.effects.flatMap((effect) => eventsOf(ticket, effect, wish));
    for (const effect of move.effects) if (effect.kind === 'tell_customer') say.push(effect.text);
    if (move.to === archive) {
      const fields = index === 0 ? (wish.fields ?? {}) : {};
      if (Object.keys(fields).length > 0) events.push({ kind: 'fields_changed', fields, ...deed });
      events.push(...asked, ...dropSubTasks(ticket, '工单已归档', { at: wish.at, by: system }), { kind: 'archived', from: move.from, exit: move.exit, ...deed });
      continue;
    }
    events.push({
      kind: 'moved',
      from: move.from,
      exit: move.exit,
      step: move.step,
      stage: move.stage,
      role: move.role,
      fields: index === 0 ? (wish.fields ?? {}) : {},
      note: index === 0 ? (wish.note ?? null) : null,
      automatic: move.automatic,
      ...(move.answeredOnTheSpot ? { answeredOnTheSpot: true as const } : {}),
      ...deed,
    });
    events.push(...asked);
  }
  return { events, say };
}

function eventsOf(ticket: Ticket, effect: ExitEffect, { at, followUpId }: WalkWish): TicketEvent[] {
  switch (effect.kind) {
    case 'ask_confirmation':
      return [{ kind: 'confirmation_asked', silenceConfirmsAt: at + effect.silenceConfirmsAfterMs, at, by: system }];
    case 'ask_rating':
      return [{ kind: 'rating_asked', at, by: system }];
    case 'plan_follow_up':
      // A visit that a person has agreed with the customer is not moved by the rule.
      if (ticket.followUp?.outcome === 'planned') return [];
      return [{ kind: 'follow_up_planned', followUpId, dueAt: at + effect.afterMs, method: effect.method, script: effect.script.zh, at, by: system }];
    case 'waive_follow_up':
      return ticket.followUp?.outcome === 'planned' || ticket.followUp === null ? [{ kind: 'follow_up_waived', reason: effect.reason.zh, at, by: system }] : [];
    case 'tell_customer':
      return [];
  }
}
