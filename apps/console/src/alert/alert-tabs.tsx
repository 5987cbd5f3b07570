/** The pages of alerts, side by side. */

import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './alert.module.css';

const places = [
  { to: '/alerts', name: 'alerts' },
  { to: '/alerts/tasks', name: 'tasks' },
  { to: '/alerts/rules', name: 'rules' },
  { to: '/alerts/calendar', name: 'calendar' },
] as const;

export function AlertTabs() {
  const { t } = useTranslation('alert');
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav aria-label={t('tabs.label')} className={styles.tabs}>
      <Segmented value={path} options={places.map(({ to, name }) => ({ value: to as string, label: t(`tabs.${name}`) }))} onChange={(to) => void navigate({ to })} />
    </nav>
  );
}
