/** Shifts: who should be at work when. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { weekdays } from '@huiyin/domain/calendar/calendar.ts';
import { toMinutes } from '@huiyin/domain/calendar/hours.ts';
import type { ShiftView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { Button, type TableColumnsType, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useRemoveShift, useShifts } from './dispatch.queries.ts';
import styles from './dispatch.module.css';

const ShiftDrawer = lazy(async () => ({ default: (await import('./shift-drawer.tsx')).ShiftDrawer }));

export function ShiftsPage() {
  const { t } = useTranslation(['dispatch', 'ui', 'calendar']);
  const { can } = useSession();
  const manages = can('dispatch.manage');
  const shifts = useShifts();
  const remove = useRemoveShift();
  const [editing, setEditing] = useState<ShiftView | 'new' | null>(null);

  const columns: TableColumnsType<ShiftView> = [
    { key: 'name', title: t('shifts.name'), render: (_, { name, now }) => <><b style={{ fontWeight: 500 }}>{inWords(name)}</b> <Tag variant="filled" color={now === 'on' ? 'green' : now === 'break' ? 'gold' : 'default'} style={{ margin: 0 }}>{t(`shifts.now.${now}`)}</Tag></> },
    { key: 'week', title: t('shifts.week'), responsive: ['md'], render: (_, shift) => <><WeekPicture shift={shift} /><span className={styles.hours}>{hoursOf(shift)}</span></> },
    { key: 'breaks', title: t('shifts.breaks'), responsive: ['sm'], render: (_, { document }) => document.breaks.map(({ from, to }) => `${from}–${to}`).join(' · ') || '—' },
    { key: 'uses', title: t('shifts.people'), render: (_, { people, teams }) => t(teams === 0 ? 'shifts.uses' : 'shifts.usesTeams', { people, teams }) },
    ...(manages ? [{
      key: 'acts', title: '', width: 56,
      render: (_: unknown, { id, name }: ShiftView) => (
        <span onClick={(event) => event.stopPropagation()}>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('shifts.removeQuestion', { name: inWords(name) })} text={t('shifts.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { shiftId: id } })} />
        </span>
      ),
    }] : []),
  ];

  return (
    <PageFrame title={t('shifts.title')} text={t('shifts.text')} actions={manages && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('shifts.new')}</Button>}>
      <ListTable query={shifts} rows={shifts.data?.items} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('shifts.none')} text={t('shifts.noneText')} />} {...(manages ? { onOpen: setEditing } : {})} />
      <Suspense>{editing !== null && <ShiftDrawer key={editing === 'new' ? 'new' : editing.id} shift={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}</Suspense>
    </PageFrame>
  );
}

/** The hours that any of its days has: most shifts have the same on all. */
function hoursOf({ document }: ShiftView): string {
  const spans = weekdays.flatMap((day) => document.weekly[day].map(({ from, to }) => `${from}–${to}`));
  return [...new Set(spans)].join(' · ');
}

/** Seven days, each as wide as its twenty-four hours. */
function WeekPicture({ shift: { document } }: { readonly shift: ShiftView }) {
  const { t } = useTranslation('calendar');
  const hours = (day: (typeof weekdays)[number]) => document.weekly[day].map(({ from, to }) => `${from}–${to}`).join(' · ');
  return (
    <span className={styles.week}>
      {weekdays.map((day) => (
        <span key={day} title={`${t(`days.${day}`)} ${hours(day) || '—'}`} role="img" aria-label={`${t(`days.${day}`)} ${hours(day) || '—'}`}>
          {document.weekly[day].map(toMinutes).map(({ from, to }) => <i key={from} style={{ left: `${(from / 1440) * 100}%`, width: `${(Math.min(to - from, 1440 - from) / 1440) * 100}%` }} />)}
        </span>
      ))}
    </span>
  );
}
