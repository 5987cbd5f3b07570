/** What belongs to the person: who they are, their account, the language, the keys, the way out. */

import { GlobalOutlined, LogoutOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { meQuery, useLanguageSwitch, useSession } from '../platform/session.ts';
import { signOut } from '../platform/sign-in.ts';
import { AccountButton } from './account-button.tsx';
import { showShortcuts } from './shortcuts.ts';

export function AccountMenu() {
  const { t } = useTranslation('app');
  const { me } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const switchTo = useLanguageSwitch();
  const [open, setOpen] = useState(true);

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
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      placement="topRight"
      autoFocus
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
      <AccountButton />
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
