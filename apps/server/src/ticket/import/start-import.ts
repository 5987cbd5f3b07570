/** Takes an uploaded file for an import: kept, looked at, and remembered with what was found. Nothing is imported yet. */

import { personOf } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import type { Shell } from '../../platform/shell.ts';
import { administer, type ByWhom } from '../administer.ts';
import { takeUpload } from '../uploaded-files.ts';
import { insertRun } from './import.store.ts';
import { runView } from './import.view.ts';
import { lookAt, readFile } from './look-at-file.ts';
import type { Table } from '../../platform/table/read-table.ts';
import { UnreadableFile } from '../../platform/table/unreadable-file.ts';

type Parts = AsyncIterable<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> }>;

export async function startImport(shell: Shell, call: ByWhom & { readonly files: Parts }): Promise<Result<ImportRun, 'file.too_large' | 'file.missing' | 'import.file_unreadable'>> {
  const runId = shell.ids.next();
  const taken = await takeUpload(shell, call.files, `import:${runId}`);
  if (!taken.ok) return taken.code === 'file.type_refused' ? refuse('import.file_unreadable', { reason: 'type' }) : { ...taken, code: taken.code };
  const table = await tableOf(shell, taken.value.id);
  if (!table.ok) return table;

  const { name, id } = taken.value;
  return administer(shell, call, { action: 'import.looked_at', target: `import:${runId}`, facts: { rows: table.value.lines.length } }, async (tx) =>
    accept(runView(await insertRun(tx, { id: runId, fileName: name, fileId: id, encoding: table.value.encoding, look: lookAt(table.value), rows: table.value.lines.length, personId: personOf(call.actor), at: shell.clock.now() }))),
  );
}

/** The file of a run, read anew: between looking and running nothing of it is kept in a process. */
export async function tableOf(shell: Pick<Shell, 'files'>, fileId: string): Promise<Result<Table, 'import.file_unreadable'>> {
  try {
    return accept(await readFile((await shell.files.read(fileId)) as AsyncIterable<Uint8Array>));
  } catch (cause) {
    if (cause instanceof UnreadableFile) return refuse('import.file_unreadable', { reason: cause.reason, line: cause.line });
    throw cause;
  }
}
