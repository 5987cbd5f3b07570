/** The centre's days: where today begins, and which days before were like it. */

import { openIntervals } from '@huiyin/domain/calendar/working-time.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { calendarsOf, centreZone } from '../calendar/index.ts';
import type { Shell } from '../platform/shell.ts';

export interface LocalDay {
  readonly from: Instant;
  readonly to: Instant;
  /** By the standard calendar: a make-up Sunday is one, a holiday Monday is none. */
  readonly working: boolean;
}

/** The day of that moment first, then back. */
export async function localDays(shell: Shell, at: Instant, back: number): Promise<readonly LocalDay[]> {
  const [calendars, zone] = await Promise.all([calendarsOf(shell), centreZone(shell.db)]);
  const id = calendars.idOf('standard');
  const today = zone.dayOf(at);
  const compiled = calendars.compiled(id, { from: zone.instantOf(today - back, 0), to: zone.instantOf(today + 1, 0) });
  return Array.from({ length: back + 1 }, (_, ago) => {
    const span = { from: zone.instantOf(today - ago, 0), to: zone.instantOf(today - ago + 1, 0) };
    return { ...span, working: openIntervals(compiled, span).length > 0 };
  });
}
