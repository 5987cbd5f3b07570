/** While figures are told anew they are not whole: said above all of them, and they are read again when it is over. */

import { useQueryClient } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFigureSetting } from './insight.queries.ts';
import styles from './insight.module.css';

export function TellingNotice() {
  const { t } = useTranslation('insight');
  const client = useQueryClient();
  const telling = useFigureSetting().data?.telling ?? null;
  const was = useRef(false);
  useEffect(() => {
    if (was.current && telling === null) void client.invalidateQueries();
    was.current = telling !== null;
  }, [client, telling]);
  if (telling === null) return null;
  return <Alert className={styles.telling ?? ''} type="warning" showIcon title={t('zone.telling')} description={<><p>{t('zone.tellingText')}</p><Progress percent={telling.percent} size="small" aria-label={t('zone.telling')} /></>} />;
}
