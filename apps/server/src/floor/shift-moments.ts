/** What each shift says at a moment. Compiling one costs a few milliseconds, so it is kept until it is changed or a day has passed. */

import { compileShift, shiftAt, type CompiledShift, type ShiftMoment } from '@huiyin/domain/dispatch/shift.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { hour, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Db } from '../platform/db.ts';
import { readShiftDocuments } from './staff.store.ts';

export type Shifts = (id: Id | null, at: Instant) => ShiftMoment | null;

interface Kept {
  readonly version: number;
  readonly compiledAt: Instant;
  readonly shift: CompiledShift;
}

const kept = new Map<Id, Kept>();
/** A compiled shift knows two days back and eight ahead. */
const renewedAfter = 12 * hour;

export async function shiftsOf(db: Db, now: Instant): Promise<Shifts> {
  const documents = await readShiftDocuments(db);
  const compiled = new Map(
    documents.map(({ id, version, document }) => {
      const before = kept.get(id);
      if (before && before.version === version && Math.abs(now - before.compiledAt) < renewedAfter) return [id, before.shift];
      const shift = compileShift(document, now);
      kept.set(id, { version, compiledAt: now, shift });
      return [id, shift];
    }),
  );
  return (id, at) => {
    const shift = id === null ? undefined : compiled.get(id);
    return shift ? shiftAt(shift, at) : null;
  };
}
