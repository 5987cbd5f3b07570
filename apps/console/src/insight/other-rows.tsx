/** Rows behind figures that no ticket makes: when people were there, and how long this system took hour by hour. */

import type { PresenceSpell, ResponseHour } from '@huiyin/domain/insight/insight.contract.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../ui/data-table.tsx';
import { plainNumber } from '../ui/number.ts';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { figureWords } from './figure-words.ts';
import type { SliceWhere } from './figures-address.ts';
import { usePresenceSpells, useResponseHours } from './insight.queries.ts';
import styles from './insight.module.css';

interface OtherRowsProps {
  readonly period: Period;
  readonly where: SliceWhere;
}

const numeric = { align: 'right' as const };

export function PresenceRows(props: OtherRowsProps) {
  const { t } = useTranslation('insight');
  const columns: TableColumnsType<PresenceSpell> = [
    { key: 'person', title: t('behind.agent'), render: (_, { person }) => person.name },
    { key: 'state', title: t('rows.state'), render: (_, { state }) => t(`rows.${state}`) },
    { key: 'from', title: t('rows.from'), render: (_, { from }) => <time dateTime={from}>{shortMoment(from)}</time> },
    { key: 'to', title: t('rows.to'), render: (_, { to }) => (to === null ? t('rows.still') : <time dateTime={to}>{shortMoment(to)}</time>) },
    { ...numeric, key: 'minutes', title: t('rows.within'), render: (_, { minutes }) => <span className="numbers">{figureWords(minutes, { unit: 'minutes', decimals: 1 })}</span> },
  ];
  return (
    <>
      <DataTable query={usePresenceSpells(props)} columns={columns} rowKey={({ person, from }) => `${person.id} ${from}`} empty={<EmptyState title={t('rows.noPresence')} />} />
      <p className={styles.foot}>{t('rows.hiddenPresence')}</p>
    </>
  );
}

export function HourRows({ order, ...props }: OtherRowsProps & { readonly order: 'mean' | 'slow' }) {
  const { t } = useTranslation('insight');
  const milliseconds = { unit: 'milliseconds', decimals: 0 } as const;
  const columns: TableColumnsType<ResponseHour> = [
    { key: 'at', title: t('rows.hour'), render: (_, { at }) => <time dateTime={at}>{shortMoment(at)}</time> },
    { ...numeric, key: 'requests', title: t('rows.requests'), render: (_, { requests }) => <span className="numbers">{plainNumber(requests)}</span> },
    { ...numeric, key: 'mean', title: t('rows.mean'), render: (_, { mean }) => <span className="numbers">{figureWords(mean, milliseconds)}</span> },
    { ...numeric, key: 'slow', title: t('rows.slow'), render: (_, { slow }) => <span className="numbers">{plainNumber(slow)}</span> },
  ];
  return <DataTable query={useResponseHours({ ...props, order })} columns={columns} rowKey={({ at }) => at} empty={<EmptyState title={t('noData')} />} />;
}
