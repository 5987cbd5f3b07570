/**
 * The public face of exports. A domain whose files take long to make gives an `ExportKind` to `domains.ts` and calls `orderExport` where
 * the file is asked for; progress, cancelling, fetching and forgetting are here.
 */

import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import type { ExportKind } from './export-kind.ts';
import { exportRun } from './export-run.ts';
import { exportRoutes } from './export.routes.ts';
import { forgetOldExports } from './forget-old-exports.ts';
import { workOnExport } from './make-export.ts';

export const exportDomain = (kinds: readonly ExportKind[]): Domain => ({
  name: 'export',
  routes: (shell) => exportRoutes(shell, kinds),
  jobs: () => ({ [exportRun.job]: ({ id }, shell) => workOnExport(shell, kinds, String(id)) }),
  sweeps: (shell) => [
    lostRuns(shell, exportRun),
    { name: 'export.old', everyMs: 10 * minute, run: () => forgetOldExports(shell) },
  ],
});

export type { ExportKind, MadeFile, Tell } from './export-kind.ts';
export { orderExport } from './order-export.ts';
