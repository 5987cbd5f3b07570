/** Orders a run, or its end. The work itself is a job: it takes long, and the one who asked may leave. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { ImportMapping, ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { orderJobOf, whileOn } from '../../platform/long-run.ts';
import type { Shell } from '../../platform/shell.ts';
import { administer, type ByWhom } from '../administer.ts';
import { importRun } from './import-run.ts';
import { endRun, isUnderWay, lockRun, readRun, saveAttempt } from './import.store.ts';
import { runView } from './import.view.ts';
import { preparePlan, runImport } from './run-import.ts';
import { tableOf } from './start-import.ts';

export async function orderImport(
  shell: Shell,
  call: ByWhom & { readonly importId: string; readonly mapping: ImportMapping; readonly dry: boolean },
): Promise<Result<ImportRun, 'import.unknown' | 'import.running' | 'import.mapping_incomplete'>> {
  const known = await readRun(shell.db, call.importId);
  if (!known || known.file_id === null) return refuse('import.unknown');
  const plan = await preparePlan(shell, call.mapping, known.look.columns);
  if (!plan.ok) return plan;
  return administer(shell, call, { action: call.dry ? 'import.checked' : 'import.started', target: `import:${call.importId}`, facts: { rows: known.row_count } }, async (tx) => {
    const run = await lockRun(tx, call.importId);
    if (!run) return refuse('import.unknown');
    if (isUnderWay(run)) return refuse('import.running');
    const attempt = shell.ids.next();
    const saved = await saveAttempt(tx, run.id, { attempt, dry: call.dry, mapping: call.mapping, at: shell.clock.now() });
    await orderJobOf(tx, shell, importRun, run.id, { payload: { importId: run.id, attempt, dry: call.dry } });
    return accept(runView(saved));
  });
}

/** What is in stays in; a later run finds it there. Cancelling what has ended changes nothing. */
export function cancelImport(shell: Shell, call: ByWhom & { readonly importId: string }): Promise<Result<ImportRun, 'import.unknown'>> {
  return administer(shell, call, { action: 'import.cancelled', target: `import:${call.importId}`, facts: {} }, async (tx) => {
    const run = await lockRun(tx, call.importId);
    if (!run) return refuse('import.unknown');
    if (isUnderWay(run)) await endRun(tx, run.id, null, { state: 'cancelled', failure: null, at: shell.clock.now() });
    return accept(runView((await readRun(tx, run.id))!));
  });
}

/** The job. A fault ends the run as failed and is not tried again by itself: whoever watches decides, and a repeat skips what is in. */
export async function workOnImport(payload: JsonObject, shell: Shell): Promise<void> {
  const ordered = payload as unknown as Ordered;
  await whileOn(shell, importRun, ordered.importId, () => workHeld(ordered, shell));
}

interface Ordered {
  readonly importId: string;
  readonly attempt: string;
  readonly dry: boolean;
}

async function workHeld({ importId, attempt, dry }: Ordered, shell: Shell): Promise<void> {
  const run = await readRun(shell.db, importId);
  if (!run || run.attempt !== attempt || !isUnderWay(run) || run.mapping === null || run.file_id === null) return;
  const told = (done: number) => shell.live.notify({ topic: 'import', id: importId, version: done, rooms: run.person_id === null ? [] : [`person:${run.person_id}`] });
  const fail = (failure: string) => shell.db.transaction().execute((tx) => endRun(tx, importId, attempt, { state: 'failed', failure, at: shell.clock.now() }));
  try {
    const table = await tableOf(shell, run.file_id);
    const plan = table.ok ? await preparePlan(shell, run.mapping, table.value.header) : table;
    if (!table.ok || !plan.ok) await fail(plan.ok ? 'import.file_unreadable' : plan.code);
    else await runImport(shell, { runId: importId, attempt, dry, plan: plan.value, table: table.value, onProgress: ({ done }) => told(done) });
  } catch (cause) {
    shell.log.error({ err: cause, importId }, 'import failed');
    await fail('server.fault');
  }
  told(run.row_count);
}
