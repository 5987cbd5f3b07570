/** HTTP for the search, and for its index. */

import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/search/search.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readSubscriptions } from '../platform/subscriptions.ts';
import { countSearchMarks } from '../platform/search-marks.ts';
import { countEntries } from './entry.store.ts';
import { find } from './find.ts';
import { askForRebuild, cancelRebuild, shown } from './rebuild.ts';
import { readLatest } from './rebuild.store.ts';
import type { SearchSource } from './source.ts';

const mostBehind = 100_000;

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

    serve(contract.readIndex, async () => {
      const [entries, marks, cursors, latest] = await Promise.all([countEntries(shell.db), countSearchMarks(shell.db, mostBehind), readSubscriptions(shell.db), readLatest(shell.db)]);
      const lag = cursors.find(({ name }) => name === 'search.tickets')?.lag ?? 0;
      return accept({ entries, behind: Math.min(mostBehind, marks + lag), rebuild: latest ? shown(latest) : null });
    });

    serve(contract.rebuildIndex, (call) => askForRebuild(shell, sources, call));
    serve(contract.cancelRebuild, (call) => cancelRebuild(shell, call));
  };
