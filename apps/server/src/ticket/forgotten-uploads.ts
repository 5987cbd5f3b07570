/** Lets go of files that were uploaded and never sent: a visitor closed the page, an agent thought better of it. */

import { day } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from '../platform/shell.ts';
import { readUnsentFiles } from './uploaded-files.store.ts';

/** A message is written in less; nobody comes back to an upload after that. */
const keptForMs = day;
const batch = 200;

export async function forgetUploads(shell: Pick<Shell, 'db' | 'files' | 'clock'>): Promise<number> {
  const forgotten = await readUnsentFiles(shell.db, shell.clock.now() - keptForMs, batch);
  for (const id of forgotten) await shell.files.remove(id);
  return forgotten.length;
}
