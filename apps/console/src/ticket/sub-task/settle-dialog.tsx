/** Says that an exception is dealt with, and what came of it. */

import { Form, Input } from 'antd';
import { settleException } from '@huiyin/domain/ticket/hand-over.contract.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { ActDialogFacts } from '../acts/act-dialogs.tsx';
import { useRun } from '../acts/use-run.tsx';
import { useAct } from '../ticket.queries.ts';

export function SettleDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('subTask');
  const run = useRun(ticket);
  const settle = useAct(settleException, ticket);
  if (!ticket.exception) return null;
  return (
    <ActDialog<{ note: string }> title={t('exception.settleTitle', { name: inWords(ticket.exception.name) })} text={t('exception.settleText')} okText={t('exception.settle')} onClose={onClose} onSubmit={({ note }) => run(() => settle.mutateAsync({ note: note.trim() }), t('exception.settled'))}>
      <Form.Item name="note" label={t('exception.settleNote')} rules={[{ required: true, whitespace: true, message: t('exception.settleNeeded') }]}><Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} /></Form.Item>
    </ActDialog>
  );
}
