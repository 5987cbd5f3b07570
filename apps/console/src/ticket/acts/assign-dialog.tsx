/** Gives the ticket to a colleague, or to a team's queue. */

import { useQuery } from '@tanstack/react-query';
import { Button, Form, Segmented, Select } from 'antd';
import { assignTicket } from '@huiyin/domain/ticket/act.contract.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { colleaguesQuery, teamsQuery } from '../desk.queries.ts';
import { useAct } from '../ticket.queries.ts';
import { useStartAct } from './act-context.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { useRun } from './use-run.tsx';

export function AssignDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation(['ticket', 'subTask']);
  const startAct = useStartAct();
  const run = useRun(ticket);
  const assign = useAct(assignTicket, ticket);
  const [to, setTo] = useState<'person' | 'team'>('person');
  const [q, setQ] = useState('');
  // Only those who hold the step's role can go on from here.
  const role = ticket.guide.role === 'assistant' ? undefined : ticket.guide.role;
  const people = useQuery(colleaguesQuery(q, role));
  const teams = useQuery(teamsQuery);

  return (
    <ActDialog<{ agentId?: string; teamId?: string }>
      title={t('act.assignTitle')}
      okText={t('act.assign')}
      onClose={onClose}
      onSubmit={({ agentId, teamId }) => run(() => assign.mutateAsync(to === 'person' ? { agentId: agentId! } : { teamId: teamId!, agentId: null }), t('act.assigned'))}
    >
      {ticket.agent && (
        <p style={{ margin: '0 0 12px', color: 'var(--text-2)' }}>
          {t('subTask:handOver.offer')}{' '}
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => { onClose(); startAct({ name: 'hand-over' }); }}>{t('subTask:handOver.offerAct')}</Button>
        </p>
      )}
      <Form.Item label={t('act.assignTo')}>
        <Segmented block value={to} onChange={setTo} options={[{ value: 'person' as const, label: t('act.toPerson') }, { value: 'team' as const, label: t('act.toTeam') }]} />
      </Form.Item>
      {to === 'person' ? (
        <Form.Item name="agentId" rules={[{ required: true, message: t('act.pickTarget') }]}>
          <Select
            autoFocus
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={people.isFetching}
            placeholder={t('act.pickPerson')}
            options={(people.data?.items ?? []).filter((person) => person.id !== ticket.agent?.id).map((person) => ({ value: person.id, label: [person.name, ...person.teams.map((team) => inWords(team.name))].join(' · ') }))}
          />
        </Form.Item>
      ) : (
        <Form.Item name="teamId" rules={[{ required: true, message: t('act.pickTarget') }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} loading={teams.isFetching} options={(teams.data?.items ?? []).map((team) => ({ value: team.id, label: inWords(team.name) }))} />
        </Form.Item>
      )}
    </ActDialog>
  );
}
