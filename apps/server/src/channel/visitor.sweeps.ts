/** Forgets visitors who never said anything, and tokens past their time. */

import { hour } from '@huiyin/domain/kernel/instant.ts';
import type { Sweep } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { removeStaleVisitors } from './visitor.store.ts';

const batch = 500;

export const visitorSweeps = (shell: Shell): readonly Sweep[] => [{ name: 'channel.stale_visitors', everyMs: hour, run: (db) => removeStaleVisitors(db, shell.clock.now(), batch) }];
