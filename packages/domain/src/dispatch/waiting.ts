/** How a customer in a chat stands: waiting for somebody, gone, or in somebody's hands. */

import type { DutyHours } from '../channel/channel.contract.ts';
import type { CalendarDocument, Hours } from '../calendar/calendar.ts';
import { weekdays, type Weekday } from '../calendar/calendar.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { isLeft } from '../ticket/abandon.ts';

/** `held`: somebody has it, or it is not our turn to speak. `left`: stopped waiting; the question stays. */
export type Standing = 'none' | 'waiting' | 'left' | 'held' | 'closed';

export type ChatFacts = Pick<Ticket, 'state' | 'agentId' | 'role' | 'waitingSince' | 'abandonedAt'>;

export function standingOf(chat: ChatFacts | null): Standing {
  if (chat === null) return 'none';
  if (chat.state === 'archived' || chat.state === 'merged') return 'closed';
  if (chat.agentId !== null || chat.role === 'assistant' || chat.waitingSince === null || chat.state === 'paused') return 'held';
  return isLeft(chat) ? 'left' : 'waiting';
}

/** A channel's own hours as a calendar, so that they are reckoned with like all others. They know no holidays. */
export function calendarOfDuty({ timeZone, weekdays: days, from, to }: DutyHours): CalendarDocument {
  const hours: Hours[] = [{ from, to: from < to ? to : hoursPastMidnight(to) }];
  const weekly = Object.fromEntries(weekdays.map((weekday, index) => [weekday, days.includes(index + 1) ? hours : []])) as unknown as Record<Weekday, Hours[]>;
  return { timeZone, weekly, holidays: null, makeUpHours: null, overrides: [] };
}

function hoursPastMidnight(to: string): string {
  const [hours, minutes] = to.split(':');
  return `${Number(hours) + 24}:${minutes}`;
}
