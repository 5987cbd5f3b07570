/** The files under the text, each with how far it has come. */

import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attachments } from './use-attachments.ts';
import styles from './composer.module.css';

export function AttachmentChips({ attachments }: { readonly attachments: Attachments }) {
  const { t } = useTranslation('ticket');
  if (attachments.list.length === 0) return null;
  return (
    <div className={styles.files}>
      {attachments.list.map((file) => {
        const percent = Math.round(file.progress * 100);
        return (
          <span key={file.key} className={styles.file}>
            <PaperClipOutlined />
            <span>{file.name}</span>
            {file.stored === null && <em className={styles.percent} aria-label={t('composer.uploading', { percent })}>{percent}%</em>}
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('composer.removeFile', { name: file.name })} onClick={() => attachments.remove(file.key)} />
            {file.stored === null && <i className={styles.progress} style={{ width: `${percent}%` }} />}
          </span>
        );
      })}
    </div>
  );
}
