/** How evenly work fell on people: two figures, a picture, the rows behind them, and the tickets behind each row. */

import { fairnessActs, type FairnessAct, type FairnessRow } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { Button, Segmented, Select, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { spanWords } from '../ui/time.ts';
import { useFairness, useTeamRules } from './dispatch.queries.ts';
import styles from './dispatch.module.css';
import { FairnessTickets } from './fairness-tickets.tsx';

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
  const [behind, setBehind] = useState<{ readonly id: string; readonly act: FairnessAct } | null>(null);
  const [everybody, setEverybody] = useState(false);
  const rows = (report.data?.items ?? []).toSorted((a, b) => gotOf(b) - gotOf(a));
  const busy = rows.filter((row) => gotOf(row) > 0);
  const most = Math.max(1, ...rows.map(gotOf));
  const ratio = report.data?.maxMinRatio ?? null;
  const told = rows.filter(hasSomething);
  const opened = rows.find(({ id }) => id === behind?.id);
  const open = (row: FairnessRow) => setBehind({ id: row.id, act: fairnessActs.toSorted((a, b) => row[b] - row[a])[0]! });

  // Whoever points at a number sees what that number counts; the row opens by keyboard.
  const number = (name: FairnessAct, more: object = {}) => ({ key: name, title: t(`fairness.${name}`), align: 'right' as const, sorter: (a: FairnessRow, b: FairnessRow) => a[name] - b[name], render: (_: unknown, row: FairnessRow) => <span className={row[name] === 0 ? styles.none : undefined}>{row[name]}</span>, onCell: (row: FairnessRow) => ({ onClick: (event: React.MouseEvent) => { event.stopPropagation(); setBehind({ id: row.id, act: name }); } }), ...more });
  const time = (name: 'available' | 'away' | 'idle') => ({ key: name, title: t(`fairness.${name}`), align: 'right' as const, responsive: ['lg' as const], sorter: (a: FairnessRow, b: FairnessRow) => a[`${name}Ms`] - b[`${name}Ms`], render: (_: unknown, row: FairnessRow) => (row[`${name}Ms`] === 0 ? <span className={styles.none}>—</span> : spanWords(row[`${name}Ms`])) });
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
          <Figure value={report.data?.gini?.toFixed(2)} name={t('fairness.gini')} hint={t('fairness.giniHint')} />
          <Figure value={ratio === null ? undefined : t('fairness.times', { n: ratio.toFixed(1) })} name={t('fairness.ratio')} hint={t('fairness.ratioHint')} />
        </div>
        {busy.length > 0 && (
          <Panel title={t('fairness.picture')}>
            <ul className={styles.bars} aria-label={t('fairness.picture')}>
              {busy.slice(0, 60).map((row) => (
                <li key={row.id}>
                  <button type="button" aria-label={t('fairness.bar', { name: row.name, dispatched: row.dispatched, taken: row.taken })} onClick={() => open(row)}>
                    <span>{row.name}</span>
                    <span className={styles.track} aria-hidden><i style={{ width: `${(row.dispatched / most) * 100}%` }} /><i style={{ width: `${(row.taken / most) * 100}%` }} /></span>
                    <span className="numbers" aria-hidden>{gotOf(row)}</span>
                  </button>
                </li>
              ))}
            </ul>
            <p className={styles.legend} aria-hidden><span><i style={{ background: 'var(--accent)' }} />{t('fairness.dispatched')}</span><span><i style={{ background: 'var(--info)' }} />{t('fairness.taken')}</span>{busy.length < rows.length && <span>{t('fairness.others', { n: rows.length - busy.length })}</span>}</p>
          </Panel>
        )}
        <ListTable query={report} rows={everybody ? rows : told} columns={columns} rowKey={({ id }) => id} onOpen={open} empty={<EmptyState title={t('fairness.none')} />} />
        {told.length < rows.length && <p className={styles.quiet}>{t('fairness.nothing', { n: rows.length - told.length })} <Button type="link" size="small" onClick={() => setEverybody(!everybody)}>{t(everybody ? 'fairness.hide' : 'fairness.show')}</Button></p>}
      </div>
      {opened && behind && <FairnessTickets row={opened} act={behind.act} wish={{ teamId, ...span }} onAct={(act) => setBehind({ ...behind, act })} onClose={() => setBehind(null)} />}
    </PageFrame>
  );
}

function Figure({ value, name, hint }: { readonly value: string | undefined; readonly name: string; readonly hint: string }) {
  const { t } = useTranslation('dispatch');
  return <div className={styles.figure}><b>{value ?? '—'}</b><span>{value === undefined ? `${name} · ${t('fairness.noFigure')}` : name}</span><p>{hint}</p></div>;
}

function gotOf({ dispatched, taken }: FairnessRow): number {
  return dispatched + taken;
}

function hasSomething({ availableMs, awayMs, ...row }: FairnessRow): boolean {
  return availableMs + awayMs > 0 || fairnessActs.some((act) => row[act] > 0);
}

function spanOf(period: Period): { from: string; to: string } {
  const now = Date.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const from = period === 'today' ? midnight : now - (period === 'week' ? 7 : 30) * day;
  return { from: new Date(from).toISOString(), to: new Date(now).toISOString() };
}
