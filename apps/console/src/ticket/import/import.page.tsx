/** One import: what the file holds, what its columns mean, a trial, the run, and the rows that are bad. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../../ui/page-frame.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { ImportDesk } from './import-desk.tsx';
import { ImportStateTag } from './import-state-tag.tsx';
import { useImport } from './import.queries.ts';

export function ImportPage() {
  const { t } = useTranslation(['ticketImport', 'ui']);
  const { importId } = useParams({ from: '/signed-in/admin/imports/$importId' });
  const run = useImport(importId);
  return (
    <PageFrame
      back={<Link to={'/admin/imports' as '/'} aria-label={t('ui:back')} style={{ lineHeight: '32px' }}><ArrowLeftOutlined /></Link>}
      title={run.data ? <>{run.data.fileName} <ImportStateTag state={run.data.state} /></> : t('title')}
      text={run.data && t('fileFacts', { encoding: run.data.encoding.toUpperCase(), rows: run.data.rows.toLocaleString(), columns: run.data.columns.length })}
    >
      {run.isPending ? <Panel><Skeleton active paragraph={{ rows: 8 }} /></Panel>
        : !run.data ? <Panel><ErrorState error={run.error} onRetry={() => void run.refetch()} /></Panel>
        : <ImportDesk run={run.data} />}
    </PageFrame>
  );
}
