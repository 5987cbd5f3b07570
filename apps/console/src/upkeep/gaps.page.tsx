/** What was asked and no article answers: questions that ask the same together, the most pressing first. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { GapCluster } from '@huiyin/domain/upkeep/gap.contract.ts';
import { gapSources } from '@huiyin/domain/upkeep/rank-gaps.ts';
import { Link } from '@tanstack/react-router';
import { Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { AnsweredDialog } from './answered-dialog.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import { DraftDrawer } from './draft-drawer.tsx';
import { GapRow } from './gap-row.tsx';
import { UpkeepTabs } from './upkeep-tabs.tsx';
import styles from './upkeep.module.css';
import { type GapFilter, useGaps } from './upkeep.queries.ts';

type Doing = { readonly act: 'draft' | 'answered' | 'dismiss'; readonly cluster: GapCluster };

export function GapsPage() {
  const { t } = useTranslation(['upkeep', 'knowledge']);
  const [filter, setFilter] = useState<GapFilter>({});
  const [doing, setDoing] = useState<Doing | null>(null);
  const gaps = useGaps(filter);
  const change = (part: { readonly language?: GapFilter['language'] | null; readonly source?: GapFilter['source'] | null }) => setFilter(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== null && value !== undefined)) as GapFilter);
  const close = () => setDoing(null);
  const { data } = gaps;
  return (
    <PageFrame
      back={<Link to="/knowledge" aria-label={t('backToKnowledge')} className={styles.back}><ArrowLeftOutlined /></Link>}
      title={t('gaps.title')}
      text={t('gaps.text')}
      bar={
        <>
          <UpkeepTabs />
          <Select allowClear aria-label={t('gaps.source')} placeholder={t('gaps.anySource')} style={{ width: 140 }} value={filter.source ?? null} options={gapSources.map((value) => ({ value, label: t(`gaps.sources.${value}`) }))} onChange={(source) => change({ source })} />
          <Select allowClear aria-label={t('knowledge:language')} placeholder={t('knowledge:anyLanguage')} style={{ width: 120 }} value={filter.language ?? null} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`knowledge:languages.${value}`) }))} onChange={(language) => change({ language })} />
          {data && <span className={styles.quiet}>{t('gaps.sum', { open: data.open, clusters: data.clusters, answered: data.answered, dismissed: data.dismissed })}</span>}
        </>
      }
    >
      <Panel flush>
        {!data ? (gaps.isPending ? <Skeleton active style={{ padding: 16 }} /> : <ErrorState error={gaps.error} onRetry={() => void gaps.refetch()} />)
          : data.items.length === 0 ? <EmptyState title={t('gaps.none')} text={t('gaps.noneText')} />
          : <ol className={styles.rows}>{data.items.map((cluster) => <GapRow key={cluster.gapIds[0]} cluster={cluster} onAct={(act) => setDoing({ act, cluster })} />)}</ol>}
      </Panel>
      {data && data.clusters > data.items.length && <p className={styles.quiet}>{t('gaps.more', { n: data.clusters - data.items.length })}</p>}
      {data && data.open > data.gaps && filter.language === undefined && filter.source === undefined && <p className={styles.quiet}>{t('gaps.older', { n: data.gaps })}</p>}
      {doing?.act === 'draft' && <DraftDrawer cluster={doing.cluster} onClose={close} />}
      {doing?.act === 'answered' && <AnsweredDialog cluster={doing.cluster} onClose={close} />}
      {doing?.act === 'dismiss' && <DismissDialog cluster={doing.cluster} onClose={close} />}
    </PageFrame>
  );
}
