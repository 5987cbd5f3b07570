/** Every queue as one line: how many wait and how long, what breaks, who is there. Each figure leads to its tickets. */

import type { FloorQueue } from '@huiyin/domain/floor/floor.contract.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import type { WorkspaceSearch } from '../ticket/workspace-search.ts';
import { Define } from './define.tsx';
import { shortSpan, Ticking } from '../ui/ticking.tsx';
import styles from './queue-board.module.css';

/** Figures with rows behind them. */
const leads = {
  waiting: { queue: 'unassigned', state: 'open' },
  breached: { queue: 'all', clock: 'breached' },
  atRisk: { queue: 'all', clock: 'at_risk' },
  held: { queue: 'all', state: 'open' },
  paused: { queue: 'all', state: 'paused' },
} as const satisfies Readonly<Record<string, WorkspaceSearch>>;

const columns = ['waiting', 'longest', 'expected', 'atRisk', 'breached', 'held', 'paused', 'arrived', 'abandoned', 'staff'] as const;

interface QueueBoardProps {
  readonly queues: readonly FloorQueue[];
  /** When the figures were true, for waits that count on. */
  readonly at: string;
  readonly onLend?: ((teamId: string) => void) | undefined;
}

export function QueueBoard({ queues, at, onLend }: QueueBoardProps) {
  const { t } = useTranslation('floor');
  const most = Math.max(1, ...queues.map(({ waiting }) => waiting));
  return (
    <section className={styles.board} aria-label={t('queue.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('queue.team')}</th>
            {columns.map((column) => <th key={column} scope="col" data-column={column}><Define text={t(`define.${column}`)}>{t(`queue.${column}`)}</Define></th>)}
            {onLend && <th><span className="visually-hidden">{t('queue.lend')}</span></th>}
          </tr>
        </thead>
        <tbody>{queues.map((queue) => <QueueLine key={queue.team.id} queue={queue} most={most} at={at} onLend={onLend} />)}</tbody>
      </table>
    </section>
  );
}

function QueueLine({ queue, most, at, onLend }: { readonly queue: FloorQueue; readonly most: number } & Pick<QueueBoardProps, 'at' | 'onLend'>) {
  const { t } = useTranslation('floor');
  const name = inWords(queue.team.name);
  const figure = (column: keyof typeof leads, tone?: 'bad' | 'warn') => (
    <td data-column={column} data-label={t(`queue.${column}`)} data-tone={queue[column] > 0 ? tone : undefined}>
      <Link to="/" search={{ ...leads[column], teamId: queue.team.id }} className={styles.figure} aria-label={`${t('queue.open', { team: name, what: t(`queue.${column}`) })}: ${queue[column]}`}>{queue[column]}</Link>
    </td>
  );
  return (
    <tr data-breached={queue.breached > 0}>
      <th scope="row">{name}</th>
      <td data-column="waiting" data-label={t('queue.waiting')}>
        <Link to="/" search={{ ...leads.waiting, teamId: queue.team.id }} className={styles.waiting} aria-label={`${t('queue.open', { team: name, what: t('queue.waiting') })}: ${queue.waiting}`}>
          <b>{queue.waiting}</b>
          <span className={styles.bar} aria-hidden><span style={{ width: `${(queue.waiting / most) * 100}%` }} /></span>
        </Link>
      </td>
      <td data-column="longest" data-label={t('queue.longest')}>{queue.longestWaitMs === null ? '—' : <Ticking at={Date.parse(at) - queue.longestWaitMs} />}</td>
      <td data-column="expected" data-label={t('queue.expected')}>{queue.expectedWaitMs === null ? <span className={styles.quiet}>{t('queue.unknown')}</span> : shortSpan(queue.expectedWaitMs)}</td>
      {figure('atRisk', 'warn')}
      {figure('breached', 'bad')}
      {figure('held')}
      {figure('paused')}
      <td data-column="arrived" data-label={t('queue.arrived')}>{queue.arrivedToday}</td>
      <td data-column="abandoned" data-label={t('queue.abandoned')} data-tone={queue.abandonedToday > 0 ? 'warn' : undefined}>{queue.abandonedToday}</td>
      <td data-column="staff" data-label={t('queue.staff')} data-tone={queue.waiting > 0 && queue.available === 0 ? 'bad' : undefined}>{queue.available} / {queue.onDuty}</td>
      {onLend && <td className={styles.act}><Button size="small" onClick={() => onLend(queue.team.id)} aria-label={t('queue.lendTo', { team: name })}>{t('queue.lend')}</Button></td>}
    </tr>
  );
}
