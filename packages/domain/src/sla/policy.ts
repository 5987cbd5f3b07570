/** What a centre promises: policies (which promises hold for which tickets) and ladders (what happens when they are not kept). */

import type { Id } from '../kernel/id.ts';
import type { Milliseconds } from '../kernel/instant.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { PauseReason, Priority } from '../ticket/ticket.ts';
import type { ClockKind } from './clock.ts';

/** A part that is absent or empty asks for nothing; of the others each must hold, by any one of its values. */
export interface PolicyConditions {
  readonly kinds?: readonly string[];
  /** Keys; a category stands for everything below it too. */
  readonly categories?: readonly string[];
  readonly priorities?: readonly Priority[];
  readonly channelKinds?: readonly string[];
  readonly channelIds?: readonly Id[];
  readonly tiers?: readonly string[];
  /** `step` null: every step of the flow. */
  readonly steps?: readonly { readonly flow: string; readonly step: string | null }[];
  readonly teamIds?: readonly Id[];
}

export interface Target {
  readonly clock: ClockKind;
  readonly ms: Milliseconds;
  /** Null: the hours of the ticket's channel, which its customers are told too. */
  readonly calendarId: Id | null;
  readonly pauseWhile: readonly PauseReason[];
  readonly warnAt: readonly number[];
  readonly ladderId: Id | null;
}

export interface Policy {
  readonly id: Id;
  readonly name: BilingualText;
  readonly active: boolean;
  readonly when: PolicyConditions;
  /** At most one for each kind of clock; of other kinds the policy does not speak. */
  readonly targets: readonly Target[];
}

/** A condition that a ticket met, and by which of its values. An empty list: the policy asks for nothing. */
export interface Matched {
  readonly by: ConditionName;
  readonly is: string;
}

export const conditionNames = ['kind', 'category', 'priority', 'channel_kind', 'channel', 'tier', 'step', 'team'] as const;
export type ConditionName = (typeof conditionNames)[number];

/** When a rung is reached: at a share of the target, or so long after the breach. */
export type RungMoment = { readonly percent: number } | { readonly afterMs: Milliseconds };

export interface Rung {
  readonly at: RungMoment;
  /** Round the clock; otherwise it waits for the open hours of the clock's own calendar (R-A8). */
  readonly always: boolean;
  readonly tell: {
    readonly holder: boolean;
    /** Those who may assign in the ticket's team. */
    readonly supervisors: boolean;
    readonly roles: readonly string[];
    readonly personIds: readonly Id[];
  };
  /** Into the queue of that team, where it is to be taken up within this working time. */
  readonly handTo: { readonly teamId: Id; readonly withinMs: Milliseconds } | null;
  /** It weighs more from here on. */
  readonly escalate: boolean;
}

export interface Ladder {
  readonly id: Id;
  readonly name: BilingualText;
  readonly rungs: readonly Rung[];
}

/** A rung by its moment: two of one ladder never share one, and an edit elsewhere in the ladder does not fire it anew. */
export function rungKey({ at }: Pick<Rung, 'at'>): string {
  return 'percent' in at ? `${at.percent}%` : `+${at.afterMs}`;
}
