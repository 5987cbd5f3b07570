/** A new password of mine; every other session of mine ends with it. */

import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useChangeMyPassword } from './account.queries.ts';

interface Values {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

export function ChangePassword() {
  const { t } = useTranslation(['identity', 'ui']);
  const { message } = App.useApp();
  const change = useChangeMyPassword();
  const [form] = Form.useForm<Values>();
  const [saving, setSaving] = useState(false);
  const save = async ({ current, next }: Values) => {
    setSaving(true);
    try {
      await change({ body: { current, next } });
      form.resetFields();
      void message.success(t('account.passwordChanged'));
    } catch (error) {
      if (isRefusal(error, 'session.wrong')) form.setFields([{ name: 'current', errors: [t('account.currentWrong')] }]);
      else if (isRefusal(error, 'person.password_weak')) form.setFields([{ name: 'next', errors: [wordsOf(error)] }]);
      else void message.error(wordsOf(error));
    } finally {
      setSaving(false);
    }
  };
  const required = (label: string) => ({ required: true, message: t('ui:required', { label }) });
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
      <Form.Item name="current" label={t('account.current')} rules={[required(t('account.current'))]}><Input.Password autoComplete="current-password" /></Form.Item>
      <Form.Item name="next" label={t('account.next')} rules={[required(t('account.next'))]}><Input.Password autoComplete="new-password" /></Form.Item>
      <Form.Item
        name="again"
        label={t('account.again')}
        dependencies={['next']}
        rules={[required(t('account.again')), ({ getFieldValue }) => ({ validator: (_, value) => (!value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('account.notSame')))) })]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button htmlType="submit" loading={saving}>{t('account.change')}</Button>
    </Form>
  );
}
