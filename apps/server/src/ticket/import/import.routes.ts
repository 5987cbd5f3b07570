/** HTTP for the import of tickets. */

import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/import.contract.ts';
import type { Routes } from '../../platform/serve.ts';
import type { Shell } from '../../platform/shell.ts';
import { readCursor, writeCursor } from '../../platform/cursor.ts';
import { readProblems, readRun, readRuns } from './import.store.ts';
import { runView } from './import.view.ts';
import { cancelImport, orderImport } from './order-import.ts';
import { startImport } from './start-import.ts';


export const importRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.startImport, (call) => startImport(shell, { ...call, files: call.files() }));

  serve(contract.listImports, async ({ query }) => {
    const { limit, after } = pageWish(query);
    const parts = after === null ? null : readCursor(after, ['instant', 'id']);
    if (after !== null && parts === null) return refuse('page.cursor_invalid');
    const rows = await readRuns(shell.db, { limit: limit + 1, after: parts === null ? null : { at: Number(parts[0]), id: String(parts[1]) } });
    const items = rows.slice(0, limit);
    return accept({ items: items.map(runView), next: rows.length > limit ? writeCursor([items.at(-1)!.created_at, items.at(-1)!.id]) : null });
  });

  serve(contract.readImport, async ({ params }) => {
    const run = await readRun(shell.db, params.importId);
    return run ? accept(runView(run)) : refuse('import.unknown');
  });

  serve(contract.listImportProblems, async ({ params, query }) => {
    const { limit, after } = pageWish(query);
    const parts = after === null ? [0] : readCursor(after, ['count']);
    if (parts === null) return refuse('page.cursor_invalid');
    if (!(await readRun(shell.db, params.importId))) return refuse('import.unknown');
    const rows = await readProblems(shell.db, params.importId, { limit: limit + 1, after: Number(parts[0]) });
    const items = rows.slice(0, limit);
    return accept({ items: items.map(({ seq: _, ...shown }) => shown), next: rows.length > limit ? writeCursor([items.at(-1)!.seq]) : null });
  });

  serve(contract.runImport, ({ params, body, ...call }) => orderImport(shell, { ...call, importId: params.importId, mapping: body.mapping, dry: body.dry }));
  serve(contract.cancelImport, ({ params, ...call }) => cancelImport(shell, { ...call, importId: params.importId }));
};
