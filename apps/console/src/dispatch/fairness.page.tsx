/** How evenly work fell on people: two figures, a picture, and the rows behind them. */

import type { FairnessRow } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { Segmented, Select, type TableColumnsType, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { spanWords } from '../ui/time.ts';
import { useFairness, useTeamRules } from './dispatch.queries.ts';
import styles from './dispatch.module.css';

const day = 86_400_000;
type Period = 'today' | 'week' | 'month';

export function FairnessPage() {
  const { t } = useTranslation('dispatch');
  const [teamId, setTeamId] = useState<string | null>(null);
  const [period, setPeriod] = useState<Period>('week');
  const teams = useTeamRules().data?.items ?? [];
  // Fixed while the page shows one period, so that the question stays the same.
  const span = useMemo(() => spanOf(period), [period]);
  const report = useFairness({ teamId, ...span });
  const rows = report.data?.items ?? [];
  const busy = rows.filter(({ dispatched, taken }) => dispatched + taken > 0).toSorted((a, b) => b.dispatched + b.taken - a.dispatched - a.taken);
  const most = Math.max(1, ...rows.map(({ dispatched, taken }) => dispatched + taken));
  const figure = (value: number | null | undefined, digits: number) => (value === null || value === undefined ? '—' : value.toFixed(digits));

  const number = (name: 'dispatched' | 'taken' | 'refused' | 'returned' | 'handled', more: object = {}) => ({ key: name, title: t(`fairness.${name}`), align: 'right' as const, sorter: (a: FairnessRow, b: FairnessRow) => a[name] - b[name], render: (_: unknown, row: FairnessRow) => row[name], ...more });
  const time = (name: 'available' | 'away' | 'idle') => ({ key: name, title: t(`fairness.${name}`), align: 'right' as const, responsive: ['lg' as const], sorter: (a: FairnessRow, b: FairnessRow) => a[`${name}Ms`] - b[`${name}Ms`], render: (_: unknown, row: FairnessRow) => (row[`${name}Ms`] === 0 ? '—' : spanWords(row[`${name}Ms`])) });
  const columns: TableColumnsType<FairnessRow> = [
    { key: 'name', title: t('agents.name'), render: (_, { name }) => <b style={{ fontWeight: 500 }}>{name}</b> },
    number('dispatched'), number('taken'), number('refused', { responsive: ['sm'] }), number('returned', { responsive: ['sm'] }), number('handled', { responsive: ['md'] }),
    time('available'), time('away'), time('idle'),
  ];

  return (
    <PageFrame
      title={t('fairness.title')}
      text={t('fairness.text')}
      bar={<>
        <Segmented<Period> aria-label={t('fairness.period')} value={period} onChange={setPeriod} options={(['today', 'week', 'month'] as const).map((value) => ({ value, label: t(`fairness.${value}`) }))} />
        <Select aria-label={t('agents.team')} style={{ minWidth: 180 }} allowClear placeholder={t('agents.allTeams')} value={teamId} onChange={(id: string | undefined) => setTeamId(id ?? null)} options={teams.map((team) => ({ value: team.teamId, label: inWords(team.name) }))} />
      </>}
    >
      <div className={styles.stack}>
        <div className={styles.figures}>
          <Tooltip title={t('fairness.giniHint')}><div className={styles.figure} tabIndex={0}><b>{figure(report.data?.gini, 2)}</b><span>{report.data?.gini === null ? t('fairness.noFigure') : t('fairness.gini')}</span></div></Tooltip>
          <Tooltip title={t('fairness.ratioHint')}><div className={styles.figure} tabIndex={0}><b>{figure(report.data?.maxMinRatio, 1)}</b><span>{report.data?.maxMinRatio === null ? t('fairness.noFigure') : t('fairness.ratio')}</span></div></Tooltip>
        </div>
        {busy.length > 0 && (
          <Panel title={t('fairness.picture')}>
            <ul className={styles.bars} aria-label={t('fairness.picture')}>
              {busy.slice(0, 60).map(({ id, name, dispatched, taken }) => (
                <li key={id} aria-label={t('fairness.bar', { name, dispatched, taken })}>
                  <span>{name}</span>
                  <span className={styles.track} aria-hidden><i style={{ width: `${(dispatched / most) * 100}%` }} /><i style={{ width: `${(taken / most) * 100}%` }} /></span>
                  <span className="numbers" aria-hidden>{dispatched + taken}</span>
                </li>
              ))}
            </ul>
            <p className={styles.legend} aria-hidden><span><i style={{ background: 'var(--accent)' }} />{t('fairness.dispatched')}</span><span><i style={{ background: 'var(--info)' }} />{t('fairness.taken')}</span>{busy.length < rows.length && <span>{t('fairness.others', { n: rows.length - busy.length })}</span>}</p>
          </Panel>
        )}
        <ListTable query={report} rows={report.data?.items} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('fairness.none')} />} />
      </div>
    </PageFrame>
  );
}

function spanOf(period: Period): { from: string; to: string } {
  const now = Date.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const from = period === 'today' ? midnight : now - (period === 'week' ? 7 : 30) * day;
  return { from: new Date(from).toISOString(), to: new Date(now).toISOString() };
}
