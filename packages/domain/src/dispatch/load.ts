/** What an agent carries, reckoned from the tickets in their hands. Nothing is counted up and down, so nothing can drift (R-B3). */

import type { ChannelKind, DispatchSettings } from './dispatch.schema.ts';

/** How many tickets of one channel somebody holds. */
export interface Holding {
  readonly channelKind: ChannelKind;
  /** Somebody's turn: ours. */
  readonly working: number;
  /** Paused, or with the customer for a word on the solution. */
  readonly resting: number;
}

export function loadOf(holdings: readonly Holding[], settings: Pick<DispatchSettings, 'weights' | 'restingShare'>): number {
  return holdings.reduce((load, { channelKind, working, resting }) => load + settings.weights[channelKind] * (working + resting * settings.restingShare), 0);
}

/** Those that count against a limit on one channel: a resting chat keeps nobody from another one. */
export function workingOn(holdings: readonly Holding[], channelKind: ChannelKind): number {
  return holdings.reduce((sum, holding) => sum + (holding.channelKind === channelKind ? holding.working : 0), 0);
}
