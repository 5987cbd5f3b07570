/** The public face of the search. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import { letSeekWords } from '../ticket/index.ts';
import { followMarks, ticketFollower } from './follow-changes.ts';
import { rebuildRun, workOnRebuild } from './rebuild.ts';
import { indexCheck } from './index-standing.ts';
import { searchRoutes } from './search.routes.ts';
import { seekTickets } from './seek-tickets.ts';
import type { SearchSource } from './source.ts';

letSeekWords(seekTickets);

export const searchDomain = (sources: readonly SearchSource[]): Domain => ({
  name: 'search',
  routes: searchRoutes(sources),
  subscriptions: () => [ticketFollower(sources)],
  sweeps: (shell) => [
    { name: 'search.marks', everyMs: 2 * second, nudged: true, run: (db) => followMarks(db, sources) },
    lostRuns(shell, rebuildRun),
  ],
  checks: (shell) => [indexCheck(shell)],
  jobs: () => ({ [rebuildRun.job]: ({ id }, shell) => workOnRebuild(shell, sources, String(id)) }),
});

export { articleSource } from './article-source.store.ts';
export { customerSource } from './customer-source.store.ts';
export { messageSource } from './message-source.store.ts';
export { rebuildAtOnce } from './rebuild.ts';
export { ticketSource } from './ticket-source.store.ts';
export type { SearchSource } from './source.ts';
