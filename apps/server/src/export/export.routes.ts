/** HTTP for exports: each caller sees their own. */

import * as contract from '@huiyin/domain/export/export.contract.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { audited } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import type { ExportKind } from './export-kind.ts';
import { readOwnRuns, readRun } from './export.store.ts';
import { cancelExport, viewRun } from './order-export.ts';

const mostListed = 20;

export const exportRoutes = (shell: Shell, kinds: readonly ExportKind[]): Routes => (serve) => {
  serve(contract.listExports, async ({ actor, query: { subject } }) => accept({ items: (await readOwnRuns(shell.db, { actorId: actor.id, subject, limit: mostListed })).map(viewRun) }));

  serve(contract.readExport, async ({ actor, params }) => {
    const run = await readRun(shell.db, params.exportId);
    return run?.actor_id === actor.id ? accept(viewRun(run)) : refuse('export.unknown');
  });

  serve(contract.cancelExport, ({ params, ...by }) => cancelExport(shell, by, params.exportId));

  serve(contract.downloadExport, async ({ params, ...by }) => {
    const run = await readRun(shell.db, params.exportId);
    const kind = kinds.find(({ name }) => name === run?.kind);
    // Whoever may no longer see what it holds may not fetch it either.
    if (run?.actor_id !== by.actor.id || kind === undefined || reachOf(by.actor, kind.permission) === null) return refuse('export.unknown');
    if (run.state !== 'done') return refuse('export.not_done', { state: run.state });
    const file = await shell.files.find(run.file_id!);
    if (file === null) return refuse('export.unknown');
    return audited(shell, by, async () => accept({ value: { name: file.name, type: file.type, size: Number(file.size), content: await shell.files.read(file.id) }, action: kind.action, target: run.subject, facts: run.wish }));
  });
};
