/** Everybody who may sign in. */

import { MoreOutlined, PlusOutlined } from '@ant-design/icons';
import type { PersonView } from '@huiyin/domain/identity/identity.contract.ts';
import { Button, Input, Select, Space, type TableColumnsType, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { PersonActions } from './person-actions.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { usePeople, useRoles, useTeams } from './people.queries.ts';
import { useShowSecret } from './use-show-secret.tsx';

export function PeoplePage() {
  const { t } = useTranslation('identity');
  const { can } = useSession();
  const [q, setQ] = useState('');
  const [teamId, setTeamId] = useState<string>();
  const [role, setRole] = useState<string>();
  const [state, setState] = useState<'active' | 'inactive' | 'all'>('active');
  const [editing, setEditing] = useState<PersonView | 'new' | null>(null);
  const sought = useDeferredValue(q.trim());
  const people = usePeople({ ...(sought ? { q: sought } : {}), ...(teamId ? { teamId } : {}), ...(role ? { role } : {}), ...(state === 'all' ? {} : { active: state === 'active' }) });
  const { data: teams } = useTeams();
  const { data: roles } = useRoles();
  const showSecret = useShowSecret();
  const manages = can('person.manage');

  const columns: TableColumnsType<PersonView> = [
    {
      key: 'name', title: t('people.name'),
      render: (_, person) => (
        <Space><Avatar name={person.name} size={30} /><span><b style={{ fontWeight: 500 }}>{person.name}</b>{!person.active && <Tag variant="filled" style={{ marginInlineStart: 6 }}>{t('people.closed')}</Tag>}<br /><span style={{ color: 'var(--text-3)' }}>{person.email}</span></span></Space>
      ),
    },
    { key: 'roles', title: t('people.roles'), render: (_, person) => person.roles.map((each) => <Tag key={each.id} variant="filled">{inWords(each.name)}</Tag>) },
    { key: 'teams', title: t('people.teams'), responsive: ['md'], render: (_, person) => person.teams.map((team) => inWords(team.name)).join(' · ') || '—' },
    { key: 'factor', title: t('people.secondFactor'), responsive: ['lg'], render: (_, person) => (person.twoFactor ? t('people.on') : t('people.off')) },
    { key: 'seen', title: t('people.lastSeen'), responsive: ['md'], render: (_, person) => (person.lastSeenAt ? <time>{shortMoment(person.lastSeenAt)}</time> : t('people.never')) },
    ...(manages ? [{ key: 'acts', title: '', width: 56, render: (_: unknown, person: PersonView) => <PersonActions person={person} onEdit={() => setEditing(person)}><Button type="text" icon={<MoreOutlined />} aria-label={t('people.actions', { name: person.name })} /></PersonActions> }] : []),
  ];

  return (
    <PageFrame
      title={t('people.title')}
      text={t('people.text')}
      actions={manages && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('people.new')}</Button>}
      bar={
        <>
          <Input.Search allowClear placeholder={t('people.search')} aria-label={t('people.search')} style={{ width: 220 }} value={q} onChange={({ target }) => setQ(target.value)} />
          <Select allowClear placeholder={t('people.anyRole')} aria-label={t('people.roles')} style={{ width: 140 }} value={role ?? null} onChange={(value) => setRole(value ?? undefined)} options={roles?.items.map((each) => ({ value: each.key, label: inWords(each.name) })) ?? []} />
          <Select allowClear placeholder={t('people.anyTeam')} aria-label={t('people.teams')} style={{ width: 150 }} value={teamId ?? null} onChange={(value) => setTeamId(value ?? undefined)} options={teams?.items.map((each) => ({ value: each.id, label: inWords(each.name) })) ?? []} />
          <Select value={state} aria-label={t('people.state')} style={{ width: 110 }} onChange={setState} options={(['active', 'inactive', 'all'] as const).map((value) => ({ value, label: t(`people.states.${value}`) }))} />
        </>
      }
    >
      <DataTable query={people} columns={columns} rowKey={(person) => person.id} empty={<EmptyState title={t('people.none')} />} {...(manages ? { onOpen: setEditing } : {})} />
      <PersonDrawer
        key={editing === 'new' ? 'new' : editing?.id}
        open={editing !== null}
        person={editing === 'new' ? null : editing}
        onClose={() => setEditing(null)}
        onCreated={(name, password) => password && showSecret(t('people.created', { name }), t('people.passwordOnce'), password)}
      />
    </PageFrame>
  );
}
