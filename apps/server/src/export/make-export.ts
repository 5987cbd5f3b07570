/** The job: has the file made, tells how far it is, and keeps what came of it, unless nobody wants it any more. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { whileOn } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { type ExportKind, Stopped } from './export-kind.ts';
import { exportRun } from './export-run.ts';
import { beginRun, endRun, moveRun, readRun } from './export.store.ts';

/** A fault ends it as failed and is not tried again by itself: whoever watches decides. */
export async function workOnExport(shell: Shell, kinds: readonly ExportKind[], id: Id): Promise<void> {
  await whileOn(shell, exportRun, id, async () => {
    const now = () => shell.clock.now();
    const run = await readRun(shell.db, id);
    if (run === undefined || !(await shell.db.transaction().execute((tx) => beginRun(tx, id, now())))) return;
    const fail = (failure: string) => shell.db.transaction().execute((tx) => endRun(tx, id, { state: 'failed', failure, at: now() }));
    try {
      const kind = kinds.find(({ name }) => name === run.kind);
      if (kind === undefined) throw new Error(`nobody makes exports of the kind ${run.kind}`);
      const made = await kind.make(shell, { subjectId: run.subject.slice(`${kind.name}:`.length), wish: run.wish }, async (done, total) => {
        if (!(await shell.db.transaction().execute((tx) => moveRun(tx, id, { done, total })))) throw new Stopped();
      });
      if (made === null) await fail('subject_gone');
      else await keep(shell, id, made, fail);
    } catch (thrown) {
      if (thrown instanceof Stopped) return;
      shell.log.error({ err: thrown, exportId: id }, 'an export could not be made');
      await fail('fault');
    }
  });
}

async function keep(shell: Shell, id: Id, { name, content }: { readonly name: string; readonly content: Uint8Array }, fail: (failure: string) => Promise<unknown>): Promise<void> {
  const file = await shell.files.store(inOnePiece(content), { name, owner: `export:${id}` });
  if (typeof file === 'string') return void (await fail(file));
  const kept = await shell.db.transaction().execute((tx) => endRun(tx, id, { state: 'done', fileId: file.id, at: shell.clock.now() }));
  // Cancelled at the last moment: then nothing is kept.
  if (!kept) await shell.files.remove(file.id);
}

async function* inOnePiece(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
