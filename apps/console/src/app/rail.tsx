/** The rail at the left; on a phone the bar at the bottom. */

import { EllipsisOutlined, MenuFoldOutlined, MenuUnfoldOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../platform/local-store.ts';
import { useSession } from '../platform/session.ts';
import { PresenceSwitch } from '../dispatch/presence-button.tsx';
import { Bell } from '../reminder/bell.tsx';
import { Logo } from '../ui/logo.tsx';
import { useNarrow } from '../ui/narrow.ts';
import { AccountButton } from './account-button.tsx';
import { isAt, navigation, type NavigationItem } from './navigation.ts';
import { placesThatFit } from './places-that-fit.ts';
import { showShortcuts } from './shortcuts.ts';
import styles from './shell.module.css';
import { useRoom } from './use-room.ts';

const loadMenu = () => import('./account-menu.tsx');
const AccountMenu = lazy(async () => ({ default: (await loadMenu()).AccountMenu }));

/** On a phone, beside presence, reminders and the account. */
const mostInBar = 5;

export function Rail() {
  const { t } = useTranslation('app');
  const { can } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const [collapsed, setCollapsed] = useState(recall('rail') === 'collapsed');
  const narrow = useNarrow();
  const othersId = useId();
  const places = navigation.filter((item) => item.permissions.length === 0 || item.permissions.some(can));
  const list = useRef<HTMLUListElement>(null);
  const room = useRoom(list, !narrow);
  const fit = placesThatFit(places.length, narrow ? mostInBar : room);
  const [shown, others] = [places.slice(0, fit), places.slice(fit)];
  const toggle = () => {
    remember('rail', collapsed ? null : 'collapsed');
    setCollapsed(!collapsed);
  };

  return (
    // On a phone an open ticket has the whole height; its own bar stands where this one would.
    <nav className={styles.rail} data-collapsed={collapsed} data-hidden={path.startsWith('/tickets/')} aria-label={t('nav.label')}>
      <Link to="/" className={styles.brand} aria-label={t('name')}><Logo size={34} /></Link>
      <ul ref={list} className={styles.items}>
        {shown.map((item) => <Place key={item.to} item={item} isHere={isAt(item, path)} titled={collapsed} />)}
        {others.length > 0 && (
          <li>
            <button type="button" className={styles.item} data-here={others.some((item) => isAt(item, path))} popoverTarget={othersId}>
              <EllipsisOutlined aria-hidden />
              <span className={styles.itemLabel}>{t('nav.more')}</span>
            </button>
          </li>
        )}
      </ul>
      {others.length > 0 && (
        <ul id={othersId} popover="auto" className={styles.others} aria-label={t('nav.more')} onClick={({ currentTarget }) => currentTarget.hidePopover()}>
          {others.map((item) => <Place key={item.to} item={item} isHere={isAt(item, path)} titled={false} />)}
        </ul>
      )}
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

function Place({ item, isHere, titled }: { readonly item: NavigationItem; readonly isHere: boolean; readonly titled: boolean }) {
  const { t } = useTranslation('app');
  return (
    <li>
      <Link to={item.to as '/'} className={styles.item} data-here={isHere} aria-current={isHere ? 'page' : undefined} title={titled ? t(`nav.${item.label}`) : undefined}>
        <item.icon />
        <span className={styles.itemLabel}>{t(`nav.${item.label}`)}</span>
      </Link>
    </li>
  );
}

/** The menu itself is fetched when somebody reaches for it. */
function Account() {
  const [wanted, setWanted] = useState(false);
  const button = <AccountButton onPointerEnter={() => void loadMenu()} onFocus={() => void loadMenu()} onClick={() => setWanted(true)} />;
  return wanted ? <Suspense fallback={button}><AccountMenu /></Suspense> : button;
}
