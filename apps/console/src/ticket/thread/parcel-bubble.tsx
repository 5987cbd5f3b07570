/** A message that the server has not confirmed yet. */

import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outbox, Parcel } from './use-outbox.ts';
import styles from './message-bubble.module.css';

export function ParcelBubble({ parcel, outbox }: { readonly parcel: Parcel; readonly outbox: Outbox }) {
  const { t } = useTranslation(['ticket', 'ui']);
  return (
    <article className={styles.message} data-direction={parcel.visibility === 'internal' ? 'internal' : 'outbound'} data-follows data-state={parcel.state}>
      <div className={styles.column}>
        {parcel.body !== '' && <p className={styles.bubble}>{parcel.body}</p>}
        {parcel.attachments.map((file) => <span key={file.id} className={styles.file}>{file.name}</span>)}
        {parcel.state === 'failed' && (
          <span className={styles.failed} role="alert">
            <ExclamationCircleOutlined /> {t('thread.failedSend')}
            <Button type="link" size="small" onClick={() => outbox.retry(parcel.clientId)}>{t('ui:retry')}</Button>
            <Button type="text" size="small" onClick={() => outbox.drop(parcel.clientId)}>{t('ui:cancel')}</Button>
          </span>
        )}
      </div>
    </article>
  );
}
