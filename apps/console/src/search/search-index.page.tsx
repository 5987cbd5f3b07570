/** How the search index stands; built anew here. */

import { ReloadOutlined } from '@ant-design/icons';
import { App, Progress, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import styles from './search.module.css';
import { useCancelRebuild, useIndex, useRebuild } from './search.queries.ts';

export function SearchIndexPage() {
  const { t } = useTranslation('search');
  const { message } = App.useApp();
  const index = useIndex();
  const rebuild = useRebuild();
  const cancel = useCancelRebuild();
  const running = index.data?.rebuild?.state === 'running';

  const actions = running ? (
    <ConfirmButton question={t('index.cancel')} text={t('index.cancelled')} confirmLabel={t('index.cancel')} onConfirm={async () => { await cancel({ body: {} }); void message.success(t('index.cancelled')); }}>{t('index.cancel')}</ConfirmButton>
  ) : (
    <ConfirmButton icon={<ReloadOutlined />} question={t('index.rebuildQuestion')} text={t('index.rebuildText')} confirmLabel={t('index.rebuild')} onConfirm={async () => { await rebuild({ body: {} }); void message.success(t('index.started')); }}>{t('index.rebuild')}</ConfirmButton>
  );

  return (
    <PageFrame title={t('index.title')} text={t('index.text')} actions={index.data && actions}>
      {index.isError && !index.data ? (
        <ErrorState error={index.error} onRetry={() => void index.refetch()} />
      ) : (
        <div className={styles.index}><Panel>{index.data ? <Figures data={index.data} /> : <Skeleton active title={false} paragraph={{ rows: 3 }} />}</Panel></div>
      )}
    </PageFrame>
  );
}

function Figures({ data: { entries, behind, rebuild } }: { readonly data: NonNullable<ReturnType<typeof useIndex>['data']> }) {
  const { t, i18n } = useTranslation('search');
  const figure = (n: number) => n.toLocaleString(i18n.language === 'en' ? 'en' : 'zh-CN');
  return (
    <dl className={styles.figures}>
      <dt>{t('index.entries')}</dt>
      <dd>{t('index.entriesValue', { n: figure(entries) })}</dd>
      <dt>{t('index.behind')}</dt>
      <dd>{behind === 0 ? t('index.upToDate') : t('index.behindValue', { n: figure(behind) })}</dd>
      <dt>{t('index.last')}</dt>
      <dd>
        {rebuild === null ? t('index.never') : (
          <>
            {t(`index.state.${rebuild.state}`)} · {t('index.progress', { done: figure(rebuild.done), total: figure(rebuild.total) })} · <time dateTime={rebuild.endedAt ?? rebuild.startedAt}>{fullMoment(rebuild.endedAt ?? rebuild.startedAt)}</time>
            {rebuild.state === 'running' && <Progress percent={rebuild.total === 0 ? 100 : Math.floor((100 * rebuild.done) / rebuild.total)} size="small" />}
          </>
        )}
      </dd>
    </dl>
  );
}
