/** `huiyin reindex`: builds the search index anew beside the live one and switches when it is whole. */

import { Command } from 'commander';
import { StartRefusal } from '../platform/start-refusal.ts';
import { showProgress } from './progress.ts';
import { withShell } from './with-shell.ts';

export function reindexCommand(): Command {
  return new Command('reindex').description('build the search index anew beside the live one; searches go on meanwhile').action(() =>
    withShell('reindex', async (shell) => {
      const [{ searchSources }, { rebuildAtOnce }] = await Promise.all([import('../domains.ts'), import('../search/index.ts')]);
      const progress = showProgress({ index: 'Filing what can be found' });
      const ended = await rebuildAtOnce(shell, searchSources, (done, total) => progress.show('index', total === 0 ? 1 : done / total));
      progress.done();
      if (ended === 'rebuilding') throw new StartRefusal('The index is being rebuilt already; the console shows how far it is (Administration, Search index).', { exitCode: 2 });
      if (ended !== 'done') throw new StartRefusal('The rebuild was stopped; the index is as it was.', { exitCode: 1 });
      console.log('The new index is live.');
    }),
  );
}
