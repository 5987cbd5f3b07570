/** How loud a reminder is, as a sign; the word stands beside it for who cannot see colours. */

import { AlertFilled, ClockCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { ReminderLevel } from '@huiyin/domain/reminder/reminder.ts';
import { useTranslation } from 'react-i18next';
import styles from './reminder-row.module.css';

const icons = { info: InfoCircleFilled, warning: ClockCircleFilled, alarm: AlertFilled } as const;

export function LevelIcon({ level }: { readonly level: ReminderLevel }) {
  const { t } = useTranslation('reminder');
  const Icon = icons[level];
  return <span className={styles.level} data-level={level} role="img" aria-label={t(`level.${level}`)} title={t(`level.${level}`)}><Icon aria-hidden /></span>;
}
