/** My exports of something: how far each is, and the file when it is there. Nothing where nothing was exported. */

import { DownloadOutlined } from '@ant-design/icons';
import type { ExportRun } from '@huiyin/domain/export/export.contract.ts';
import { App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { fullMoment } from '../ui/time.ts';
import { exportedFile, isUnderWay, useCancelExport, useExports } from './export.queries.ts';
import styles from './exported-files.module.css';

interface Props {
  readonly subject: string;
  /** What it was asked to be, in words. */
  readonly nameOf: (wish: ExportRun['wish']) => string;
}

export function ExportedFiles({ subject, nameOf }: Props) {
  const { t } = useTranslation('export');
  const { data } = useExports(subject);
  const latest = latestOfEach(data?.items ?? []);
  if (latest.length === 0) return null;
  return (
    <section className={styles.files} aria-label={t('title')}>
      <h2 className={styles.title}>{t('title')}</h2>
      <ul className={styles.list}>{latest.map((run) => <li key={run.id} className={styles.row}><Row run={run} name={nameOf(run.wish)} /></li>)}</ul>
    </section>
  );
}

function Row({ run, name }: { readonly run: ExportRun; readonly name: string }) {
  const { t } = useTranslation('export');
  const { message } = App.useApp();
  const cancel = useCancelExport();
  return (
    <>
      <span className={styles.name}>{name}</span>
      {/* Steps are not read aloud one by one; how it ended is. */}
      <span className={styles.state} role="status" aria-live={run.state === 'running' ? 'off' : 'polite'} data-failed={run.state === 'failed' || undefined}>{stateWords()}</span>
      {run.state === 'running' && <Progress className={styles.progress ?? ''} percent={run.total === 0 ? 0 : Math.round((100 * run.done) / run.total)} showInfo={false} size="small" aria-label={t('running', { done: run.done, total: run.total })} />}
      {isUnderWay(run) && <Button size="small" aria-label={t('cancelOf', { name })} onClick={() => void cancel({ params: { exportId: run.id }, body: {} }).catch((error: unknown) => void message.error(wordsOf(error)))}>{t('cancel')}</Button>}
      {run.state === 'done' && <Button size="small" type="primary" icon={<DownloadOutlined />} href={exportedFile(run.id)} download aria-label={t('downloadOf', { name })}>{t('download')}</Button>}
    </>
  );

  function stateWords(): string {
    if (run.state === 'running') return run.total === 0 ? t('waiting') : t('running', { done: run.done, total: run.total });
    if (run.state === 'done') return t('kept', { at: fullMoment(run.endedAt!), until: fullMoment(run.keptUntil!) });
    return t(run.state);
  }
}

/** One line for each wish: an older file of the same is of no use beside a younger one. */
function latestOfEach(runs: readonly ExportRun[]): readonly ExportRun[] {
  const seen = new Set<string>();
  return runs.filter(({ wish, state }) => {
    const key = JSON.stringify(wish);
    if (seen.has(key)) return false;
    seen.add(key);
    return state !== 'cancelled';
  });
}
