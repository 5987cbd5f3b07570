/** HTTP for the search, and for its index. */

import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/search/search.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { find } from './find.ts';
import { readStanding } from './index-standing.ts';
import { askForRebuild, cancelRebuild } from './rebuild.ts';
import type { SearchSource } from './source.ts';

export const searchRoutes =
  (sources: readonly SearchSource[]) =>
  (shell: Shell): Routes =>
  (serve) => {
    serve(contract.search, ({ query, actor }) =>
      find(shell, sources, {
        text: query.q,
        kinds: query.kinds === undefined ? null : ([...new Set(query.kinds.split(','))] as contract.SearchKind[]),
        limit: query.limit ?? 20,
        after: query.after ?? null,
        actor,
      }),
    );

    serve(contract.readIndex, async () => accept(await readStanding(shell)));
    serve(contract.rebuildIndex, (call) => askForRebuild(shell, sources, call));
    serve(contract.cancelRebuild, (call) => cancelRebuild(shell, call));
  };
