/** Everything that clocks are decided by: the centre's policies and ladders, and its calendars compiled. Handed in, never looked up. */

import type { CompiledCalendar } from '../calendar/calendar.ts';
import type { StepLimit } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import type { Ladder, Policy } from './policy.ts';

export interface Rules {
  /** In the order in which they are asked. */
  readonly policies: readonly Policy[];
  readonly ladders: ReadonlyMap<Id, Ladder>;
  /** A calendar that is gone is answered by the standard one. */
  readonly calendarOf: (id: Id) => CompiledCalendar;
  /** What a flow means by working time. */
  readonly standardId: Id;
  readonly alwaysId: Id;
  /** The calendar of a channel's hours; the standard one where it has none of its own. */
  readonly hoursOf: (channelId: Id) => Id;
}

export function ladderOf({ ladders }: Rules, { ladderId }: { readonly ladderId: Id | null }): Ladder | null {
  return ladderId === null ? null : (ladders.get(ladderId) ?? null);
}

export function calendarIdOf(rules: Rules, { clock }: StepLimit): Id {
  return clock === 'working' ? rules.standardId : rules.alwaysId;
}
