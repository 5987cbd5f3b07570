/** The customer wrote while an answer was being written (R-D4): read first, or send anyway. */

import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';

export function NewerNotice({ count, onSend, onClose }: { readonly count: number; readonly onSend: () => void; readonly onClose: () => void }) {
  const { t } = useTranslation(['ticket', 'ui']);
  return (
    <div className={styles.newer} role="alert">
      <p><strong>{t('composer.newer', { n: count })}</strong> {t('composer.newerText')}</p>
      <Button size="small" onClick={onSend}>{t('composer.sendAnyway')}</Button>
      <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('ui:close')} onClick={onClose} />
    </div>
  );
}
