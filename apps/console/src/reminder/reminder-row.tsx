/** One reminder: how loud, what happened, on which ticket, when. */

import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import { useTranslation } from 'react-i18next';
import { clockTime, fullMoment } from '../ui/time.ts';
import { describeReminder } from './describe-reminder.ts';
import { LevelIcon } from './level-icon.tsx';
import styles from './reminder-row.module.css';

export function ReminderRow({ reminder, onOpen }: { readonly reminder: ReminderView; readonly onOpen: () => void }) {
  const { t } = useTranslation('reminder');
  const { headline, aside } = describeReminder(reminder, t);
  return (
    <button type="button" className={styles.row} data-unread={reminder.readAt === null} onClick={onOpen}>
      <LevelIcon level={reminder.level} />
      <span className={styles.words}>
        <span className={styles.headline}>{headline}</span>
        {reminder.ticket && <span className={styles.ticket}><span className="numbers">{reminder.ticket.number}</span> · {reminder.ticket.subject || t('noSubject')}</span>}
        {aside && <span className={styles.aside}>{aside}</span>}
      </span>
      <span className={styles.end}>
        <time dateTime={reminder.at} title={fullMoment(reminder.at)}>{clockTime(reminder.at)}</time>
        {reminder.readAt === null && <span className={styles.dot} role="img" aria-label={t('unread')} title={t('unread')} />}
      </span>
    </button>
  );
}
