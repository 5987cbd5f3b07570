/** HTTP for figures from before Huiyin. */

import * as contract from '@huiyin/domain/insight/earlier-figure.contract.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readEarlier } from './earlier-figure.store.ts';
import { dropEarlier, importEarlier } from './import-earlier.ts';

export const earlierFigureRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listEarlier, async ({ query }) => {
    const kept = await readEarlier(shell.db, query.metric ?? null);
    return accept({
      earlier: kept.flatMap(({ importedAt, ...figure }) => {
        const metric = metricOf(figure.metricKey);
        return metric === undefined ? [] : [{ ...figure, name: metric.name, unit: metric.unit, decimals: metric.decimals, importedAt: toWire(importedAt) }];
      }),
    });
  });

  serve(contract.importEarlier, ({ actor, address, userAgent, files, query: { dry = true, ...chosen } }) => importEarlier(shell, { actor, address, userAgent }, files(), { dry, chosen }));
  serve(contract.removeEarlier, ({ actor, address, userAgent, params }) => dropEarlier(shell, { actor, address, userAgent }, params.metricKey));
};
