/** Opens a ticket by hand: somebody is on the phone. */

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { categoryOptions } from '../category-options.ts';
import { channelsQuery, taxonomyQuery } from '../desk.queries.ts';
import { useOpenTicket } from '../ticket.queries.ts';

interface Values {
  readonly channel: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly subject?: string;
  readonly body: string;
  readonly kind?: string;
  readonly category?: string;
}

export function OpenTicketDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['ticket', 'ui']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const open = useOpenTicket();
  const [form] = Form.useForm<Values>();
  // One key for this dialog: pressing twice, or again after a lost connection, opens one ticket.
  const idempotencyKey = useRef(crypto.randomUUID());
  const { data: channels } = useQuery(channelsQuery);
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const usable = channels?.items.filter((channel) => channel.active && channel.kind !== 'import') ?? [];

  const submit = ({ channel, name, phone, email, subject, body, kind, category }: Values) =>
    open.mutate(
      {
        idempotencyKey: idempotencyKey.current,
        body: { channel, customer: given({ name, phone, email }), body: body.trim(), ...given({ subject, kind, category }) },
      },
      {
        onSuccess: (ticket) => {
          void message.success(t('open.done', { number: ticket.number }));
          onClose();
          void navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket.id }, search: {} });
        },
        // Refused means not opened: the corrected form is another request.
        onError: () => (idempotencyKey.current = crypto.randomUUID()),
      },
    );

  return (
    <Modal open title={t('open.title')} width={600} onCancel={onClose} onOk={() => form.submit()} okText={t('open.submit')} cancelText={t('ui:cancel')} okButtonProps={{ loading: open.isPending }} mask={{ closable: false }}>
      {open.error && <Alert type="error" showIcon title={wordsOf(open.error)} style={{ marginBottom: 16 }} />}
      <Form<Values> form={form} layout="vertical" initialValues={{ channel: 'phone' }} onFinish={submit}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', columnGap: 12 }}>
          <Form.Item name="channel" label={t('open.channel')} rules={[{ required: true, message: t('open.channelMissing') }]}>
            <Select options={usable.map((channel) => ({ value: channel.key, label: inWords(channel.name) }))} />
          </Form.Item>
          <Form.Item name="name" label={t('open.name')}><Input autoFocus maxLength={100} autoComplete="off" /></Form.Item>
          <Form.Item name="phone" label={t('open.phone')} extra={t('open.contactHint')} dependencies={['email']} rules={[{ validator: async () => hasContact(form.getFieldsValue()) || Promise.reject(new Error(t('open.contactMissing'))) }]}>
            <Input maxLength={40} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name="email" label={t('open.email')}><Input maxLength={200} inputMode="email" autoComplete="off" /></Form.Item>
        </div>
        <Form.Item name="subject" label={t('open.subject')}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="body" label={t('open.body')} rules={[{ required: true, whitespace: true, message: t('open.bodyMissing') }]}><Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={4000} /></Form.Item>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))', columnGap: 12 }}>
          <Form.Item name="kind" label={t('open.kind')}><Select allowClear placeholder={t('open.automatic')} options={(taxonomy?.kinds ?? []).map((kind) => ({ value: kind.key, label: inWords(kind.name) }))} /></Form.Item>
          <Form.Item name="category" label={t('open.category')}><Select allowClear placeholder={t('open.automatic')} showSearch={{ optionFilterProp: 'label' }} options={categoryOptions(taxonomy?.categories ?? [])} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}

function hasContact({ phone, email }: Values): boolean {
  return (phone?.trim() ?? '') !== '' || (email?.trim() ?? '') !== '';
}

/** Without what was left empty. */
function given<Fields extends Readonly<Record<string, string | undefined>>>(fields: Fields): { [Key in keyof Fields]?: string } {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))) as { [Key in keyof Fields]?: string };
}
