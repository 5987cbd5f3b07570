/** Which policy a clock runs by: the first in order that fits the ticket and speaks of that kind of clock. Every earlier one says why it was not it (R-A9). */

import type { Id } from '../kernel/id.ts';
import { minute, type Milliseconds } from '../kernel/instant.ts';
import type { Priority } from '../ticket/ticket.ts';
import type { ClockKind, Terms } from './clock.ts';
import type { ConditionName, Matched, Policy, PolicyConditions, Target } from './policy.ts';

/** What policies look at. */
export interface Matter {
  readonly kind: string | null;
  /** From the root down to the ticket's own category. */
  readonly categoryKeys: readonly string[];
  readonly priority: Priority;
  readonly channelId: Id;
  readonly channelKind: string;
  /** The calendar of the channel's hours. */
  readonly hoursId: Id;
  readonly tier: string;
  readonly flow: string;
  readonly step: string;
  readonly teamId: Id | null;
}

export type Judgement =
  | { readonly fits: true; readonly why: readonly Matched[]; readonly target: Target }
  /** `because`: switched off, silent about this kind of clock, or the first condition that does not hold. */
  | { readonly fits: false; readonly because: 'inactive' | 'silent' | ConditionName };

const asked: readonly { readonly name: ConditionName; readonly found: (when: PolicyConditions, matter: Matter) => string | null | undefined }[] = [
  { name: 'kind', found: ({ kinds }, { kind }) => oneOf(kinds, kind) },
  { name: 'category', found: ({ categories }, { categoryKeys }) => anyOf(categories, categoryKeys) },
  { name: 'priority', found: ({ priorities }, { priority }) => oneOf(priorities, priority) },
  { name: 'channel_kind', found: ({ channelKinds }, { channelKind }) => oneOf(channelKinds, channelKind) },
  { name: 'channel', found: ({ channelIds }, { channelId }) => oneOf(channelIds, channelId) },
  { name: 'tier', found: ({ tiers }, { tier }) => oneOf(tiers, tier) },
  { name: 'step', found: ({ steps }, matter) => stepOf(steps, matter) },
  { name: 'team', found: ({ teamIds }, { teamId }) => oneOf(teamIds, teamId) },
];

export function judge({ active, when, targets }: Policy, matter: Matter, clock: ClockKind): Judgement {
  if (!active) return { fits: false, because: 'inactive' };
  const target = targets.find((each) => each.clock === clock);
  if (target === undefined) return { fits: false, because: 'silent' };
  const why: Matched[] = [];
  for (const { name, found } of asked) {
    const is = found(when, matter);
    if (is === null) return { fits: false, because: name };
    if (is !== undefined) why.push({ by: name, is });
  }
  return { fits: true, why, target };
}

/** Null: no policy promises anything of this kind. */
export function termsByPolicy(policies: readonly Policy[], matter: Matter, clock: ClockKind): Terms | null {
  for (const policy of policies) {
    const judged = judge(policy, matter, clock);
    if (judged.fits) return termsOf(policy.id, judged.why, judged.target, matter);
  }
  return null;
}

function termsOf(policyId: Id, why: readonly Matched[], { ms, calendarId, pauseWhile, warnAt, ladderId }: Target, { hoursId }: Matter): Terms {
  return { policyId, why, targetMs: ms, calendarId: calendarId ?? hoursId, pauseWhile, warnAt, ladderId };
}

const longEnoughToWarn = 5 * minute;

/** What the flow, or whoever asked, promises by itself. It waits while the customer's word is waited for. */
export function ownTerms(why: readonly Matched[], ms: Milliseconds, calendarId: Id): Terms {
  return { policyId: null, why, targetMs: ms, calendarId, pauseWhile: ['customer'], warnAt: ms >= longEnoughToWarn ? [75] : [], ladderId: null };
}

/** Undefined: not asked. Null: asked, and it does not hold. */
function oneOf(wanted: readonly string[] | undefined, value: string | null): string | null | undefined {
  if (!wanted || wanted.length === 0) return undefined;
  return value !== null && wanted.includes(value) ? value : null;
}

/** The narrowest of the ticket's values says most. */
function anyOf(wanted: readonly string[] | undefined, values: readonly string[]): string | null | undefined {
  if (!wanted || wanted.length === 0) return undefined;
  return values.findLast((value) => wanted.includes(value)) ?? null;
}

function stepOf(wanted: PolicyConditions['steps'], { flow, step }: Matter): string | null | undefined {
  if (!wanted || wanted.length === 0) return undefined;
  const found = wanted.find((each) => each.flow === flow && (each.step === null || each.step === step));
  return found === undefined ? null : found.step === null ? flow : `${flow}/${step}`;
}
