/** Alerts: what goes on first, then what is over and nobody has closed, then the rest. */

import { CheckCircleOutlined } from '@ant-design/icons';
import type { AlertRow } from '@huiyin/domain/alert/alert.contract.ts';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { shortMoment, spanWords } from '../ui/time.ts';
import { AlertTabs } from './alert-tabs.tsx';
import { type AlertState, useAlerts } from './alert.queries.ts';
import styles from './alert.module.css';

export function AlertsPage() {
  const { t } = useTranslation('alert');
  return (
    <PageFrame title={t('title')} text={t('text')} bar={<AlertTabs />}>
      <AlertList state="firing" />
      <AlertList state="ended" />
      <AlertList state="closed" />
    </PageFrame>
  );
}

function AlertList({ state }: { readonly state: AlertState }) {
  const { t } = useTranslation(['alert', 'ui']);
  const alerts = useAlerts(state);
  const rows = alerts.data?.pages.flatMap(({ items }) => items) ?? [];
  if (state === 'closed' && rows.length === 0) return null;
  return (
    <Panel title={t(`states.${state}`)} flush>
      {alerts.isPending ? <Skeleton active title={false} paragraph={{ rows: 2 }} style={{ padding: 16 }} />
        : alerts.isError && !alerts.data ? <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />
        : rows.length === 0 ? <EmptyState title={t(`none.${state === 'firing' ? 'firing' : 'ended'}`)} text={t(`noneText.${state === 'firing' ? 'firing' : 'ended'}`)} {...(state === 'firing' ? { icon: <CheckCircleOutlined /> } : {})} />
        : <ul className={styles.rows}>{rows.map((row) => <Row key={row.id} row={row} />)}</ul>}
      {alerts.hasNextPage && <p className={styles.more}><Button size="small" loading={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>{t('more')}</Button></p>}
    </Panel>
  );
}

function Row({ row }: { readonly row: AlertRow }) {
  const { t } = useTranslation('alert');
  const lasted = Date.parse(row.endedAt ?? new Date().toISOString()) - Date.parse(row.beganAt);
  return (
    <li className={styles.row} data-firing={row.endedAt === null}>
      <p className={styles.rowHead}>
        <Link to="/alerts/$alertId" params={{ alertId: row.id }}><b>{inWords(row.rule)}</b></Link>
        {row.endedAt === null && <Tag color="error">{t('firing')}</Tag>}
        {row.closedAt !== null && <Tag>{t('closed')}</Tag>}
        {row.sliceShown.map((slice) => <Tag key={slice.en}>{inWords(slice)}</Tag>)}
      </p>
      <p>{inWords(row.said)}</p>
      {row.cause && <p className={styles.cause}>{t('mainCause')}{inWords(row.cause)}</p>}
      <p className={styles.facts}>
        <time dateTime={row.beganAt}>{t('beganAt', { at: shortMoment(row.beganAt) })}</time>
        <span>{row.endedAt === null ? t('lasts', { span: spanWords(lasted) }) : t('lasted', { span: spanWords(lasted) })}</span>
        {row.event !== null && <span>{t('coincides', { name: row.event })}</span>}
        <span>{row.owner ? t('owner', { name: row.owner.name }) : t('noOwner')}</span>
        {row.openActions > 0 && <span>{t('openTasks', { n: row.openActions })}</span>}
        {row.comments > 0 && <span>{t('comments', { n: row.comments })}</span>}
      </p>
    </li>
  );
}
