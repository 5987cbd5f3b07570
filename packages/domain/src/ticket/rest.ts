/** When a ticket rested, and why: kept with it, so that a promise which begins to hold late can be reckoned as if it had held all along. */

import type { Instant } from '../kernel/instant.ts';
import { isLeft } from './abandon.ts';
import { isSpeaking } from './assistant-part.ts';
import type { PauseReason, Ticket, TicketEvent } from './ticket.ts';

/**
 * `feedback`: the solution lay with the customer. `solved`: confirmed, in follow_up or in the archive. `left`: the customer had stopped
 * waiting for a first answer. `assistant`: it speaks, and no person is asked for. `elsewhere`: in the hands of another system, before it was brought in.
 */
export type RestCause = PauseReason | 'feedback' | 'solved' | 'merged' | 'left' | 'assistant' | 'elsewhere';

/** `to` is null while it lasts. Several may lie over each other. */
export interface Rest {
  readonly why: RestCause;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** The archive forgets them all: no promise reaches back beyond it. */
export function restsAfter(before: Ticket, after: Ticket, { kind, at }: TicketEvent): readonly Rest[] {
  if (after.archivedAt !== null) return [];
  const rests = kind === 'reopened' && before.archivedAt !== null ? [{ why: 'solved', from: before.archivedAt, to: null } as const] : before.rests;
  const lasting = causesOf(before, after, kind);
  const ends = ({ why, to }: Rest) => to === null && !lasting.includes(why);
  const begun = lasting.filter((why) => !rests.some((rest) => rest.to === null && rest.why === why)).map((why): Rest => ({ why, from: at, to: null }));
  if (begun.length === 0 && !rests.some(ends)) return rests;
  return [...rests.map((rest) => (ends(rest) ? { ...rest, to: at } : rest)), ...begun];
}

/** What is brought in is told in the words of these; the first other event is ours. */
const told: ReadonlySet<TicketEvent['kind']> = new Set(['message_received', 'recorded']);

function causesOf(before: Ticket, after: Ticket, kind: TicketEvent['kind']): readonly RestCause[] {
  const causes: RestCause[] = [];
  if (told.has(kind) && before.rests.some(({ why, to }) => why === 'elsewhere' && to === null)) causes.push('elsewhere');
  if (after.pause !== null) causes.push(after.pause.reason);
  if (after.stage === 'feedback') causes.push('feedback');
  if (after.stage === 'follow_up') causes.push('solved');
  if (after.state === 'merged') causes.push('merged');
  if (isLeft(after)) causes.push('left');
  if (isSpeaking(after)) causes.push('assistant');
  return causes;
}

/** When the last rest of that cause ended; null: there was none that ended. */
export function lastEndOf(rests: readonly Rest[], why: RestCause): Instant | null {
  return rests.findLast((rest) => rest.why === why && rest.to !== null)?.to ?? null;
}
