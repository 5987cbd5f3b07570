/** My reminders: how many, what is new, the list, how loud. */

import * as contract from '@huiyin/domain/reminder/reminder.contract.ts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';
import { useCall } from '../platform/use-call.ts';

const stale = [keys.reminders] as const;

export function useReminderCount() {
  return useQuery({ queryKey: [...keys.reminders, 'count'], queryFn: ({ signal }) => call(contract.countMyReminders, { signal }) });
}

/** The latest that I have not read, for what has to be told at once. */
export function useNews() {
  return useQuery({ queryKey: [...keys.reminders, 'news'], queryFn: ({ signal }) => call(contract.listMyReminders, { query: { unread: true, limit: 20 }, signal }) });
}

export function useReminders(unread: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.reminders, 'list', unread],
    queryFn: ({ pageParam, signal }) => call(contract.listMyReminders, { query: { limit: 30, ...(unread ? { unread } : {}), ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export const useSettle = () => useCall(contract.readMyReminder, stale);
export const useSettleMany = () => useCall(contract.readMyReminders, stale);

export function useReminderSettings() {
  return useQuery({ queryKey: keys.reminderSettings, queryFn: ({ signal }) => call(contract.readMyReminderSettings, { signal }), staleTime: 60_000 });
}

/** Shown at once; taken back when it could not be kept. */
export function useChangeSettings() {
  const client = useQueryClient();
  return async (settings: contract.ReminderSettings) => {
    const before = client.getQueryData(keys.reminderSettings);
    client.setQueryData(keys.reminderSettings, settings);
    try {
      client.setQueryData(keys.reminderSettings, await call(contract.changeMyReminderSettings, { body: settings }));
    } catch (error) {
      client.setQueryData(keys.reminderSettings, before);
      throw error;
    }
  };
}
