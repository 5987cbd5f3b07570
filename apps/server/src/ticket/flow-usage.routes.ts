/** HTTP for what walks on which flow version. */

import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/flow-usage.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readFlowUsage } from './flow-usage.store.ts';

export const flowUsageRoutes = ({ db }: Shell): Routes => (serve) => {
  serve(contract.countByFlowVersion, async () => accept({ items: await readFlowUsage(db) }));
};
