/** Acts that want little more than a reason. */

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { escalateTicket, expediteTicket, markComplaint, raiseException, releaseTicket, reopenTicket } from '@huiyin/domain/ticket/act.contract.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { teamsQuery } from '../desk.queries.ts';
import { useAct } from '../ticket.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { useRun } from './use-run.tsx';

function Reason({ label, optional = false, max = 1000 }: { readonly label: string; readonly optional?: boolean; readonly max?: number }) {
  const { t } = useTranslation('ticket');
  return (
    <Form.Item name="reason" label={label} rules={optional ? [] : [{ required: true, whitespace: true, message: t('act.reasonMissing') }]}>
      <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={max} />
    </Form.Item>
  );
}

interface WithReason {
  readonly reason: string;
}

export function ReleaseDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const release = useAct(releaseTicket, ticket);
  return (
    <ActDialog<{ reason?: string }> title={t('act.release')} onClose={onClose} onSubmit={({ reason }) => run(() => release.mutateAsync(reason ? { reason } : {}), t('act.released'))}>
      <Reason label={t('act.releaseReason')} optional max={500} />
    </ActDialog>
  );
}

export function ReopenDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const reopen = useAct(reopenTicket, ticket);
  return (
    <ActDialog<WithReason> title={t('act.reopen')} onClose={onClose} onSubmit={({ reason }) => run(() => reopen.mutateAsync({ reason }), t('act.reopened'))}>
      <Reason label={t('act.reopenReason')} />
    </ActDialog>
  );
}

export function ComplainDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const complain = useAct(markComplaint, ticket);
  return (
    <ActDialog<WithReason> title={t('act.complain')} danger onClose={onClose} onSubmit={({ reason }) => run(() => complain.mutateAsync({ reason }), t('act.complained'))}>
      <Reason label={t('act.complainReason')} />
    </ActDialog>
  );
}

export function ExpediteDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const expedite = useAct(expediteTicket, ticket);
  return (
    <ActDialog<WithReason> title={t('act.expediteTitle')} okText={t('act.expedite')} onClose={onClose} onSubmit={({ reason }) => run(() => expedite.mutateAsync({ reason }), t('act.expedited'))}>
      <Reason label={t('act.expediteReason')} max={500} />
    </ActDialog>
  );
}

export function EscalateDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const escalate = useAct(escalateTicket, ticket);
  const teams = useQuery(teamsQuery);
  return (
    <ActDialog<WithReason & { teamId?: string }> title={t('act.escalateTitle')} okText={t('act.escalate')} onClose={onClose} onSubmit={({ reason, teamId }) => run(() => escalate.mutateAsync({ reason, ...(teamId ? { teamId } : {}) }), t('act.escalated'))}>
      <Reason label={t('act.escalateReason')} />
      <Form.Item name="teamId" label={t('act.escalateTeam')}>
        <Select allowClear placeholder={t('act.escalateNowhere')} loading={teams.isFetching} showSearch={{ optionFilterProp: 'label' }} options={(teams.data?.items ?? []).map((team) => ({ value: team.id, label: inWords(team.name) }))} />
      </Form.Item>
    </ActDialog>
  );
}

export function RaiseDialog({ ticket, subject, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const raise = useAct(raiseException, ticket);
  const plan = ticket.guide.exceptions.find((each) => each.key === subject);
  if (!plan) return null;
  return (
    <ActDialog<{ note?: string }> title={t('guide.raiseTitle', { name: inWords(plan.name) })} text={inWords(plan.plan)} okText={t('guide.raise')} danger onClose={onClose} onSubmit={({ note }) => run(() => raise.mutateAsync({ plan: plan.key, ...(note ? { note } : {}) }), t('guide.raised'))}>
      <Form.Item name="note" label={t('act.note')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </ActDialog>
  );
}
