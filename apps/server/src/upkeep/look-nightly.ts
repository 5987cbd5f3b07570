/** Looks for contradictions every night, when few are served: between three and five where the centre is, unless somebody looked in the last twelve hours. */

import { hour } from '@huiyin/domain/kernel/instant.ts';
import { centreZone } from '../calendar/index.ts';
import type { Shell } from '../platform/shell.ts';
import { beginRun } from './order-run.ts';
import { readLatestRun } from './run.store.ts';

export async function lookNightly(shell: Shell): Promise<number> {
  const at = shell.clock.now();
  const hourThere = (await centreZone(shell.db)).hourOf(at);
  if (hourThere < 3 || hourThere >= 5) return 0;
  const latest = await readLatestRun(shell.db, 'disagreements');
  if (latest && at - latest.startedAt < 12 * hour) return 0;
  return (await shell.db.transaction().execute((tx) => beginRun(tx, shell, 'disagreements', null))) === null ? 0 : 1;
}
