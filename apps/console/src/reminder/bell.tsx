/** The bell in the rail: how much I have not read, in red when something is late. The list, and what rings, are fetched when they are due. */

import { BellOutlined } from '@ant-design/icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../ui/keys.ts';
import styles from './bell.module.css';
import { useReminderCount } from './reminder.queries.ts';
import { onShowReminders, showReminders } from './show-reminders.ts';

const loadDrawer = () => import('./reminder-drawer.tsx');
const ReminderDrawer = lazy(async () => ({ default: (await loadDrawer()).ReminderDrawer }));
const Arrivals = lazy(async () => ({ default: (await import('./arrivals.tsx')).Arrivals }));

/** The first screen comes first. */
const patienceMs = 2_000;

interface BellProps {
  readonly className: string | undefined;
  readonly labelClassName: string | undefined;
}

export function Bell({ className, labelClassName }: BellProps) {
  const { t } = useTranslation('app');
  const { data: count } = useReminderCount();
  const [drawer, setDrawer] = useState<'never' | 'open' | 'closed'>('never');
  const [listening, setListening] = useState(false);
  useEffect(() => onShowReminders(() => setDrawer('open')), []);
  useEffect(() => {
    const timer = setTimeout(() => setListening(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  useKeys({ b: showReminders });

  const unread = count?.unread ?? 0;
  const words = unread === 0 ? t('reminders.title') : t('reminders.unread', { n: inFigures(unread) });
  return (
    <>
      <button type="button" className={className} aria-haspopup="dialog" aria-label={words} title={`${words} (b)`} onClick={showReminders} onPointerEnter={() => void loadDrawer()} onFocus={() => void loadDrawer()}>
        <BellOutlined />
        <span className={labelClassName}>{t('reminders.title')}</span>
        {unread > 0 && <span className={styles.count} data-alarm={(count?.alarms ?? 0) > 0} aria-hidden>{inFigures(unread)}</span>}
      </button>
      {drawer !== 'never' && <Suspense><ReminderDrawer open={drawer === 'open'} onClose={() => setDrawer('closed')} /></Suspense>}
      {listening && <Suspense><Arrivals /></Suspense>}
    </>
  );
}

/** The server stops counting at a hundred. */
function inFigures(n: number): string {
  return n > 99 ? '99+' : String(n);
}
