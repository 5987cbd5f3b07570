/** How the index stands: how much it holds, and how far behind it is. */

import type { IndexView } from '@huiyin/domain/search/search.contract.ts';
import type { Check } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { countSearchMarks } from '../platform/search-marks.ts';
import { readSubscriptions } from '../platform/subscriptions.ts';
import { countEntries } from './entry.store.ts';
import { shown } from './rebuild.ts';
import { readLatest } from './rebuild.store.ts';

const mostCounted = 100_000;
/** A rush of work, which readers catch up with in a minute. */
const usual = 5_000;
/** A batch takes seconds at most. */
const longestRestMs = 60_000;
const subscriptionName = 'search.tickets';

export async function readStanding({ db }: Pick<Shell, 'db'>): Promise<IndexView> {
  const [entries, { behind }, latest] = await Promise.all([countEntries(db), readBacklog(db), readLatest(db)]);
  return { entries, behind, rebuild: latest ? shown(latest) : null };
}

/** What is not filed yet: marks, and events that the reader has not come to. */
async function readBacklog(db: Shell['db']) {
  const [marks, cursors] = await Promise.all([countSearchMarks(db, mostCounted), readSubscriptions(db)]);
  const reader = cursors.find(({ name }) => name === subscriptionName);
  return { marks, reader, behind: Math.min(mostCounted, marks + (reader?.lag ?? 0)) };
}

export const indexCheck = (shell: Shell): Check => ({
  name: 'search index',
  async run() {
    const { behind, marks, reader } = await readBacklog(shell.db);
    if (behind <= usual) return { well: true, says: behind === 0 ? 'up to date' : `${behind} changes to go` };
    // A centre that was just filled, or whose log is read anew, is behind for a while and catches up by itself.
    if (marks <= usual && reader && reader.failures === 0 && reader.restsMs < longestRestMs) return { well: true, says: `${behind} changes to go, and it reads on` };
    return { well: false, says: `${behind} changes or more are not in it yet: look whether a worker runs, and at the log for "subscription failed"` };
  },
});
