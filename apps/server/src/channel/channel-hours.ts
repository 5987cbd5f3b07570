/** When a channel is attended: by its own calendar, else that of its team, else the centre's standard one. Duty, what customers are told, and promises of answers read the same. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Calendars } from '../calendar/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import type { Channel } from './channel.store.ts';

/** `teamId`: whose work it is now, when that is another team than the channel's. */
export function hoursOf(calendars: Pick<Calendars, 'ofTeam'>, channel: Pick<Channel, 'calendarId' | 'teamId'> | null, teamId: Id | null = channel?.teamId ?? null): Id {
  return channel?.calendarId ?? calendars.ofTeam(teamId);
}

/** Called inside the transaction that gives a channel other hours, or another team; what takes long is a job. */
export interface HoursListener {
  readonly name: string;
  changed(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock' | 'pool'>): Promise<void>;
}

const listeners: HoursListener[] = [];

export function onHoursChanged(listener: HoursListener): void {
  if (!listeners.some(({ name }) => name === listener.name)) listeners.push(listener);
}

export async function tellOfHours(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock' | 'pool'>): Promise<void> {
  for (const listener of listeners) await listener.changed(tx, shell);
}
