/** The tickets behind a figure, with what each adds to it. */

import type { MetricTicket } from '@huiyin/domain/insight/insight.contract.ts';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import styles from './insight.module.css';

interface TicketRowsProps {
  readonly query: ComponentProps<typeof DataTable<MetricTicket>>['query'];
  /** Null: each counts as much as any other. */
  readonly part: { readonly title: string; readonly words: (value: number | null) => string } | null;
}

export function TicketRows({ query, part }: TicketRowsProps) {
  const { t } = useTranslation('insight');
  const columns: TableColumnsType<MetricTicket> = [
    { key: 'number', title: t('behind.number'), render: (_, { id, number, subject }) => <Link to="/tickets/$ticketId" params={{ ticketId: id }} className={styles.ticket}><b>{number}</b> {subject}</Link> },
    ...(part === null ? [] : [{ key: 'value', title: part.title, align: 'right' as const, render: (_: unknown, { value }: MetricTicket) => <span className="numbers">{part.words(value)}</span> }]),
    { key: 'channel', title: t('behind.channel'), render: (_, { channel }) => inWords(channel) },
    { key: 'topic', title: t('behind.topic'), render: (_, { topic }) => (topic ? inWords(topic) : '—') },
    { key: 'agent', title: t('behind.agent'), render: (_, { agent, team }) => agent ?? (team ? inWords(team) : '—') },
    { key: 'opened', title: t('behind.opened'), render: (_, { openedAt }) => <time dateTime={openedAt}>{shortMoment(openedAt)}</time> },
  ];
  return (
    <>
      <DataTable query={query} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('behind.none')} />} />
      <p className={styles.foot}>{t('behind.hidden')}</p>
    </>
  );
}
