/** What each person can do, how much, and when they work. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { AgentProfile } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { channelKinds, type ChannelLimits } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { Button, Form, InputNumber, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useAgentProfiles, useChangeAgentProfile, useDispatchSettings, useShifts, useSkills, useTeamRules } from './dispatch.queries.ts';
import styles from './dispatch.module.css';

interface Values {
  readonly capacity: number | null;
  readonly channelLimits: { readonly [Kind in keyof ChannelLimits]?: number | null };
  readonly skills: { skillId: string; level: number }[];
  readonly shiftId: string | null;
}

export function AgentsPage() {
  const { t } = useTranslation('dispatch');
  const { can } = useSession();
  const [teamId, setTeamId] = useState<string | null>(null);
  const people = useAgentProfiles(teamId);
  const [teams, skills, shifts, settings] = [useTeamRules().data?.items ?? [], useSkills().data?.items ?? [], useShifts().data?.items ?? [], useDispatchSettings().data?.settings];
  const change = useChangeAgentProfile();
  const [editing, setEditing] = useState<AgentProfile | null>(null);
  const teamName = (id: string) => named(teams.find((team) => team.teamId === id)?.name);
  const skillName = (id: string) => named(skills.find((skill) => skill.id === id)?.name);
  const usual = settings?.capacity ?? 10;

  const columns: TableColumnsType<AgentProfile> = [
    { key: 'name', title: t('agents.name'), render: (_, { name }) => <b style={{ fontWeight: 500 }}>{name}</b> },
    { key: 'team', title: t('agents.team'), responsive: ['sm'], render: (_, { teamIds }) => teamIds.map(teamName).filter(Boolean).join('、') || '—' },
    { key: 'capacity', title: t('agents.capacity'), align: 'right', render: (_, { capacity }) => capacity ?? <span style={{ color: 'var(--text-3)' }}>{usual} {t('agents.usual')}</span> },
    { key: 'skills', title: t('agents.skills'), responsive: ['md'], render: (_, { skills: theirs }) => theirs.map(({ skillId, level }) => <Tag key={skillId} variant="filled">{t('agents.levelOf', { name: skillName(skillId), level })}</Tag>) },
    { key: 'shift', title: t('agents.shift'), responsive: ['sm'], render: (_, { shiftId }) => named(shifts.find(({ id }) => id === shiftId)?.name) || t('agents.ofTeam') },
  ];

  return (
    <PageFrame
      title={t('agents.title')}
      text={t('agents.text')}
      bar={<Select aria-label={t('agents.team')} style={{ minWidth: 200 }} allowClear placeholder={t('agents.allTeams')} value={teamId} onChange={(id: string | undefined) => setTeamId(id ?? null)} options={teams.map((team) => ({ value: team.teamId, label: inWords(team.name) }))} />}
    >
      <ListTable query={people} rows={people.data?.items} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('agents.none')} />} {...(can('dispatch.manage') ? { onOpen: setEditing } : {})} />
      {editing && (
        <FormDrawer<Values>
          key={editing.id} open width={520} title={editing.name}
          initial={{ capacity: editing.capacity, channelLimits: editing.channelLimits, skills: editing.skills, shiftId: editing.shiftId }}
          onClose={() => setEditing(null)}
          onSave={({ capacity, channelLimits, skills: theirs, shiftId }) => change({ params: { personId: editing.id }, body: { capacity: capacity ?? null, channelLimits: withoutEmpty(channelLimits), skills: theirs ?? [], shiftId: shiftId ?? null } })}
        >
          <Form.Item name="capacity" label={t('agents.capacity')} extra={t('agents.capacityHint', { n: usual })}><InputNumber min={0.25} max={1000} step={1} /></Form.Item>
          <Form.Item label={t('agents.limits')} extra={t('agents.limitsHint')}>
            <div className={styles.grid}>{channelKinds.map((kind) => <Form.Item key={kind} name={['channelLimits', kind]} label={t(`channels.${kind}`)}><InputNumber min={0} max={1000} precision={0} style={{ width: '100%' }} /></Form.Item>)}</div>
          </Form.Item>
          <Form.Item label={t('agents.skills')}>
            <Form.List name="skills">
              {(rows, { add, remove }) => (
                <>
                  {rows.map(({ key, name }) => (
                    <div key={key} className={styles.skillRow}>
                      <Form.Item noStyle name={[name, 'skillId']} rules={[{ required: true }]}><Select aria-label={t('agents.skills')} options={skills.map((skill) => ({ value: skill.id, label: inWords(skill.name) }))} /></Form.Item>
                      <Form.Item noStyle name={[name, 'level']}><InputNumber aria-label={t('agents.level')} min={1} max={5} precision={0} style={{ width: '100%' }} /></Form.Item>
                      <Button type="text" icon={<DeleteOutlined />} aria-label={t('agents.removeSkill')} onClick={() => remove(name)} />
                    </div>
                  ))}
                  <Button type="dashed" icon={<PlusOutlined />} disabled={skills.length === 0} onClick={() => add({ level: 1 })}>{t('agents.addSkill')}</Button>
                </>
              )}
            </Form.List>
          </Form.Item>
          <Form.Item name="shiftId" label={t('agents.shift')}><Select allowClear placeholder={t('agents.ofTeam')} options={shifts.map(({ id, name }) => ({ value: id, label: inWords(name) }))} /></Form.Item>
        </FormDrawer>
      )}
    </PageFrame>
  );
}

function named(name: { readonly zh: string; readonly en: string } | undefined): string {
  return name ? inWords(name) : '';
}

function withoutEmpty(limits: Values['channelLimits'] | undefined): ChannelLimits {
  return Object.fromEntries(Object.entries(limits ?? {}).filter(([, limit]) => typeof limit === 'number'));
}
