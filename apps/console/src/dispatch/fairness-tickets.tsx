/** The tickets behind one person's row: which were given, taken, given back, taken back, finished. */

import { fairnessActs, type FairnessAct, type FairnessRow } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { Link } from '@tanstack/react-router';
import { Drawer, Segmented, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { ListTable } from '../ui/list-table.tsx';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { type FairnessWish, useFairnessTickets } from './dispatch.queries.ts';
import styles from './dispatch.module.css';

interface FairnessTicketsProps {
  readonly row: FairnessRow;
  readonly act: FairnessAct;
  readonly wish: FairnessWish;
  readonly onAct: (act: FairnessAct) => void;
  readonly onClose: () => void;
}

export function FairnessTickets({ row, act, wish, onAct, onClose }: FairnessTicketsProps) {
  const { t } = useTranslation('dispatch');
  const tickets = useFairnessTickets(wish, row.id, act);
  const items = tickets.data?.items;
  const columns: TableColumnsType<NonNullable<typeof items>[number]> = [
    { key: 'number', title: t('fairness.ticket'), render: (_, { id, number, subject }) => <Link to="/tickets/$ticketId" params={{ ticketId: id }} className={styles.behind}><b>{number}</b> {subject}</Link> },
    { key: 'at', title: t(`fairness.at.${act}`), width: 150, render: (_, { at }) => <time dateTime={at}>{shortMoment(at)}</time> },
  ];
  const title = t('fairness.of', { name: row.name });
  return (
    <Drawer open title={title} aria-label={title} size={Math.min(780, window.innerWidth)} onClose={onClose}>
      <Segmented<FairnessAct> className={styles.acts ?? ''} aria-label={t('fairness.act')} value={act} onChange={onAct} options={fairnessActs.map((value) => ({ value, label: `${t(`fairness.${value}`)} ${row[value]}` }))} />
      <ListTable query={tickets} rows={items} columns={columns} rowKey={({ id, at }) => `${id} ${at}`} empty={<EmptyState title={t('fairness.noTickets')} />} />
      {items !== undefined && items.length > 0 && <p className={styles.quiet}>{t(items.length < row[act] ? 'fairness.fewer' : 'fairness.every', { n: items.length, all: row[act] })}</p>}
    </Drawer>
  );
}
