/** What a place shows when it has nothing to show: empty, broken, forbidden. */

import { InboxOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isOldPage, wordsOf } from '../platform/refusal-words.ts';
import styles from './states.module.css';

interface StateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'plain' | 'bad';
}

export function EmptyState({ icon = <InboxOutlined />, title, text, action, tone = 'plain' }: StateProps) {
  return (
    <div className={styles.state} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className={styles.icon} aria-hidden>{icon}</span>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  const outdated = isOldPage(error);
  return (
    <EmptyState
      tone="bad"
      icon={<WarningOutlined />}
      title={t('failed')}
      text={wordsOf(error)}
      action={
        outdated ? (
          <Button onClick={() => location.reload()}>{t('reload')}</Button>
        ) : (
          onRetry && <Button onClick={onRetry}>{t('retry')}</Button>
        )
      }
    />
  );
}

export function NoPermission() {
  const { t } = useTranslation('ui');
  return <EmptyState icon={<LockOutlined />} title={t('noPermission')} text={t('noPermissionText')} />;
}
