/** Whether somebody is at work for a waiting customer, and when somebody should be next: by who is there, the team's shift, the channel's hours, the centre's calendar. */

import type { CompiledCalendar, Span } from '@huiyin/domain/calendar/calendar.ts';
import { compileCalendar } from '@huiyin/domain/calendar/compile-calendar.ts';
import { isOpen, nextOpening, openIntervals } from '@huiyin/domain/calendar/working-time.ts';
import type { ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import { windowsAheadDays } from '@huiyin/domain/dispatch/call-windows.ts';
import type { ShiftMoment } from '@huiyin/domain/dispatch/shift.ts';
import { calendarOfDuty } from '@huiyin/domain/dispatch/waiting.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { calendarsOf } from '../calendar/index.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { readTeamsOnDuty } from './duty.store.ts';

export interface TeamDuty {
  readonly peopleOnDuty: boolean;
  /** Null while somebody is there, or should be. */
  readonly opensAt: Instant | null;
  /** When people are at work, from yesterday on. */
  readonly open: readonly Span[];
}

export async function readTeamDuty(shell: Shell, teamId: Id | null, settings: ChannelSettings): Promise<TeamDuty> {
  const at = shell.clock.now();
  const room = await dispatchRoomOf(shell);
  const team = teamId === null ? undefined : room.teams.get(teamId);
  const calendar = await hoursOf(shell, settings, at);
  const shift = room.shiftNow(team?.shiftId ?? null, at);
  const { present } = await readTeamsOnDuty(shell.db, team ? [team.id] : [], at - room.settings.graceSeconds * second);

  // Who takes by hand need not say that they are there, so of such teams only their hours are known.
  const byHand = team === undefined || team.rules.strategy === 'manual';
  const withinHours = shift ? shift.now === 'on' : settings.hours === undefined || isOpen(calendar, at);
  const peopleOnDuty = (present.get(team?.id ?? '')?.length ?? 0) > 0 || (byHand && withinHours);
  return { peopleOnDuty, opensAt: peopleOnDuty ? null : shift ? shiftOpens(shift) : calendarOpens(calendar, at), open: openIntervals(calendar, { from: at - day, to: at + (windowsAheadDays + 1) * day }) };
}

async function hoursOf(shell: Shell, { hours }: ChannelSettings, at: Instant): Promise<CompiledCalendar> {
  if (hours) return compileCalendar(calendarOfDuty(hours), [], { from: at - 2 * day, to: at + (windowsAheadDays + 2) * day });
  const calendars = await calendarsOf(shell);
  return calendars.compiled(calendars.idOf('standard'));
}

function shiftOpens({ now, from, breakTo }: ShiftMoment): Instant | null {
  return now === 'off' ? from : now === 'break' ? breakTo : null;
}

function calendarOpens(calendar: CompiledCalendar, at: Instant): Instant | null {
  return isOpen(calendar, at) ? null : nextOpening(calendar, at);
}
