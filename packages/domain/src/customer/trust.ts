/**
 * Who may be taken for whom. A claim alone joins nobody's history: whoever types another person's number into
 * a chat must not see, or colour, that person's past.
 */

import type { Trust } from './customer.contract.ts';

const order: readonly Trust[] = ['claimed', 'confirmed', 'verified'];

/** Whether an equal contact point of this trust names the same customer. */
export function identifies(trust: Trust): boolean {
  return trust !== 'claimed';
}

export function strongerTrust(a: Trust, b: Trust): Trust {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
