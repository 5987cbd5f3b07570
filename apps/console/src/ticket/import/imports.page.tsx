/** Bringing tickets in from elsewhere: choose a file, and what was brought in before. */

import { InboxOutlined } from '@ant-design/icons';
import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Progress, type TableColumnsType, Upload } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { PageFrame, Panel } from '../../ui/page-frame.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { shortMoment } from '../../ui/time.ts';
import { ImportStateTag } from './import-state-tag.tsx';
import { useImports, useStartImport } from './import.queries.ts';

export function ImportsPage() {
  const { t } = useTranslation(['ticketImport', 'ui']);
  const navigate = useNavigate();
  const imports = useImports();
  const start = useStartImport();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const open = (id: string) => navigate({ to: '/admin/imports/$importId', params: { importId: id } });

  const send = async (file: File) => {
    abort.current = new AbortController();
    setError(null);
    setShare(0);
    try {
      const run = await start(file, { progress: setShare, signal: abort.current.signal });
      await open(run.id);
    } catch (refusal) {
      if (!(refusal instanceof DOMException && refusal.name === 'AbortError')) setError(refusal);
    } finally {
      setShare(null);
    }
  };

  const columns: TableColumnsType<ImportRun> = [
    { key: 'file', title: t('file'), render: (_, run) => <span style={{ overflowWrap: 'anywhere' }}>{run.fileName}</span> },
    { key: 'state', title: t('stateTitle'), render: (_, run) => <ImportStateTag state={run.state} /> },
    { key: 'rows', title: t('rows'), align: 'right', responsive: ['sm'], render: (_, run) => run.rows.toLocaleString() },
    { key: 'imported', title: t('imported'), align: 'right', responsive: ['md'], render: (_, run) => run.imported.toLocaleString() },
    { key: 'bad', title: t('bad'), align: 'right', responsive: ['md'], render: (_, run) => run.bad.toLocaleString() },
    { key: 'when', title: t('startedAt'), responsive: ['md'], render: (_, run) => (run.startedAt ? shortMoment(run.startedAt) : '—') },
  ];

  return (
    <PageFrame title={t('title')} text={t('text')}>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      <Panel>
        {share === null ? (
          <Upload.Dragger accept=".csv,.tsv,.txt,.xlsx" multiple={false} showUploadList={false} beforeUpload={(file) => {
            void send(file);
            return false;
          }}>
            <p style={{ margin: '6px 0', fontSize: 26, color: 'var(--accent)' }}><InboxOutlined /></p>
            <p style={{ margin: 0, fontWeight: 500 }}>{t('drop')}</p>
            <p style={{ margin: '4px 0 8px', color: 'var(--text-3)' }}>{t('dropHint')}</p>
          </Upload.Dragger>
        ) : (
          <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
            <Progress percent={Math.round(share * 100)} status="active" style={{ flex: 1, margin: 0 }} />
            <span>{share < 1 ? t('sending') : t('reading')}</span>
            <Button onClick={() => abort.current?.abort()}>{t('ui:cancel')}</Button>
          </div>
        )}
      </Panel>
      <DataTable query={imports} columns={columns} rowKey={(run) => run.id} onOpen={(run) => void open(run.id)} empty={<EmptyState title={t('none')} />} />
    </PageFrame>
  );
}
