/** Who is at work now, by what they can do. */

import { dutyOf, type Duty } from '@huiyin/domain/dispatch/duty.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Db } from '../platform/db.ts';
import type { DispatchRoom } from './dispatch-room.ts';
import { readColleagues } from './duty.store.ts';

export async function readDuty(db: Db, room: DispatchRoom, teamIds: readonly Id[], at: Instant): Promise<Duty> {
  const colleagues = await readColleagues(db, teamIds, at - room.settings.graceSeconds * second);
  return dutyOf(colleagues, (shiftId) => room.shiftNow(shiftId, at)?.now === 'on');
}
