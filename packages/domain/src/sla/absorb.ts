/** Two matters become one: the customer has waited since the earlier start, and is owed what falls due first (standards §3.1.5). */

import { type Clock, isLive, type Segment, startedAt } from './clock.ts';
import { dueOf } from './clock-time.ts';
import type { Rules } from './rules.ts';

/** `own` clocks that change because of those of the ticket that is taken in. Promises on the step and to colleagues stay with it. */
export function absorb(own: readonly Clock[], takenIn: readonly Clock[], rules: Rules): readonly Clock[] {
  return own.flatMap((clock) => {
    const others = takenIn.filter((other) => isPaired(clock, other) && other.breachedAt === null);
    const joined = others.reduce((mine, other) => joinTwo(mine, other, rules), clock);
    return joined === clock ? [] : [joined];
  });
}

function isPaired(own: Clock, other: Clock): boolean {
  if (!isLive(own) || own.breachedAt !== null) return false;
  if (own.kind === 'resolution') return other.kind === 'resolution';
  const isAnswer = own.kind === 'first_response' || own.kind === 'next_response';
  return isAnswer && (other.kind === 'first_response' || other.kind === 'next_response');
}

function joinTwo(own: Clock, other: Clock, rules: Rules): Clock {
  const segments = startedAt(other) < startedAt(own) ? joinSegments(other.segments, own.segments) : own.segments;
  const dues = [own.terms, other.terms].map((terms) => dueOf({ segments, terms }, rules.calendarOf(terms.calendarId)) ?? Infinity);
  const terms = dues[1]! < dues[0]! ? other.terms : own.terms;
  return segments === own.segments && terms === own.terms ? own : { ...own, segments, terms };
}

/** The earlier one's course until the later one began; then the later one's. */
function joinSegments(earlier: readonly Segment[], later: readonly Segment[]): readonly Segment[] {
  const from = later[0]!.from;
  const before = earlier.filter((segment) => segment.from < from && segment.pausedFor !== 'merged');
  return before.at(-1)?.pausedFor === later[0]!.pausedFor ? [...before, ...later.slice(1)] : [...before, ...later];
}
