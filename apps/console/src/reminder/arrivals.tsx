/** Watches for what is new: alarms show on the page; what the person chose is also heard, or shown by the desktop. Looking at a ticket settles what it was about. */

import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import { usualSettings } from '@huiyin/domain/reminder/reminder.contract.ts';
import { useParams } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chime } from './chime.ts';
import { describeReminder } from './describe-reminder.ts';
import { showOnDesktop, speaksForAll } from './desktop-notice.ts';
import { lookAt, type Seen } from './fresh.ts';
import { LevelIcon } from './level-icon.tsx';
import { useNews, useReminderSettings, useSettleMany } from './reminder.queries.ts';
import { onShowReminders, showReminders } from './show-reminders.ts';
import { useOpenReminder } from './use-open-reminder.ts';

/** More at once than anybody reads are told as a number. */
const mostToasts = 3;
const toastSeconds = 12;

export function Arrivals() {
  const { t } = useTranslation('reminder');
  const { notification } = App.useApp();
  const { data: news } = useNews();
  const { data: settings = usualSettings } = useReminderSettings();
  const openReminder = useOpenReminder();
  const seen = useRef<Seen | null>(null);

  const open = (reminder: ReminderView) => {
    notification.destroy(reminder.id);
    openReminder(reminder);
  };
  const toast = (reminder: ReminderView) => {
    const { headline } = describeReminder(reminder, t);
    notification.open({
      key: reminder.id,
      title: headline,
      description: reminder.ticket && `${reminder.ticket.number} · ${reminder.ticket.subject || t('noSubject')}`,
      icon: <LevelIcon level={reminder.level} />,
      duration: toastSeconds,
      role: 'alert',
      style: { cursor: 'pointer' },
      onClick: () => open(reminder),
    });
  };
  const tell = useEffectEvent((fresh: readonly ReminderView[]) => {
    const alarms = fresh.filter(({ level }) => level === 'alarm');
    const shown = alarms.length > mostToasts ? alarms.slice(0, mostToasts - 1) : alarms;
    for (const reminder of shown) toast(reminder);
    if (alarms.length > shown.length) {
      notification.open({ key: 'more', title: t('more', { n: alarms.length - shown.length }), description: t('moreText'), icon: <LevelIcon level="alarm" />, duration: toastSeconds, role: 'alert', style: { cursor: 'pointer' }, onClick: showReminders });
    }
    // One window speaks for all, or each of ten would ring.
    if (!speaksForAll()) return;
    if (fresh.some(({ level }) => settings.sound.includes(level))) chime(fresh.some(({ level }) => level === 'alarm') ? 'alarm' : 'notice');
    if (document.visibilityState === 'visible' && document.hasFocus()) return;
    for (const reminder of fresh.filter(({ level }) => settings.desktop.includes(level)).slice(0, mostToasts)) {
      const { headline, aside } = describeReminder(reminder, t);
      showOnDesktop(reminder.id, headline, reminder.ticket ? `${reminder.ticket.number} · ${reminder.ticket.subject}` : (aside ?? ''), () => open(reminder));
    }
  });

  useEffect(() => {
    if (!news) return;
    const look = lookAt(seen.current, news.items);
    seen.current = look.seen;
    if (look.fresh.length > 0) tell(look.fresh);
  }, [news]);

  // Whoever opens the list sees them there.
  useEffect(() => onShowReminders(() => {
    for (const id of ['more', ...(seen.current?.ids ?? [])]) notification.destroy(id);
  }), [notification]);

  useSettleWhatIsSeen(news?.items);
  return null;
}

/** A ticket in front of somebody's eyes needs no reminder of itself. */
function useSettleWhatIsSeen(news: readonly ReminderView[] | undefined): void {
  const { ticketId } = useParams({ strict: false }) as { ticketId?: string };
  const settleMany = useSettleMany();
  useEffect(() => {
    const look = () => {
      const about = news?.filter(({ ticket }) => ticketId !== undefined && ticket?.id === ticketId) ?? [];
      const until = about[0]?.at;
      if (until === undefined || document.visibilityState !== 'visible') return;
      // When it fails, it stays unread; the next look or a click settles it.
      void settleMany({ body: { until, ticketId: ticketId! } }).catch(() => undefined);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [news, ticketId, settleMany]);
}
