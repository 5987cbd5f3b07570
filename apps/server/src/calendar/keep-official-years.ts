/** Enters and withdraws the official days of a year. Every calendar that follows them changes with it. */

import type { OfficialYear } from '@huiyin/domain/calendar/calendar.ts';
import { validateOfficialYear } from '@huiyin/domain/calendar/official-year.ts';
import { personOf } from '@huiyin/domain/identity/actor.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type By, type CalendarPorts, tellListeners } from './calendar.ports.ts';
import { raiseFollowing } from './calendar.store.ts';
import { forgetCalendars } from './calendars.ts';
import { removeEnteredYear, saveEnteredYear, saveSeenDigest } from './official-year.store.ts';
import { shippedDigest } from './shipped-years.ts';

export function enterOfficialYear(shell: Shell, ports: CalendarPorts, wish: By & OfficialYear): Promise<Result<undefined, 'official_year.invalid'>> {
  const { source, year, off, work } = wish;
  return ports.audited(shell, wish, async (tx) => {
    const findings = validateOfficialYear(wish);
    if (findings.length > 0) return refuse('official_year.invalid', { findings: findings as unknown as Json });
    const byDate = (days: OfficialYear['off']) => days.map(({ on, name }) => ({ on, name: name.trim() })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
    await saveEnteredYear(tx, { source, year, off: byDate(off), work: byDate(work), enteredBy: personOf(wish.actor), enteredAt: shell.clock.now() });
    await officialDaysChanged(tx, shell);
    return accept({ value: undefined, action: 'official_year.entered', target: `official_year:${source}-${year}`, facts: { year, off: off.length, work: work.length } });
  });
}

export function withdrawOfficialYear(shell: Shell, ports: CalendarPorts, wish: By & { readonly year: number }): Promise<Result<undefined, 'official_year.unknown'>> {
  return ports.audited(shell, wish, async (tx) => {
    if (!(await removeEnteredYear(tx, 'CN', wish.year))) return refuse('official_year.unknown');
    await officialDaysChanged(tx, shell);
    return accept({ value: undefined, action: 'official_year.withdrawn', target: `official_year:CN-${wish.year}`, facts: { year: wish.year } });
  });
}

/** After an update of the program that knows more years, clocks under way are told, once. */
export async function noticeShippedYears(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock' | 'pool'>): Promise<void> {
  if (await saveSeenDigest(tx, 'CN', shippedDigest)) await officialDaysChanged(tx, shell);
}

async function officialDaysChanged(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock' | 'pool'>): Promise<void> {
  await tellListeners(tx, shell, await raiseFollowing(tx, 'CN'));
  await forgetCalendars(tx, shell);
}
