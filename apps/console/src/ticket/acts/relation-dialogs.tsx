/** Two tickets that belong together. */

import { Form, Select } from 'antd';
import { linkTicket, mergeTicket, unmergeTicket } from '@huiyin/domain/ticket/relation.contract.ts';
import { useTranslation } from 'react-i18next';
import { useAct } from '../ticket.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { TicketPicker } from './ticket-picker.tsx';
import { useRun } from './use-run.tsx';

export function MergeDialog({ ticket, subject, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const merge = useAct(mergeTicket, ticket);
  return (
    <ActDialog<{ into: string }> title={t('act.mergeTitle')} text={t('act.mergeText')} width={520} initial={subject === null ? {} : { into: subject }} onClose={onClose} onSubmit={({ into }) => run(() => merge.mutateAsync({ into }), t('act.merged'))}>
      <Form.Item name="into" rules={[{ required: true, message: t('act.pickTicketMissing') }]}><TicketPicker except={ticket.id} customerId={ticket.customer.id} onlyTheirs /></Form.Item>
    </ActDialog>
  );
}

export function UnmergeDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const unmerge = useAct(unmergeTicket, ticket);
  return <ActDialog title={t('act.unmerge')} text={t('act.unmergeText')} okText={t('act.unmerge')} onClose={onClose} onSubmit={() => run(() => unmerge.mutateAsync({}), t('act.unmerged'))} />;
}

const relations = ['related', 'duplicate', 'causes', 'caused_by'] as const;

export function LinkDialog({ ticket, subject, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const link = useAct(linkTicket, ticket);
  return (
    <ActDialog<{ ticketId: string; relation: (typeof relations)[number] }> title={t('act.linkTitle')} width={520} initial={subject === null ? { relation: 'related' } : { ticketId: subject, relation: 'duplicate' }} onClose={onClose} onSubmit={(wish) => run(() => link.mutateAsync(wish), t('act.linkDone'))}>
      <Form.Item name="ticketId" rules={[{ required: true, message: t('act.pickTicketMissing') }]}><TicketPicker except={ticket.id} customerId={ticket.customer.id} /></Form.Item>
      <Form.Item name="relation" label={t('act.linkRelation')}>
        <Select options={relations.map((value) => ({ value, label: t(`relation.${value}`) }))} />
      </Form.Item>
    </ActDialog>
  );
}
