/** What nobody looks after by itself: exports that are old, and files that no export names. */

import type { Shell } from '../platform/shell.ts';
import { readForsakenFiles, removeEnded } from './export.store.ts';
import { keptMs } from './order-export.ts';

const batch = 500;

export async function forgetOldExports(shell: Shell): Promise<number> {
  const forgotten = await shell.db.transaction().execute((tx) => removeEnded(tx, shell.clock.now() - keptMs, batch));
  const files = await readForsakenFiles(shell.db, batch);
  for (const id of files) await shell.files.remove(id);
  return Math.max(forgotten, files.length);
}
