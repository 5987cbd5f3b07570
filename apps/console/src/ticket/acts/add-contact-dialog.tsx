/** A way to reach the customer, asked for where it is missing. */

import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddContact } from '../customer-panel/ticket-customer.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { useRun } from './use-run.tsx';

const kinds = ['phone', 'email', 'wechat', 'external'] as const;

export function AddContactDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const add = useAddContact(ticket.customer.id, ticket.id);
  return (
    <ActDialog<{ kind: (typeof kinds)[number]; value: string }> title={t('customer.addContact')} initial={{ kind: 'phone' }} onClose={onClose} onSubmit={({ kind, value }) => run(() => add.mutateAsync({ kind, value: value.trim(), trust: 'confirmed' }), t('customer.added'))}>
      <Form.Item name="kind"><Select options={kinds.map((value) => ({ value, label: t(`contactKind.${value}`) }))} /></Form.Item>
      <Form.Item name="value" label={t('customer.contactValue')} rules={[{ required: true, whitespace: true, message: t('customer.contactValue') }]}><Input autoFocus maxLength={200} /></Form.Item>
    </ActDialog>
  );
}
