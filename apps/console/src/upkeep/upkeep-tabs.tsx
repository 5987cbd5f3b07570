/** The pages of upkeep, side by side: each shows itself to those who may open it. */

import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import styles from './upkeep.module.css';

const places = [
  { to: '/knowledge/gaps', name: 'gaps', permission: 'knowledge.write' },
  { to: '/knowledge/evaluation', name: 'evaluation', permission: 'knowledge.write' },
  { to: '/knowledge/assistant-figures', name: 'figures', permission: 'knowledge.write' },
] as const;

export function UpkeepTabs() {
  const { t } = useTranslation('upkeep');
  const { can } = useSession();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const open = places.filter(({ permission }) => can(permission));
  if (open.length < 2) return null;
  return (
    <nav aria-label={t('tabs.label')} className={styles.tabs}>
      <Segmented value={path} options={open.map(({ to, name }) => ({ value: to as string, label: t(`tabs.${name}`) }))} onChange={(to) => void navigate({ to })} />
    </nav>
  );
}
