/** What lies behind a figure: itself, how it falls apart by another dimension, and its very tickets (R-H1). */

import { CloseOutlined } from '@ant-design/icons';
import { dimensionKeys, dimensionNames, type DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition, MetricTicket } from '@huiyin/domain/insight/insight.contract.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { Link } from '@tanstack/react-router';
import { Drawer, Segmented, Select, Skeleton, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { DataTable } from '../ui/data-table.tsx';
import { plainNumber } from '../ui/number.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { Definition } from './definition.tsx';
import { FrozenMark } from './frozen-mark.tsx';
import { figureWords, periodWords } from './figure-words.ts';
import { narrowed, type SliceWhere } from './figures-address.ts';
import { useReading, useReadings, useTicketsBehind } from './insight.queries.ts';
import styles from './insight.module.css';

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
  const isShare = metric.unit === 'percent';
  return (
    <Drawer open title={<span className={styles.headCell}>{title}<Definition metric={metric} /></span>} onClose={onClose} size={Math.min(880, window.innerWidth)} aria-label={title}>
      <Conditions where={where} period={period} onChange={(next) => onChange({ where: next })} />
      <Whole metric={metric} period={period} where={where} />
      <h3 className={styles.part}>{t('behind.split')} <Select size="small" aria-label={t('behind.dimension')} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('behind.dimension')} style={{ minWidth: 140 }} value={more} options={dimensionKeys.filter((key) => where[key]?.length !== 1 && metric.dimensions.some((known) => known.key === key)).map((key) => ({ value: key, label: inWords(dimensionNames[key]) }))} onChange={(chosen: DimensionKey | undefined) => onChange({ more: chosen ?? null })} /></h3>
      {more !== null && <Split metric={metric} period={period} where={where} by={more} onNarrow={(key) => onChange({ where: narrowed(where, more, key), more: null })} />}
      <h3 className={styles.part}>{t('behind.tickets')} {isShare && <Segmented size="small" value={all ? 'all' : 'counted'} options={[{ value: 'counted', label: t('behind.counted') }, { value: 'all', label: t('behind.all') }]} onChange={(chosen) => onChange({ all: chosen === 'all' })} />}</h3>
      <Tickets metric={metric} period={period} where={where} all={all && isShare} />
    </Drawer>
  );
}

/** Names are those the metric’s own groups have. */
function Conditions({ where, period, onChange }: { readonly where: SliceWhere; readonly period: Period; readonly onChange: (where: SliceWhere) => void }) {
  const { t } = useTranslation('insight');
  const dimensions = Object.keys(where) as (DimensionKey | 'hour')[];
  const named = useReadings(dimensions.map((by) => ({ metric: 'volume', period, where: {}, by })));
  const nameOf = (index: number, key: string) => {
    const group = named[index]?.data?.groups.find((each) => each.key === key);
    return group ? inWords(group.name) : dimensions[index] === 'hour' ? `${key}:00` : key;
  };
  return (
    <p className={styles.conditions}>
      <Tag>{t('behind.days', { period: periodWords(period) })}</Tag>
      {dimensions.map((dimension, index) => {
        const { [dimension]: values = [], ...others } = where;
        const words = `${inWords(dimensionNames[dimension])}${t('colon')}${values.map((value) => nameOf(index, value)).join(t('comma'))}`;
        return <Tag key={dimension} closable closeIcon={<CloseOutlined aria-label={t('behind.drop', { name: words })} />} onClose={(event) => { event.preventDefault(); onChange(others); }}>{words}</Tag>;
      })}
    </p>
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
      {metric.unit !== 'count' && <span>{t('n', { n: plainNumber(data.n) })}</span>}
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
            <small>{metric.unit === 'count' ? '' : t('n', { n: plainNumber(n) })}</small>
          </button>
        </li>
      ))}
      {groups.length > mostGroups && <li className={styles.quiet}>{t('others', { n: groups.length - mostGroups })}</li>}
    </ul>
  );
}

function Tickets({ metric, period, where, all }: { readonly metric: MetricDefinition; readonly period: Period; readonly where: SliceWhere; readonly all: boolean }) {
  const { t } = useTranslation('insight');
  const tickets = useTicketsBehind({ metric: metric.key, period, where, all });
  const told = (value: number | null) => (value === null ? '—' : metric.unit === 'percent' ? t(value > 0 ? 'behind.yes' : 'behind.no') : figureWords(value, metric));
  const columns: TableColumnsType<MetricTicket> = [
    { key: 'number', title: t('behind.number'), render: (_, { id, number, subject }) => <Link to="/tickets/$ticketId" params={{ ticketId: id }} className={styles.ticket}><b>{number}</b> {subject}</Link> },
    ...(metric.unit === 'count' || (metric.unit === 'percent' && !all) ? [] : [{ key: 'value', title: t('behind.value'), align: 'right' as const, render: (_: unknown, { value }: MetricTicket) => <span className="numbers">{told(value)}</span> }]),
    { key: 'channel', title: t('behind.channel'), render: (_, { channel }) => inWords(channel) },
    { key: 'topic', title: t('behind.topic'), render: (_, { topic }) => (topic ? inWords(topic) : '—') },
    { key: 'agent', title: t('behind.agent'), render: (_, { agent, team }) => agent ?? (team ? inWords(team) : '—') },
    { key: 'opened', title: t('behind.opened'), render: (_, { openedAt }) => <time dateTime={openedAt}>{shortMoment(openedAt)}</time> },
  ];
  return (
    <>
      <DataTable query={tickets} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('behind.none')} />} />
      <p className={styles.foot}>{t('behind.hidden')}</p>
    </>
  );
}
