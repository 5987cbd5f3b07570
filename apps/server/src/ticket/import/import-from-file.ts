/** The command line's way in: the same look, plan and run over a file that lies on this machine, remembered like any other import. */

import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { refuse, accept, type Result } from '@huiyin/domain/kernel/result.ts';
import type { ImportMapping, ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { recordAudit } from '../../identity/index.ts';
import { whileOn } from '../../platform/long-run.ts';
import type { Shell } from '../../platform/shell.ts';
import { importRun } from './import-run.ts';
import { endRun, insertRun, readProblems, readRun, saveAttempt, type Look } from './import.store.ts';
import { runView } from './import.view.ts';
import { lookAt, readFile } from './look-at-file.ts';
import { preparePlan, runImport, type Running } from './run-import.ts';
import type { Table } from '../../platform/table/read-table.ts';
import { UnreadableFile } from '../../platform/table/unreadable-file.ts';

export interface SeenFile {
  readonly path: string;
  readonly table: Table;
  readonly look: Look;
}

export async function lookAtPath(path: string, encoding: string | null): Promise<Result<SeenFile, 'import.file_unreadable'>> {
  try {
    const table = await readFile(createReadStream(path), encoding);
    return accept({ path, table, look: lookAt(table) });
  } catch (cause) {
    if (cause instanceof UnreadableFile) return refuse('import.file_unreadable', { reason: cause.reason, line: cause.line });
    throw cause;
  }
}

export interface PathWish {
  readonly mapping: ImportMapping;
  readonly dry: boolean;
  readonly onProgress?: Running['onProgress'];
  /** Told once, so that a signal can end the run at a batch's edge. */
  readonly onStart?: (cancel: () => Promise<void>) => void;
}

export async function importFromPath(shell: Shell, { path, table, look }: SeenFile, wish: PathWish): Promise<Result<ImportRun, 'import.mapping_incomplete'>> {
  const plan = await preparePlan(shell, wish.mapping, table.header);
  if (!plan.ok) return plan;
  const [runId, attempt] = [shell.ids.next(), shell.ids.next()];
  return whileOn(shell, importRun, runId, () => importHeld(shell, { path, table, look }, wish, { runId, attempt, plan: plan.value }));
}

async function importHeld(shell: Shell, { path, table, look }: SeenFile, wish: PathWish, { runId, attempt, plan }: Pick<Running, 'runId' | 'attempt' | 'plan'>): Promise<Result<ImportRun, 'import.mapping_incomplete'>> {
  const at = shell.clock.now();
  await shell.db.transaction().execute(async (tx) => {
    await insertRun(tx, { id: runId, fileName: basename(path), fileId: null, encoding: table.encoding, look, rows: table.lines.length, personId: null, at });
    await saveAttempt(tx, runId, { attempt, dry: wish.dry, mapping: wish.mapping, at });
    await recordAudit(tx, shell, { actor: null, action: wish.dry ? 'import.checked' : 'import.started', target: `import:${runId}`, facts: { rows: table.lines.length }, address: null, userAgent: null });
  });
  const end = async (state: 'cancelled' | 'failed', failure: string | null) => void (await shell.db.transaction().execute((tx) => endRun(tx, runId, attempt, { state, failure, at: shell.clock.now() })));
  wish.onStart?.(() => end('cancelled', null));
  try {
    await runImport(shell, { runId, attempt, dry: wish.dry, plan, table, ...(wish.onProgress ? { onProgress: wish.onProgress } : {}) });
  } catch (cause) {
    await end('failed', 'server.fault');
    throw cause;
  }
  return accept(runView((await readRun(shell.db, runId))!));
}

/** In the order of the file, in pages. */
export async function* problemsOf(shell: Pick<Shell, 'db'>, runId: string) {
  for (let after = 0; ; ) {
    const page = await readProblems(shell.db, runId, { limit: 1000, after });
    yield* page;
    if (page.length < 1000) return;
    after = page.at(-1)!.seq;
  }
}
