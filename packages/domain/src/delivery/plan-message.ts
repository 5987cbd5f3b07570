/** Which of an outlet's waiting notices go into its next message, and when: never more messages than it bears, alarms first, bursts merged, none lost. */

import type { Id } from '../kernel/id.ts';
import { type Instant, minute, second } from '../kernel/instant.ts';
import type { NoticeLevel } from './notice.ts';
import { kindRules, type OutletKind } from './outlet.ts';

export interface WaitingNotice {
  readonly id: Id;
  readonly level: NoticeLevel;
  /** When it was given to be told. */
  readonly at: Instant;
  /** Not before: it failed a moment ago. */
  readonly dueAt: Instant;
  /** It was refused in company for what one of them says, so it is told by itself. */
  readonly alone: boolean;
}

export interface OutletTraffic {
  readonly kind: OutletKind;
  /** When its latest messages began, in any order; those of the last minute are enough. */
  readonly begun: readonly Instant[];
  /** It asked to be left alone. */
  readonly restUntil: Instant | null;
}

export type NextMessage =
  /** These go now, in one message, in this order. */
  | { readonly do: 'send'; readonly ids: readonly Id[] }
  | { readonly do: 'wait'; readonly until: Instant }
  | { readonly do: 'nothing' };

/** Up to so many are told each by itself; more at once are a burst. */
const mostApart = 2;
/** Messages of a minute that are kept for alarms. */
const keptForAlarms = 3;
/** Many programmes talk to Feishu at :00 and :30, and it turns some of them away. */
const rushMs = 5 * second;

export function planMessage(traffic: OutletTraffic, waiting: readonly WaitingNotice[], now: Instant): NextMessage {
  const due = waiting.filter(({ dueAt }) => dueAt <= now).toSorted(byUrgency);
  const first = due[0];
  if (first === undefined) {
    return waiting.length === 0 ? { do: 'nothing' } : { do: 'wait', until: Math.min(...waiting.map(({ dueAt }) => dueAt)) };
  }
  const until = freeAt(traffic, first.level, now);
  if (until > now) return { do: 'wait', until };
  const company = due.filter(({ alone }) => !alone);
  if (first.alone || company.length <= mostApart) return { do: 'send', ids: [first.id] };
  return { do: 'send', ids: company.slice(0, kindRules[traffic.kind].mostMerged).map(({ id }) => id) };
}

/** The first instant from `now` on at which one more message keeps every rule of the kind. */
export function freeAt({ kind, begun, restUntil }: OutletTraffic, level: NoticeLevel, now: Instant): Instant {
  const free = kindRules[kind].windows.map(({ perMs, most }) => {
    const room = level === 'alarm' || perMs < minute ? most : most - keptForAlarms;
    // The span of the one that has to leave it, counted from the newest.
    const leaving = begun.filter((at) => at > now - perMs).toSorted((a, b) => b - a)[room - 1];
    return leaving === undefined ? now : leaving + perMs;
  });
  const at = Math.max(now, restUntil ?? now, ...free);
  const intoHalfHour = at % (30 * minute);
  return kind === 'feishu' && intoHalfHour < rushMs ? at - intoHalfHour + rushMs : at;
}

const urgency: Readonly<Record<NoticeLevel, number>> = { alarm: 0, warning: 1, info: 2 };

/** Alarms, then the longest waiting; the id last, so that equals still give one order. */
function byUrgency(a: WaitingNotice, b: WaitingNotice): number {
  return Number(a.level !== 'alarm') - Number(b.level !== 'alarm') || a.at - b.at || urgency[a.level] - urgency[b.level] || (a.id < b.id ? -1 : 1);
}
