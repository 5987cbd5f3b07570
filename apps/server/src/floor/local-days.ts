/** The centre's days: where today begins, and which days before were like it. */

import { openIntervals } from '@huiyin/domain/calendar/working-time.ts';
import { zoneOf, type Zone } from '@huiyin/domain/calendar/zone.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { calendarsOf } from '../calendar/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readTimeZone } from './staff.store.ts';

/** A zone remembers the offsets it was asked for. */
const zones = new Map<string, Zone>();
function zoneKept(name: string): Zone {
  const zone = zones.get(name) ?? zoneOf(name);
  zones.set(name, zone);
  return zone;
}

export interface LocalDay {
  readonly from: Instant;
  readonly to: Instant;
  /** By the standard calendar: a make-up Sunday is one, a holiday Monday is none. */
  readonly working: boolean;
}

/** The day of that moment first, then back. */
export async function localDays(shell: Shell, at: Instant, back: number): Promise<readonly LocalDay[]> {
  const [calendars, timeZone] = await Promise.all([calendarsOf(shell), readTimeZone(shell.db)]);
  const id = calendars.idOf('standard');
  const zone = zoneKept(timeZone);
  const today = zone.dayOf(at);
  const compiled = calendars.compiled(id, { from: zone.instantOf(today - back, 0), to: zone.instantOf(today + 1, 0) });
  return Array.from({ length: back + 1 }, (_, ago) => {
    const span = { from: zone.instantOf(today - ago, 0), to: zone.instantOf(today - ago + 1, 0) };
    return { ...span, working: openIntervals(compiled, span).length > 0 };
  });
}
