/** Articles by the file: brought in after a look at what would come of it, and taken out. */

import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../../ui/page-frame.tsx';
import { exportAddress } from './article-import.queries.ts';
import styles from './import.module.css';
import { ImportDesk } from './import-desk.tsx';

export function ImportArticlesPage() {
  const { t } = useTranslation(['articleImport', 'knowledge']);
  return (
    <PageFrame back={<Link to="/knowledge" aria-label={t('knowledge:back')} className={styles.back}><ArrowLeftOutlined /></Link>} title={t('title')} text={t('text')}>
      <ImportDesk />
      <Panel title={t('export')}>
        <p className={styles.words}>{t('exportText')}</p>
        <div className={styles.acts}>
          <Button icon={<DownloadOutlined />} href={exportAddress('zip')} download>{t('exportZip')}</Button>
          <Button icon={<DownloadOutlined />} href={exportAddress('xlsx')} download>{t('exportXlsx')}</Button>
        </div>
      </Panel>
    </PageFrame>
  );
}
