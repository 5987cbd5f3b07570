/** HTTP for articles as files. */

import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/knowledge/carry-articles.contract.ts';
import type { Routes } from '../../platform/serve.ts';
import type { Shell } from '../../platform/shell.ts';
import type { KnowledgePorts } from '../knowledge.ports.ts';
import { exportArticles } from './export-articles.ts';
import { importArticles } from './import-articles.ts';

export const carryArticlesRoutes =
  (ports: KnowledgePorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    serve(contract.importArticles, (call) => importArticles(shell, ports, { ...call, files: call.files(), dry: call.query.dry === '1', publish: call.query.publish === '1' }));

    serve(contract.exportArticles, async (call) => {
      const { name, type, content } = await exportArticles(shell, call.query.format ?? 'zip', call);
      return accept({ name, type, size: content.length, content });
    });
  };
