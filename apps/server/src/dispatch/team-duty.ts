/** Whether somebody is at work for a waiting customer, and when somebody should be next: by who is there and can hold the role that the step asks for, their shifts, else the hours of the channel and its team. */

import type { Span } from '@huiyin/domain/calendar/calendar.ts';
import { isOpen, nextOpening, openIntervals } from '@huiyin/domain/calendar/working-time.ts';
import { windowsAheadDays } from '@huiyin/domain/dispatch/call-windows.ts';
import type { ShiftMoment } from '@huiyin/domain/dispatch/shift.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { calendarsOf } from '../calendar/index.ts';
import { hoursOf, type Channel } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf, type DispatchTeam } from './dispatch-room.ts';
import { isTakingWork } from './duty.store.ts';
import { readDuty } from './duty.ts';

/** Whoever took something a while ago is still at it, whatever the hours say. */
const atItFor = 30 * minute;

export interface TeamDuty {
  readonly peopleOnDuty: boolean;
  /** Null while somebody is there, or should be. */
  readonly opensAt: Instant | null;
  /** By whose wall that is told. */
  readonly timeZone: string;
  /** When people are at work, from yesterday on. */
  readonly open: readonly Span[];
}

export async function readTeamDuty(shell: Shell, { teamId, role }: { readonly teamId: Id | null; readonly role: string }, channel: Channel | null): Promise<TeamDuty> {
  const at = shell.clock.now();
  const room = await dispatchRoomOf(shell);
  const team = teamId === null ? undefined : room.teams.get(teamId);
  const calendars = await calendarsOf(shell);
  const calendarId = hoursOf(calendars, channel, teamId);
  const calendar = calendars.compiled(calendarId);
  const duty = await readDuty(shell.db, room, team ? [team.id] : [], at);
  const able = team ? duty.of(team.id, role) : [];
  const shifts = [...new Set(able.flatMap(({ shiftId }) => shiftId ?? []))].flatMap((shiftId) => room.shiftNow(shiftId, at) ?? []);
  const withinHours = shifts.length > 0 ? shifts.some(({ now }) => now === 'on') : isOpen(calendar, at);
  const isAttended = able.some(({ says }) => says !== null) || (team !== undefined && takesByHand(team) && (await isTakingWork(shell.db, team.id, able.map(({ id }) => id), at - atItFor)));
  // Of who takes by hand the hours are known, not who is there; where nobody could take it, no hours help.
  const peopleOnDuty = isAttended || (takesByHand(team) && withinHours && (team === undefined || able.length > 0));
  const opensAt = peopleOnDuty || withinHours ? null : shifts.length > 0 ? earliest(shifts.map(shiftOpens)) : nextOpening(calendar, at);
  return { peopleOnDuty, opensAt, timeZone: calendars.zoneOf(calendarId), open: openIntervals(calendar, { from: at - day, to: at + (windowsAheadDays + 1) * day }) };
}

function takesByHand(team: DispatchTeam | undefined): boolean {
  return team === undefined || team.rules.strategy === 'manual';
}

function shiftOpens({ now, from, breakTo }: ShiftMoment): Instant | null {
  return now === 'off' ? from : now === 'break' ? breakTo : null;
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  const known = moments.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
