/** What a click on a reminder does: it is read, and the page it is about opens. */

import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSettle } from './reminder.queries.ts';

/** Where one looks after it when there is no ticket to open. */
const places: Partial<Record<ReminderView['kind'], string>> = { sub_task_asked: '/sub-tasks', sub_task_done: '/sub-tasks', outlet_failing: '/admin/outlets', calendar_unknown_year: '/admin/calendars', alert_action_asked: '/alerts/tasks', alert_action_due: '/alerts/tasks' };

/** True when a page was opened. */
export function useOpenReminder(): (reminder: ReminderView) => boolean {
  const navigate = useNavigate();
  const router = useRouter();
  const { message } = App.useApp();
  const settle = useSettle();
  return (reminder) => {
    if (reminder.readAt === null) void settle({ params: { reminderId: reminder.id } }).catch((error: unknown) => void message.error(wordsOf(error)));
    if (reminder.ticket) {
      void navigate({ to: '/tickets/$ticketId', params: { ticketId: reminder.ticket.id } });
      return true;
    }
    if (reminder.facts !== null && 'articleId' in reminder.facts) {
      void navigate({ to: '/knowledge/$articleId', params: { articleId: reminder.facts.articleId } });
      return true;
    }
    if (reminder.facts !== null && 'targetId' in reminder.facts) {
      void navigate({ to: '/targets/$targetId', params: { targetId: reminder.facts.targetId } });
      return true;
    }
    if (reminder.facts !== null && 'alertId' in reminder.facts) {
      void navigate({ to: '/alerts/$alertId', params: { alertId: reminder.facts.alertId } });
      return true;
    }
    const place = places[reminder.kind];
    if (place === undefined || !(place in router.routesByPath)) return false;
    void navigate({ to: place as '/' });
    return true;
  };
}
