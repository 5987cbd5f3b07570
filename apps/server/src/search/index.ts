/** The public face of the search. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { followMarks, ticketFollower } from './follow-changes.ts';
import { rebuildJob, workOnRebuild } from './rebuild.ts';
import { searchRoutes } from './search.routes.ts';
import type { SearchSource } from './source.ts';

export const searchDomain = (sources: readonly SearchSource[]): Domain => ({
  name: 'search',
  routes: searchRoutes(sources),
  subscriptions: () => [ticketFollower(sources)],
  sweeps: () => [{ name: 'search.marks', everyMs: 2 * second, nudged: true, run: (db) => followMarks(db, sources) }],
  jobs: () => ({ [rebuildJob]: (_, shell) => workOnRebuild(shell, sources) }),
});

export { customerSource } from './customer-source.store.ts';
export { messageSource } from './message-source.store.ts';
export { ticketSource } from './ticket-source.store.ts';
export { simplify } from './simplify.ts';
export type { SearchSource } from './source.ts';
