/** Says that the connection is gone, once it has been gone long enough to matter. */

import { DisconnectOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../platform/live.ts';
import styles from './shell.module.css';

export function LiveBanner() {
  const { t } = useTranslation('app');
  if (useConnection() !== 'lost') return null;
  return <div className={styles.banner} role="status"><DisconnectOutlined /> {t('offline')}</div>;
}
