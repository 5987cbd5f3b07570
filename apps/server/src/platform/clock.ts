/** The only place where the server reads the time. */

import type { Clock } from './shell.ts';

export const systemClock: Clock = { now: () => Date.now() };
