/** Another zone for the centre's days. Every figure is told anew from the log, since each sum belongs to a day that now begins elsewhere. */

import { isTimeZone } from '@huiyin/domain/calendar/zone.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { changeCentreZone, readCentreZone } from '../calendar/index.ts';
import { audited, type By } from '../identity/index.ts';
import { resetWithin } from '../platform/subscriptions.ts';
import type { Shell } from '../platform/shell.ts';
import { readTelling } from './fact.store.ts';
import { factsSubscription } from './tell-facts.ts';

/** The same one again changes nothing and tells nothing anew. */
export async function changeTimeZone(shell: Shell, by: By, timeZone: string): Promise<Result<undefined, 'time_zone.unknown' | 'figures.being_told'>> {
  if (!isTimeZone(timeZone)) return refuse('time_zone.unknown', { fields: ['timeZone'] });
  if (timeZone === (await readCentreZone(shell.db))) return accept(undefined);
  return audited(shell, by, async (tx) => {
    const told = await readTelling(tx);
    if (told !== null) return refuse('figures.being_told', { percent: Math.floor(100 * told) });
    // First of all: it waits for whoever tells facts now, by days of the zone as it was.
    await resetWithin(tx, factsSubscription(shell));
    const before = await readCentreZone(tx);
    await changeCentreZone(tx, shell, timeZone);
    return accept({ value: undefined, action: 'figures.time_zone_changed', target: 'figures:settings', facts: { zoneBefore: before, zone: timeZone } });
  });
}
