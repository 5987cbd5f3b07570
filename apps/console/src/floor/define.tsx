/** A heading that says how its figure is counted, to whoever asks. */

import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './floor.module.css';

export function Define({ children, text }: { readonly children: ReactNode; readonly text: string }) {
  const { t } = useTranslation('floor');
  return (
    <Popover trigger={['hover', 'focus', 'click']} mouseEnterDelay={0.25} title={t('define.how')} content={<p className={styles.definition}>{text}</p>}>
      <button type="button" className={styles.define}>{children}</button>
    </Popover>
  );
}
