/** The rail at the left; on a phone the bar at the bottom. */

import { MenuFoldOutlined, MenuUnfoldOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../platform/local-store.ts';
import { useSession } from '../platform/session.ts';
import { PresenceSwitch } from '../dispatch/presence-button.tsx';
import { Bell } from '../reminder/bell.tsx';
import { Logo } from '../ui/logo.tsx';
import { AccountButton } from './account-button.tsx';
import { isAt, navigation } from './navigation.ts';
import { showShortcuts } from './shortcuts.ts';
import styles from './shell.module.css';

const loadMenu = () => import('./account-menu.tsx');
const AccountMenu = lazy(async () => ({ default: (await loadMenu()).AccountMenu }));

export function Rail() {
  const { t } = useTranslation('app');
  const { can } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const [collapsed, setCollapsed] = useState(recall('rail') === 'collapsed');
  const toggle = () => {
    remember('rail', collapsed ? null : 'collapsed');
    setCollapsed(!collapsed);
  };

  return (
    // On a phone an open ticket has the whole height; its own bar stands where this one would.
    <nav className={styles.rail} data-collapsed={collapsed} data-hidden={path.startsWith('/tickets/')} aria-label={t('nav.label')}>
      <Link to="/" className={styles.brand} aria-label={t('name')}><Logo size={34} /></Link>
      <ul className={styles.items}>
        {navigation
          .filter((item) => item.permissions.length === 0 || item.permissions.some(can))
          .map((item) => (
            <li key={item.to}>
              <Link to={item.to as '/'} className={styles.item} data-here={isAt(item, path)} aria-current={isAt(item, path) ? 'page' : undefined} title={collapsed ? t(`nav.${item.label}`) : undefined}>
                <item.icon />
                <span className={styles.itemLabel}>{t(`nav.${item.label}`)}</span>
              </Link>
            </li>
          ))}
      </ul>
      <div className={styles.foot}>
        <PresenceSwitch className={styles.item} labelClassName={styles.itemLabel} />
        <Bell className={styles.item} labelClassName={styles.itemLabel} />
        <button type="button" className={styles.quiet} onClick={showShortcuts} aria-label={t('account.shortcuts')} title={`${t('account.shortcuts')} (?)`}><QuestionCircleOutlined /></button>
        <button type="button" className={styles.quiet} onClick={toggle} aria-label={collapsed ? t('nav.expand') : t('nav.collapse')} title={collapsed ? t('nav.expand') : t('nav.collapse')}>
          {collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        </button>
        <Account />
      </div>
    </nav>
  );
}

/** The menu itself is fetched when somebody reaches for it. */
function Account() {
  const [wanted, setWanted] = useState(false);
  const button = <AccountButton onPointerEnter={() => void loadMenu()} onFocus={() => void loadMenu()} onClick={() => setWanted(true)} />;
  return wanted ? <Suspense fallback={button}><AccountMenu /></Suspense> : button;
}
