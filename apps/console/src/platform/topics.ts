/** What a notice makes stale. The only place that knows both topics and query keys. */

import type { QueryKey } from '@tanstack/react-query';

export interface Notice {
  readonly topic: string;
  readonly id: string;
  readonly version: number;
}

export const keys = {
  ticket: (id: string) => ['ticket', id] as const,
  messages: (id: string) => ['messages', id] as const,
  events: (id: string) => ['events', id] as const,
  lists: ['tickets'] as const,
  counts: ['counts'] as const,
  followUps: ['follow-ups'] as const,
  subTasks: ['sub-tasks'] as const,
  assistantPart: (ticketId: string) => ['assistant-part', ticketId] as const,
  ticketSubTasks: (ticketId: string) => ['ticket-sub-tasks', ticketId] as const,
  reminders: ['reminders'] as const,
  reminderSettings: ['reminder-settings'] as const,
  presence: ['presence', 'mine'] as const,
  customer: (id: string) => ['customer', id] as const,
  floor: ['floor'] as const,
};

const heard = new Set<unknown>(Object.values(keys).map((key) => (typeof key === 'function' ? key('') : key)[0]));

/** Whether notices keep it fresh; all else is read again when it is looked at. */
export function hearsNotices(queryKey: QueryKey): boolean {
  return heard.has(queryKey[0]);
}

/** One ticket's own pages change at once. */
export function staleNow({ topic, id }: Notice): readonly QueryKey[] {
  if (topic === 'ticket') return [keys.ticket(id), keys.messages(id), keys.events(id), keys.ticketSubTasks(id), keys.assistantPart(id)];
  // How far the customer has read comes with the messages.
  if (topic === 'read') return [keys.messages(id)];
  if (topic === 'customer') return [keys.customer(id)];
  if (topic === 'reminder_settings') return [keys.reminderSettings];
  return [];
}

/** Lists hear of every ticket in reach; they are read again once for a burst of notices. */
export function staleSoon({ topic }: Notice): readonly QueryKey[] {
  if (topic === 'ticket' || topic === 'queue') return [keys.lists, keys.counts, keys.followUps];
  if (topic === 'sub_task') return [keys.subTasks];
  if (topic === 'presence') return [keys.presence];
  // What a role is asked for reaches nobody’s room but by the bell.
  if (topic === 'reminder') return [keys.reminders, keys.subTasks];
  return [];
}

/** What gathers many events into figures is read again seconds apart, and only while somebody looks. */
export function staleLater({ topic }: Notice): readonly QueryKey[] {
  return topic === 'floor' ? [keys.floor] : [];
}
