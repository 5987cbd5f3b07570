/** Whether somebody may be given work: what they said of themselves, whether they are still heard of, and whether they are writing up. */

import type { Id } from '../kernel/id.ts';
import { second, type Instant } from '../kernel/instant.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { DispatchSettings } from './dispatch.schema.ts';

export const presenceStates = ['available', 'busy', 'away', 'offline'] as const;
export type PresenceState = (typeof presenceStates)[number];

export interface Presence {
  readonly personId: Id;
  readonly state: PresenceState;
  /** Of being away; the key of one of the centre's reasons. */
  readonly reason: string | null;
  readonly since: Instant;
  /** The last sign of life of any of their clients. */
  readonly seenAt: Instant;
  readonly wrapUpUntil: Instant | null;
}

/** `silent`: says available, but nothing was heard of them for longer than the grace period. */
export type Availability = 'available' | 'busy' | 'away' | 'offline' | 'silent' | 'wrap_up';

/** Null: never said anything, which is as good as offline. */
export function availabilityOf(presence: Presence | null, at: Instant, { graceSeconds }: Pick<DispatchSettings, 'graceSeconds'>): Availability {
  if (presence === null || presence.state === 'offline') return 'offline';
  if (isLost(presence, at, graceSeconds)) return 'silent';
  if (presence.state !== 'available') return presence.state;
  return presence.wrapUpUntil !== null && presence.wrapUpUntil > at ? 'wrap_up' : 'available';
}

export function isLost(presence: Pick<Presence, 'seenAt'>, at: Instant, graceSeconds: number): boolean {
  return presence.seenAt + graceSeconds * second < at;
}

/** At work in some way, though not necessarily free: a team with such a person is on duty. */
export function isPresent(availability: Availability): boolean {
  return availability === 'available' || availability === 'busy' || availability === 'wrap_up';
}

export interface PresenceWish {
  readonly state: PresenceState;
  readonly reason: string | null;
}

/** Away needs a reason that the centre knows; the other states know none. */
export function checkPresence({ state, reason }: PresenceWish, settings: Pick<DispatchSettings, 'awayReasons'>): Result<PresenceWish, 'presence.reason_missing' | 'presence.reason_unknown'> {
  if (state !== 'away') return accept({ state, reason: null });
  if (reason === null) return refuse('presence.reason_missing', { fields: ['reason'] });
  if (!settings.awayReasons.some(({ key }) => key === reason)) return refuse('presence.reason_unknown', { fields: ['reason'], reason });
  return accept({ state, reason });
}
