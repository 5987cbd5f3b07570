/** Asks before a draft is published: says what changes for new tickets, and takes a note. */

import type { FlowVersionView } from '@huiyin/domain/flow/flow.contract.ts';
import { compareFlows } from '@huiyin/domain/flow/compare.ts';
import type { Finding } from '@huiyin/domain/flow/finding.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { Alert, App, Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { ComparisonList } from './comparison-list.tsx';
import { useFlows, useFlowVersion, usePublish } from './flow.queries.ts';

interface PublishDialogProps {
  readonly view: FlowVersionView;
  readonly document: FlowDocument;
  readonly findings: readonly Finding[];
  readonly dirty: boolean;
  /** Null: it could not be saved, and the person has been told. */
  readonly onSave: (note?: string) => Promise<FlowVersionView | null>;
  readonly onStale: () => void;
  readonly onClose: () => void;
}

export function PublishDialog({ view, document, findings, dirty, onSave, onStale, onClose }: PublishDialogProps) {
  const { t } = useTranslation('flow');
  const { message } = App.useApp();
  const publish = usePublish();
  const [note, setNote] = useState(view.note);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const flows = useFlows();
  const current = flows.data?.items.find((flow) => flow.id === view.flowId)?.versions.find((version) => version.state === 'published') ?? null;
  const before = useFlowVersion(current?.id ?? null);
  const comparison = before.data ? compareFlows(before.data.document, document) : null;

  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      const saved = dirty || note.trim() !== view.note ? await onSave(note.trim()) : view;
      if (saved === null) return;
      await publish({ params: { versionId: view.id }, body: { version: saved.version } });
      void message.success(t('published'));
      onClose();
    } catch (refusal) {
      if (isRefusal(refusal, 'flow.changed')) {
        onClose();
        onStale();
      } else setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal open width={640} title={t('publishTitle', { n: view.number })} okText={t('publish')} okButtonProps={{ disabled: findings.length > 0 }} confirmLoading={busy} onOk={() => void go()} onCancel={onClose}>
      {findings.length > 0 && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t('problems.mustMend', { n: findings.length })} />}
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      <p style={{ marginTop: 0 }}>{t('publishText')}</p>
      <Input.TextArea value={note} maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} placeholder={t('publishNote')} aria-label={t('publishNote')} onChange={({ target }) => setNote(target.value)} />
      <div style={{ marginTop: 14, maxHeight: 320, overflowY: 'auto' }}>
        {flows.isPending || (current && before.isPending) ? <Skeleton active /> : !current || !comparison ? <p>{t('publishFirst')}</p> : (
          <>
            <p>{t(comparison.flow.length + comparison.steps.length === 0 ? 'publishSame' : 'publishChanges', { n: current.number })}</p>
            <ComparisonList comparison={comparison} before={before.data!.document} after={document} />
          </>
        )}
      </div>
    </Modal>
  );
}
