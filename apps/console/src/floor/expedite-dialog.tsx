/** Puts a ticket before all others; the reason is kept. */

import type { FloorPromise } from '@huiyin/domain/floor/floor.contract.ts';
import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useExpedite } from './floor.queries.ts';

export function ExpediteDialog({ promise, onClose }: { readonly promise: FloorPromise; readonly onClose: () => void }) {
  const { t } = useTranslation(['floor', 'ui']);
  const { message } = App.useApp();
  const expedite = useExpedite();
  const [form] = Form.useForm<{ reason: string }>();
  const [saving, setSaving] = useState(false);
  const save = async ({ reason }: { reason: string }) => {
    setSaving(true);
    try {
      await expedite(promise, reason);
      void message.success(t('soon.expediteDone'));
      onClose();
    } catch (error) {
      void message.error(isRefusal(error, 'ticket.changed') ? t('soon.changed') : wordsOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal open title={t('soon.expediteTitle', { number: promise.number })} okText={t('soon.expedite')} cancelText={t('ui:cancel')} confirmLoading={saving} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)}>
        <Form.Item name="reason" label={t('soon.reason')} rules={[{ required: true, whitespace: true, message: t('soon.reasonMissing') }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
