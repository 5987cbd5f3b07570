/** The desk of one import: mapping, trial, run, progress, problems. */

import type { ImportMapping, ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { requiredTargets } from '@huiyin/domain/ticket/import-targets.ts';
import { Alert, App, Button, Progress, Statistic } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Panel } from '../../ui/page-frame.tsx';
import styles from './import.module.css';
import { ImportProblems } from './import-problems.tsx';
import { isBusy, useCancelImport, useRunImport } from './import.queries.ts';
import { MappingEditor, targetName } from './mapping-editor.tsx';

export function ImportDesk({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation(['ticketImport', 'ui']);
  const { modal } = App.useApp();
  const start = useRunImport();
  const cancel = useCancelImport();
  const [mapping, setMapping] = useState<ImportMapping>(() => run.mapping ?? guessOf(run));
  const [starting, setStarting] = useState<'dry' | 'real' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const busy = isBusy(run);
  const missing = requiredTargets(mapping.rows).filter((target) => mapping.columns[target] === undefined);

  const go = async (dry: boolean) => {
    setStarting(dry ? 'dry' : 'real');
    setError(null);
    try {
      await start({ params: { importId: run.id }, body: { mapping, dry } });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setStarting(null);
    }
  };
  const ask = () => void modal.confirm({ title: t('runQuestion'), content: t('runText', { rows: run.rows.toLocaleString() }), okText: t('run'), onOk: () => go(false) });

  return (
    <>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      {run.failure && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={t('failed')} description={t(`failure.${run.failure.split('.').at(-1) as 'fault'}`)} />}
      {run.state !== 'looked_at' && (
        <Panel title={t(run.state === 'checking' || run.state === 'checked' ? 'trial' : 'progress')} actions={busy && <ConfirmButton size="small" danger question={t('cancelQuestion')} text={t('cancelText')} confirmLabel={t('stop')} onConfirm={() => cancel({ params: { importId: run.id } })}>{t('stop')}</ConfirmButton>}>
          <Progress percent={run.rows === 0 ? 100 : Math.min(100, Math.floor((run.done / run.rows) * 100))} status={run.state === 'failed' ? 'exception' : busy ? 'active' : 'normal'} aria-label={t('progress')} />
          <div className={styles.figures} role="status">
            <Statistic title={t('done')} value={run.done} suffix={`/ ${run.rows.toLocaleString()}`} />
            <Statistic title={t(run.state === 'checking' || run.state === 'checked' ? 'wouldImport' : 'imported')} value={run.imported} />
            <Statistic title={t('events')} value={run.events} />
            <Statistic title={t('repeated')} value={run.repeated} />
            <Statistic title={t('bad')} value={run.bad} styles={run.bad > 0 ? { content: { color: 'var(--urgent)' } } : {}} />
          </div>
        </Panel>
      )}
      <MappingEditor run={run} mapping={mapping} onChange={setMapping} disabled={busy} />
      <div className={styles.foot}>
        {missing.length > 0 && <span className={styles.missing}>{t('missing', { names: missing.map((target) => targetName(target)).join(t('separator')) })}</span>}
        <Button disabled={busy || missing.length > 0} loading={starting === 'dry'} onClick={() => void go(true)}>{t('dryRun')}</Button>
        <Button type="primary" disabled={busy || missing.length > 0} loading={starting === 'real'} onClick={ask}>{t('run')}</Button>
      </div>
      {run.bad > 0 && <ImportProblems run={run} />}
    </>
  );
}

function guessOf(run: ImportRun): ImportMapping {
  return { columns: Object.fromEntries(run.guessed.map(({ column, target }) => [target, column])), rows: run.guessed.some(({ target }) => target === 'activity') ? 'events' : 'cases', timeZone: 'Asia/Shanghai', dateOrder: 'YMD' };
}
