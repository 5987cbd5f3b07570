/** The person's picture at the foot of the rail. */

import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import styles from './shell.module.css';

export function AccountButton(rest: ComponentProps<'button'>) {
  const { t } = useTranslation('app');
  const { me } = useSession();
  return <button type="button" aria-haspopup="menu" {...rest} className={`${styles.account} ${rest.className ?? ''}`} aria-label={t('account.menu')}><Avatar name={me.name} size={32} /></button>;
}
