/** The public face of the search. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { letSeekWords } from '../ticket/index.ts';
import { followMarks, ticketFollower } from './follow-changes.ts';
import { rebuildJob, takeUpLostRebuild, workOnRebuild } from './rebuild.ts';
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
    { name: 'search.lost_rebuild', everyMs: 30 * second, run: () => takeUpLostRebuild(shell) },
  ],
  checks: (shell) => [indexCheck(shell)],
  jobs: () => ({ [rebuildJob]: (_, shell) => workOnRebuild(shell, sources) }),
});

export { articleSource } from './article-source.store.ts';
export { customerSource } from './customer-source.store.ts';
export { messageSource } from './message-source.store.ts';
export { rebuildAtOnce } from './rebuild.ts';
export { ticketSource } from './ticket-source.store.ts';
export type { SearchSource } from './source.ts';
