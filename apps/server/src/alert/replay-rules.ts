/** Makes the alerts of a time that has passed, as they would have been made then, and tells nobody: for a centre that was brought in whole. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { endAlert } from './alert.store.ts';
import { beginAlert, followAlert } from './evaluate-rules.ts';
import { looksAt } from './preview-rule.ts';
import { readRules } from './rule.store.ts';
import { tickBefore, watchedBy } from './watch.ts';

/** What still goes on at the end ends there. */
export async function replayRules(tx: Tx, shell: Pick<Shell, 'ids'>, from: Instant, to: Instant): Promise<void> {
  for (const rule of await readRules(tx)) {
    const watched = await watchedBy(tx, rule);
    if (watched === null || !rule.active) continue;
    for await (const { reading, step } of looksAt(tx, rule, watched, tickBefore(from), tickBefore(to))) {
      if (step.turn === 'began') await beginAlert(tx, shell, rule, watched, reading);
      else if (step.turn === 'ended') await endAlert(tx, rule.id, reading.at);
      else if (step.standing.phase === 'firing') await followAlert(tx, rule, watched, reading, step.standing.verdict);
    }
    await endAlert(tx, rule.id, tickBefore(to));
  }
}
