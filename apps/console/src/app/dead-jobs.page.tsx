/** Background jobs that gave up: run them again, or let them go. */

import { CheckCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { App, Button, Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { useDeadJobs, useRemoveJob, useRetryJob } from './dead-jobs.queries.ts';

type Job = NonNullable<ReturnType<typeof useDeadJobs>['data']>['pages'][number]['items'][number];

export function DeadJobsPage() {
  const { t } = useTranslation(['app', 'ui']);
  const { message } = App.useApp();
  const jobs = useDeadJobs();
  const retry = useRetryJob();
  const remove = useRemoveJob();
  const [busy, setBusy] = useState<string | null>(null);

  const again = async (jobId: string) => {
    setBusy(jobId);
    try {
      await retry({ params: { jobId } });
      void message.success(t('jobs.again'));
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setBusy(null);
    }
  };

  const columns: TableColumnsType<Job> = [
    { key: 'name', title: t('jobs.name'), render: (_, job) => <><b style={{ fontWeight: 500 }}>{job.name}</b> <span style={{ color: 'var(--text-3)' }}>#{job.id}</span></> },
    { key: 'error', title: t('jobs.error'), render: (_, job) => <code style={{ display: 'block', maxWidth: 420, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{job.lastError ?? '—'}</code> },
    { key: 'attempts', title: t('jobs.attempts'), align: 'right', responsive: ['md'], render: (_, job) => job.attempts },
    { key: 'failed', title: t('jobs.failedAt'), responsive: ['md'], render: (_, job) => <time dateTime={job.failedAt}>{fullMoment(job.failedAt)}</time> },
    {
      key: 'acts', title: '', render: (_, job) => (
        <Space>
          <Button size="small" icon={<ReloadOutlined />} loading={busy === job.id} onClick={() => void again(job.id)}>{t('jobs.retry')}</Button>
          <ConfirmButton size="small" danger question={t('jobs.removeQuestion')} text={t('jobs.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { jobId: job.id } })}>{t('ui:remove')}</ConfirmButton>
        </Space>
      ),
    },
  ];

  return (
    <PageFrame title={t('admin.sections.jobs')} text={t('jobs.text')} actions={<Button icon={<ReloadOutlined />} loading={jobs.isRefetching} onClick={() => void jobs.refetch()}>{t('jobs.refresh')}</Button>}>
      <DataTable query={jobs} columns={columns} rowKey={(job) => job.id} empty={<EmptyState icon={<CheckCircleOutlined />} title={t('jobs.none')} text={t('jobs.noneText')} />} />
    </PageFrame>
  );
}
