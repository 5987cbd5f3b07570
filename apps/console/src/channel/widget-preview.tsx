/** Roughly what a visitor will see, while the settings are being changed. */

import { SendOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import styles from './channel.module.css';
import type { ChannelValues } from './channel-form.tsx';

export function WidgetPreview({ values }: { readonly values: ChannelValues }) {
  const { t } = useTranslation('channel');
  const greeting = values.greeting && inWords(values.greeting).trim() !== '' ? inWords(values.greeting) : t('previewGreeting');
  return (
    <div className={styles.widget} style={{ '--widget': values.colour } as React.CSSProperties} aria-hidden>
      <div className={styles.widgetHead}>{inWords(values.name) || '…'}</div>
      <div className={styles.widgetBody}>
        <p className={styles.widgetIn}>{greeting}</p>
        {values.preChat.length > 0 ? (
          <div className={styles.widgetForm}>
            {values.preChat.map((field) => <span key={field.key} className={styles.widgetField}>{t(`fields.${field.key}`)}{field.required && <i> *</i>}</span>)}
            {values.noticeUrl && <small>☐ {t('previewAgree')}</small>}
            <span className={styles.widgetButton}>{t('previewStart')}</span>
          </div>
        ) : (
          <p className={styles.widgetOut}>{t('previewQuestion')}</p>
        )}
      </div>
      <div className={styles.widgetFoot}><span>{t('previewInput')}</span><SendOutlined /></div>
    </div>
  );
}
