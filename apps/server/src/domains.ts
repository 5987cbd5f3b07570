/** THE list: every domain of the server, in order of level. Reactions run in this order too. */

import type { Domain } from './platform/domain.ts';

export const domains: readonly Domain[] = [];
