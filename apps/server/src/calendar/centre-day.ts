/**
 * The centre's own day. Whatever is counted, numbered or due by the day goes by this one wall, wherever the server stands; working time
 * goes by calendars, and each has a zone of its own (decision 0036).
 */

import { type LocalDate, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { type Zone, zoneOf } from '@huiyin/domain/calendar/zone.ts';
import { day, hour, type Instant, second } from '@huiyin/domain/kernel/instant.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Db, Tx } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { readCentreZone, writeCentreZone } from './centre-zone.store.ts';

export interface CentreZone extends Zone {
  readonly name: string;
  dateOf(at: Instant): LocalDate;
  /** What the wall shows, 0…23. */
  hourOf(at: Instant): number;
}

const kept = keptFor<CentreZone>(5 * second);
/** A zone remembers the offsets it was asked for. */
const compiled = new Map<string, CentreZone>();

/** Another node's change is seen within seconds; where a day must not change under one's hands, read `readCentreZone` in the transaction. */
export function centreZone(db: Db): Promise<CentreZone> {
  return kept.of(db, async () => compile(await readCentreZone(db)));
}

export async function todayOf({ db, clock }: Pick<Shell, 'db' | 'clock'>): Promise<LocalDate> {
  return (await centreZone(db)).dateOf(clock.now());
}

/** With what must be counted anew because of it. */
export async function changeCentreZone(tx: Tx, { db }: Pick<Shell, 'db'>, name: string): Promise<void> {
  await writeCentreZone(tx, name);
  await afterCommit(tx, () => kept.forget(db));
}

function compile(name: string): CentreZone {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const zone = zoneOf(name);
  const fresh = { name, ...zone, dateOf: (at: Instant) => toLocalDate(zone.dayOf(at)), hourOf: (at: Instant) => Math.floor(((at + zone.offsetAt(at)) % day) / hour) };
  compiled.set(name, fresh);
  return fresh;
}
