/** Why people took over, in the words of the ticket. A reason of another version of the server shows as it is. */

import type { TFunction } from 'i18next';

const reasons = ['asked', 'no_evidence', 'failed_twice', 'topic', 'upset', 'unreadable', 'unanswered', 'fault', 'switched_off'] as const;

export function reasonWords(reason: string, t: TFunction<['upkeep', 'ticket']>): string {
  const known = reasons.find((each) => each === reason);
  return known === undefined ? reason : t(`ticket:handOff.${known}`);
}
