/** A second matter gets a ticket of its own. */

import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { splitTicket } from '@huiyin/domain/ticket/relation.contract.ts';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../ui/time.ts';
import { threadQuery } from '../thread/thread.queries.ts';
import { useAct } from '../ticket.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { useRun } from './use-run.tsx';

export function SplitDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const split = useAct(splitTicket, ticket);
  const { data: thread } = useQuery(threadQuery(ticket.id));
  const messages = thread?.messages.filter((message) => message.direction !== 'internal').slice(-50) ?? [];
  return (
    <ActDialog<{ subject: string; messages: string[] }> title={t('act.splitTitle')} text={t('act.splitText')} okText={t('act.split')} width={560} onClose={onClose} onSubmit={(wish) => run(() => split.mutateAsync(wish), t('act.splitDone'))}>
      <Form.Item name="subject" label={t('act.splitSubject')} rules={[{ required: true, whitespace: true, message: t('act.reasonMissing') }]}><Input autoFocus maxLength={200} /></Form.Item>
      <Form.Item name="messages" label={t('act.splitMessages')} rules={[{ required: true, message: t('act.splitMessages') }]}>
        <Checkbox.Group
          style={{ display: 'grid', gap: 6, maxHeight: 260, overflow: 'auto' }}
          options={messages.map((message) => ({ value: message.id, label: `${clockTime(message.at)} ${message.author.name ?? t(`author.${message.author.kind}`)}: ${message.body.slice(0, 60) || message.attachments.map((file) => file.name).join(' ')}` }))}
        />
      </Form.Item>
    </ActDialog>
  );
}
