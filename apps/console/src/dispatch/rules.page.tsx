/** How each team gives out its work, the settings they share, and the question who would get a ticket. */

import { QuestionCircleOutlined, SettingOutlined } from '@ant-design/icons';
import type { TeamRulesView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { Button, type TableColumnsType, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useShifts, useTeamRules } from './dispatch.queries.ts';

const ExplainDrawer = lazy(async () => ({ default: (await import('./explain-drawer.tsx')).ExplainDrawer }));
const SettingsDrawer = lazy(async () => ({ default: (await import('./settings-drawer.tsx')).SettingsDrawer }));
const TeamRulesDrawer = lazy(async () => ({ default: (await import('./team-rules-drawer.tsx')).TeamRulesDrawer }));

export function DispatchRulesPage() {
  const { t } = useTranslation('dispatch');
  const { can } = useSession();
  const teams = useTeamRules();
  const shifts = useShifts();
  const [editing, setEditing] = useState<TeamRulesView | null>(null);
  const [open, setOpen] = useState<'explain' | 'settings' | null>(null);
  const nameOf = (teamId: string) => {
    const team = teams.data?.items.find((each) => each.teamId === teamId);
    return team ? inWords(team.name) : '';
  };
  const shiftOf = (id: string | null) => {
    const shift = shifts.data?.items.find((each) => each.id === id);
    return shift ? inWords(shift.name) : '—';
  };

  const columns: TableColumnsType<TeamRulesView> = [
    { key: 'team', title: t('rules.team'), render: (_, { name }) => <b style={{ fontWeight: 500 }}>{inWords(name)}</b> },
    { key: 'strategy', title: t('rules.strategy'), render: (_, { rules }) => <Tag variant="filled" color={rules.strategy === 'manual' ? 'default' : 'green'} style={{ margin: 0 }}>{t(`rules.strategies.${rules.strategy}`)}</Tag> },
    {
      key: 'overflow', title: t('rules.overflows'), responsive: ['md'],
      render: (_, { rules }) => rules.overflows.length === 0 ? '—' : rules.overflows.map(({ toTeamId, afterMinutes, whenNobodyOnDuty }) => (
        <span key={toTeamId} style={{ display: 'block' }}>
          {[...(afterMinutes === null ? [] : [t('rules.overflowWords', { minutes: afterMinutes, team: nameOf(toTeamId) })]), ...(whenNobodyOnDuty ? [t('rules.overflowNobodyWords', { team: nameOf(toTeamId) })] : [])].join(' · ')}
        </span>
      )),
    },
    { key: 'return', title: t('rules.returnAfter'), responsive: ['lg'], align: 'right', render: (_, { rules }) => rules.returnAfterMinutes ?? t('rules.never') },
    { key: 'alert', title: t('rules.alertAfter'), responsive: ['sm'], align: 'right', render: (_, { rules }) => rules.alertAfterMinutes },
    { key: 'shift', title: t('rules.shift'), responsive: ['lg'], render: (_, { shiftId }) => shiftOf(shiftId) },
  ];

  return (
    <PageFrame
      title={t('rules.title')}
      text={t('rules.text')}
      actions={<>
        <Button icon={<QuestionCircleOutlined />} onClick={() => setOpen('explain')}>{t('rules.explain')}</Button>
        {can('dispatch.manage') && <Button icon={<SettingOutlined />} onClick={() => setOpen('settings')}>{t('rules.settings')}</Button>}
      </>}
    >
      <ListTable query={teams} rows={teams.data?.items} columns={columns} rowKey={({ teamId }) => teamId} empty={<EmptyState title={t('rules.none')} />} {...(can('dispatch.manage') ? { onOpen: setEditing } : {})} />
      <Suspense>
        {editing !== null && <TeamRulesDrawer key={editing.teamId} team={editing} teams={teams.data?.items ?? []} shifts={shifts.data?.items ?? []} onClose={() => setEditing(null)} />}
        {open === 'settings' && <SettingsDrawer onClose={() => setOpen(null)} />}
        {open === 'explain' && <ExplainDrawer teams={teams.data?.items ?? []} onClose={() => setOpen(null)} />}
      </Suspense>
    </PageFrame>
  );
}
