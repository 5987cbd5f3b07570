/** `?` shows the shortcuts; `g` and a letter go to a page. Pages bring their own keys. */

import { Modal } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { isTyping, useKeys } from '../ui/keys.ts';
import { shortcuts } from '../ticket/shortcuts.ts';
import { navigation } from './navigation.ts';
import { onShowShortcuts, showShortcuts } from './shortcuts.ts';
import styles from './keyboard-jumps.module.css';

/** How long after `g` the second key may come. */
const jumpMs = 1200;

export function KeyboardJumps() {
  const { t } = useTranslation(['ticket', 'app']);
  const navigate = useNavigate();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const jumpUntil = useRef(0);
  useEffect(() => onShowShortcuts(() => setOpen(true)), []);
  useKeys({ '?': showShortcuts });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'g') {
        jumpUntil.current = event.timeStamp + jumpMs;
        return;
      }
      if (event.timeStamp > jumpUntil.current) return;
      jumpUntil.current = 0;
      const item = navigation.find((each) => each.key === event.key && (each.permissions.length === 0 || each.permissions.some(can)));
      if (!item) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void navigate({ to: item.to as '/' });
    };
    // Before the pages' own keys: after `g`, `f` is no longer theirs.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [navigate, can]);

  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('app:account.shortcuts')} width={560}>
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
