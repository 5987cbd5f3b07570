/** The rail at the left; on a phone the bar at the bottom. */

import { GlobalOutlined, LogoutOutlined, MenuFoldOutlined, MenuUnfoldOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { App, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../platform/i18n.ts';
import { recall, remember } from '../platform/local-store.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { meQuery, useLanguageSwitch, useSession } from '../platform/session.ts';
import { signOut } from '../platform/sign-in.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Logo } from '../ui/logo.tsx';
import { isAt, navigation } from './navigation.ts';
import { showShortcuts } from './shortcuts.ts';
import styles from './shell.module.css';

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
        <button type="button" className={styles.quiet} onClick={showShortcuts} aria-label={t('account.shortcuts')} title={`${t('account.shortcuts')} (?)`}><QuestionCircleOutlined /></button>
        <button type="button" className={styles.quiet} onClick={toggle} aria-label={collapsed ? t('nav.expand') : t('nav.collapse')} title={collapsed ? t('nav.expand') : t('nav.collapse')}>
          {collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        </button>
        <AccountMenu />
      </div>
    </nav>
  );
}

function AccountMenu() {
  const { t } = useTranslation('app');
  const { me } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const switchTo = useLanguageSwitch();

  const leave = async () => {
    try {
      await signOut();
      client.clear();
      client.setQueryData(meQuery.queryKey, null);
      await navigate({ to: '/sign-in' });
    } catch (error) {
      void message.error(wordsOf(error));
    }
  };

  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        items: [
          { key: 'me', disabled: true, label: <AccountName name={me.name} email={me.email} roles={me.roles.map((role) => role.name[currentLanguage()])} /> },
          { type: 'divider' },
          { key: 'account', icon: <UserOutlined />, label: t('account.mine'), onClick: () => void navigate({ to: '/account' }) },
          { key: 'language', icon: <GlobalOutlined />, label: t('account.language'), onClick: () => void switchTo(currentLanguage() === 'zh' ? 'en' : 'zh') },
          { key: 'shortcuts', icon: <QuestionCircleOutlined />, label: t('account.shortcuts'), onClick: showShortcuts },
          { key: 'leave', icon: <LogoutOutlined />, label: t('account.signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <button type="button" className={styles.account} aria-label={t('account.menu')}><Avatar name={me.name} size={32} /></button>
    </Dropdown>
  );
}

function AccountName({ name, email, roles }: { readonly name: string; readonly email: string; readonly roles: readonly string[] }) {
  return (
    <span style={{ display: 'block', color: 'var(--text)', cursor: 'default', maxWidth: 240 }}>
      <strong style={{ display: 'block' }}>{name}</strong>
      <span style={{ color: 'var(--text-2)' }}>{email}</span>
      {roles.length > 0 && <span style={{ display: 'block', color: 'var(--text-3)' }}>{roles.join(' · ')}</span>}
    </span>
  );
}
