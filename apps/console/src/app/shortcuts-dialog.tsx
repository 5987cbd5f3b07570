/** All keys at a glance. */

import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { shortcuts } from '../ticket/shortcuts.ts';
import { navigation } from './navigation.ts';
import styles from './shortcuts-dialog.module.css';

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['ticket', 'app']);
  const { can } = useSession();
  return (
    <Modal open onCancel={onClose} footer={null} title={t('app:account.shortcuts')} width={560}>
      <div className={styles.groups}>
        {shortcuts.map((group) => (
          <dl key={group.title}>
            <dt className={styles.title}>{t(`shortcuts.${group.title}`)}</dt>
            {group.keys.map(({ keys, does }) => (
              <dd key={does} className={styles.line}>
                <span>{t(`shortcuts.${does}`)}</span>
                <span className={styles.keys}>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</span>
              </dd>
            ))}
          </dl>
        ))}
        <dl>
          <dt className={styles.title}>{t('shortcuts.jump')}</dt>
          <dd className={styles.line}>
            <span>{t('app:presence.title')}</span>
            <span className={styles.keys}><kbd>p</kbd></span>
          </dd>
          <dd className={styles.line}>
            <span>{t('app:reminders.title')}</span>
            <span className={styles.keys}><kbd>b</kbd></span>
          </dd>
          <dd className={styles.line}>
            <span>{t('app:nav.search')}</span>
            <span className={styles.keys}><kbd>Ctrl</kbd><kbd>K</kbd></span>
          </dd>
          {navigation.filter((item) => item.permissions.some(can)).map((item) => (
            <dd key={item.to} className={styles.line}>
              <span>{t(`app:nav.${item.label}`)}</span>
              <span className={styles.keys}><kbd>g</kbd><kbd>{item.key}</kbd></span>
            </dd>
          ))}
        </dl>
      </div>
    </Modal>
  );
}
