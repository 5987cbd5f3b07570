/** How well the assistant would do: known questions asked again, and what another threshold would make of them. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { type ReplayRow, type ReplaySource, replaySources } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Progress, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssistantSettings } from '../assistant/assistant.queries.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { BandTuner } from './band-tuner.tsx';
import { GoldPanel } from './gold-panel.tsx';
import { UpkeepTabs } from './upkeep-tabs.tsx';
import styles from './upkeep.module.css';
import { useCancelReplay, useEvaluation, useStartReplay } from './upkeep.queries.ts';

export function EvaluationPage() {
  const { t } = useTranslation('upkeep');
  const { can } = useSession();
  const { message } = App.useApp();
  const evaluation = useEvaluation();
  const [start, cancel] = [useStartReplay(), useCancelReplay()];
  const [source, setSource] = useState<ReplaySource | 'known' | 'all'>('known');
  const { data } = evaluation;
  const rows = useMemo(() => (data?.rows ?? []).filter((row) => isOf(row, source)), [data?.rows, source]);
  const running = data?.run?.state === 'running' ? data.run : null;
  const act = (doing: Promise<unknown>) => void doing.catch((error: unknown) => void message.error(wordsOf(error)));
  return (
    <PageFrame
      back={<Link to="/knowledge" aria-label={t('backToKnowledge')} className={styles.back}><ArrowLeftOutlined /></Link>}
      title={t('evaluation.title')}
      text={t('evaluation.text')}
      actions={running ? <Button onClick={() => act(cancel({ body: {} }))}>{t('evaluation.cancel')}</Button> : <Button type="primary" disabled={!data} onClick={() => act(start({ body: {} }))}>{t(data?.replayedAt === null ? 'evaluation.start' : 'evaluation.replay')}</Button>}
      bar={<UpkeepTabs />}
    >
      {running && <Panel><p className={styles.quiet}>{t('evaluation.running', { done: running.done, total: running.total })}</p><Progress percent={running.total === 0 ? 0 : Math.round((running.done / running.total) * 100)} /></Panel>}
      {data?.run?.state === 'failed' && <Alert type="error" showIcon className={styles.alert ?? ''} title={t('evaluation.failed')} />}
      {!data ? <Panel>{evaluation.isPending ? <Skeleton active /> : <ErrorState error={evaluation.error} onRetry={() => void evaluation.refetch()} />}</Panel>
        : data.replayedAt === null ? <Panel><EmptyState title={t('evaluation.none')} text={t('evaluation.noneText')} /></Panel>
        : (
          <>
            <div className={styles.toolbar}>
              <Segmented value={source} options={(['known', ...replaySources, 'all'] as const).map((value) => ({ value, label: t(`evaluation.sources.${value}`) }))} onChange={setSource} />
              <span className={styles.quiet}>{t('evaluation.replayedAt', { at: fullMoment(data.replayedAt), n: data.rows.length })}{data.leftOut > 0 && ` ${t('evaluation.leftOut', { n: data.leftOut })}`}</span>
            </div>
            <Tuned rows={rows} maySave={can('assistant.manage')} />
          </>
        )}
      <GoldPanel />
    </PageFrame>
  );
}

function isOf(row: ReplayRow, source: ReplaySource | 'known' | 'all'): boolean {
  return source === 'all' || (source === 'known' ? row.wants !== 'unknown' : row.source === source);
}

/** Who may not read the settings sees what the shipped ones do. */
function Tuned({ rows, maySave }: { readonly rows: readonly ReplayRow[]; readonly maySave: boolean }) {
  return maySave ? <WithSettings rows={rows} /> : <BandTuner rows={rows} kept={null} />;
}

function WithSettings({ rows }: { readonly rows: readonly ReplayRow[] }) {
  const settings = useAssistantSettings();
  if (!settings.data) return <Panel>{settings.isPending ? <Skeleton active /> : <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />}</Panel>;
  return <BandTuner key={settings.data.version} rows={rows} kept={settings.data} />;
}
