/** Catches up with the whole log in large steps, for whoever has just brought in two months at once. */

import type { Shell } from '../platform/shell.ts';
import { addCursors, readOnce } from '../platform/subscriptions.ts';
import { factsSubscription } from './tell-facts.ts';

const step = 6_000;

export async function tellAll(shell: Shell): Promise<void> {
  const subscription = factsSubscription(shell);
  await addCursors(shell.db, [subscription.name]);
  for (;;) {
    const { more } = await readOnce(shell.db, subscription, step);
    if (!more) return;
  }
}
