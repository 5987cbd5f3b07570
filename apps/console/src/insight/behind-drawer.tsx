/** What lies behind a figure: itself, how it falls apart by another dimension, and its very rows (R-H1). */

import { dimensionKeys, dimensionNames, type DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { Drawer, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { ErrorState } from '../ui/states.tsx';
import { Conditions } from './conditions.tsx';
import { Definition } from './definition.tsx';
import { FrozenMark } from './frozen-mark.tsx';
import { casesWords, figureWords } from './figure-words.ts';
import { narrowed, type SliceWhere } from './figures-address.ts';
import { useReading, useTicketsBehind } from './insight.queries.ts';
import styles from './insight.module.css';
import { HourRows, PresenceRows } from './other-rows.tsx';
import { TicketRows } from './ticket-rows.tsx';

export interface BehindView {
  readonly where: SliceWhere;
  readonly all: boolean;
  readonly more: DimensionKey | null;
}

interface BehindDrawerProps extends BehindView {
  readonly metric: MetricDefinition;
  readonly period: Period;
  readonly onChange: (view: Partial<BehindView>) => void;
  readonly onClose: () => void;
}

export function BehindDrawer({ metric, period, where, all, more, onChange, onClose }: BehindDrawerProps) {
  const { t } = useTranslation('insight');
  const title = t('behind.title', { metric: inWords(metric.name) });
  return (
    <Drawer open title={<span className={styles.headCell}>{title}<Definition metric={metric} /></span>} onClose={onClose} size={Math.min(880, window.innerWidth)} aria-label={title}>
      <Conditions where={where} period={period} onChange={(next) => onChange({ where: next })} />
      <Whole metric={metric} period={period} where={where} />
      <h3 className={styles.part}>{t('behind.split')} <Select size="small" aria-label={t('behind.dimension')} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('behind.dimension')} style={{ minWidth: 140 }} value={more} options={dimensionKeys.filter((key) => where[key]?.length !== 1 && metric.dimensions.some((known) => known.key === key)).map((key) => ({ value: key, label: inWords(dimensionNames[key]) }))} onChange={(chosen: DimensionKey | undefined) => onChange({ more: chosen ?? null })} /></h3>
      {more !== null && <Split metric={metric} period={period} where={where} by={more} onNarrow={(key) => onChange({ where: narrowed(where, more, key), more: null })} />}
      <Rows key={metric.key} metric={metric} period={period} where={where} all={all} onAll={(chosen) => onChange({ all: chosen })} />
    </Drawer>
  );
}

function Whole({ metric, period, where }: { readonly metric: MetricDefinition; readonly period: Period; readonly where: SliceWhere }) {
  const { t } = useTranslation('insight');
  const { data, isPending, error, refetch } = useReading({ metric: metric.key, period, where });
  if (data === undefined) return isPending ? <Skeleton active title={false} paragraph={{ rows: 1 }} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const told = (value: number) => figureWords(value, metric);
  return (
    <p className={styles.whole}>
      <b>{data.value === null ? t('noData') : told(data.value)}</b>
      {metric.unit !== 'count' && <span>{t('n', { n: casesWords(data.n, metric) })}</span>}
      {data.median !== null && <span>{t('median', { value: told(data.median) })}</span>}
      {data.p90 !== null && <span>{t('p90', { value: told(data.p90) })}</span>}
      {data.previous.value !== null && <span>{t('change.before', { value: told(data.previous.value) })}</span>}
      <FrozenMark told={metric} frozen={data.frozen} />
    </p>
  );
}

const mostGroups = 12;

function Split({ metric, period, where, by, onNarrow }: { readonly metric: MetricDefinition; readonly period: Period; readonly where: SliceWhere; readonly by: DimensionKey; readonly onNarrow: (key: string) => void }) {
  const { t } = useTranslation('insight');
  const { data, isPending, error, refetch } = useReading({ metric: metric.key, period, where, by });
  if (data === undefined) return isPending ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const groups = data.groups.filter(({ value }) => value !== null);
  if (groups.length === 0) return <p className={styles.quiet}>{t('noData')}</p>;
  const most = Math.max(...groups.map(({ value }) => Math.abs(value!)));
  return (
    <ul className={styles.split}>
      {groups.slice(0, mostGroups).map(({ key, name, value, n }) => (
        <li key={key}>
          <button type="button" onClick={() => onNarrow(key)}>
            <span>{inWords(name)}</span>
            <meter min={0} max={most || 1} value={Math.abs(value!)} aria-hidden />
            <b>{figureWords(value!, metric)}</b>
            <small>{metric.unit === 'count' ? '' : t('n', { n: casesWords(n, metric) })}</small>
          </button>
        </li>
      ))}
      {groups.length > mostGroups && <li className={styles.quiet}>{t('others', { n: groups.length - mostGroups })}</li>}
    </ul>
  );
}

/** What lies behind most figures is tickets; behind what people were there for and what this system took, something else. */
function Rows({ metric, period, where, all, onAll }: { readonly metric: MetricDefinition; readonly period: Period; readonly where: SliceWhere; readonly all: boolean; readonly onAll: (all: boolean) => void }) {
  const { t } = useTranslation('insight');
  const [kind, setKind] = useState(metric.rows[0]!);
  // What is a share of presence is taken over no tickets.
  const isShare = metric.unit === 'percent' && !metric.rows.includes('presence');
  return (
    <>
      <h3 className={styles.part}>
        {metric.rows.length > 1 ? <Segmented size="small" value={kind} options={metric.rows.map((value) => ({ value, label: t(`rows.kinds.${value}`) }))} onChange={setKind} /> : t(`rows.kinds.${kind}`)}
        {kind === 'tickets' && isShare && <Segmented size="small" value={all ? 'all' : 'counted'} options={[{ value: 'counted', label: t('behind.counted') }, { value: 'all', label: t('behind.all') }]} onChange={(chosen) => onAll(chosen === 'all')} />}
      </h3>
      {kind === 'tickets' && <Tickets metric={metric} period={period} where={where} all={all && isShare} />}
      {kind === 'presence' && <PresenceRows period={period} where={where} />}
      {kind === 'hours' && <HourRows period={period} where={where} order={metric.unit === 'percent' ? 'slow' : 'mean'} />}
    </>
  );
}

function Tickets({ metric, period, where, all }: { readonly metric: MetricDefinition; readonly period: Period; readonly where: SliceWhere; readonly all: boolean }) {
  const { t } = useTranslation('insight');
  const tickets = useTicketsBehind({ metric: metric.key, period, where, all });
  const { rowUnit } = metric;
  const yes = (value: number | null) => (value === null ? '—' : t(value > 0 ? 'behind.yes' : 'behind.no'));
  const told = (value: number | null) => (value === null ? '—' : figureWords(value, { unit: rowUnit!, decimals: rowUnit === 'count' ? 0 : metric.decimals }));
  return <TicketRows query={tickets} part={rowUnit !== null ? { title: t('behind.value'), words: told } : all ? { title: t('behind.value'), words: yes } : null} />;
}
