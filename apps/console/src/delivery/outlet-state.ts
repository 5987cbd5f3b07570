/** How an outlet is doing, in one word. */

import type { OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';

export type OutletState = 'working' | 'failing' | 'resting' | 'untried' | 'disabled';

export function outletState({ enabled, restUntil, lastSentAt, lastFailedAt }: Pick<OutletView, 'enabled' | 'restUntil' | 'lastSentAt' | 'lastFailedAt'>): OutletState {
  if (!enabled) return 'disabled';
  if (restUntil !== null) return 'resting';
  if (lastFailedAt !== null && (lastSentAt === null || Date.parse(lastFailedAt) > Date.parse(lastSentAt))) return 'failing';
  return lastSentAt === null ? 'untried' : 'working';
}

export const stateColours: Readonly<Record<OutletState, string>> = { working: 'green', failing: 'red', resting: 'orange', untried: 'default', disabled: 'default' };
